import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Offer } from '../../../src/core/decision.ts'
import type { InterventionConfig } from '../../../src/core/intervention.ts'
import { AUTO_WITHIN, runAutoRemedies } from '../../../src/shell/runAutoRemedies.ts'
import type { Remedy } from '../../../src/surface.ts'

const card: InterventionConfig = {
  kind: 'card',
  title: 'Signed out',
  body: 'So.',
  actions: [
    { label: 'Sign in again', remedy: 'refresh', auto: true },
    { label: 'Start over', remedy: 'restart' },
  ],
}
const offer: Offer = { id: 'o1', intervention: 'signed-out', rule: 'signed-out' }

async function runWith(
  remedies: { [name: string]: Remedy },
  { allow = ['refresh'], by = offer }: { allow?: string[]; by?: Offer } = {},
) {
  const steps: string[] = []
  const problems: string[] = []
  const results = await runAutoRemedies({
    intervention: card,
    offer: by,
    options: { remedies, allow: { autoRemedies: allow } },
    on: (step, why) => steps.push(`${step} by ${why}`),
    onProblem: (message) => problems.push(message),
  })
  const phases = [...results].map(([name, { phase }]) => [name, phase] as const)
  return { results: Object.fromEntries(phases), again: results.get('refresh')?.run, steps, problems }
}

afterEach(() => void vi.useRealTimers())

describe('a remedy that may run by itself', () => {
  test('runs before anything is shown, and the others do not', async () => {
    const [refresh, restart] = [vi.fn(), vi.fn()]
    const { results, steps } = await runWith({ refresh, restart })
    expect(refresh).toHaveBeenCalledOnce()
    expect(restart).not.toHaveBeenCalled()
    expect([results, steps]).toEqual([{ refresh: 'done' }, ['used by auto refresh']])
  })

  test('does not run where the page’s code has not allowed it, and says how to', async () => {
    const refresh = vi.fn()
    const { results, steps, problems } = await runWith({ refresh }, { allow: ['restart'] })
    expect(refresh).not.toHaveBeenCalled()
    expect([results, steps]).toEqual([{}, []])
    expect(problems).toEqual([expect.stringContaining('allow: { autoRemedies: ["refresh"] }')])
  })

  test('does not run when somebody asks for the help, or looks at it', async () => {
    const refresh = vi.fn()
    await runWith({ refresh }, { by: { id: 'o1', intervention: 'signed-out' } })
    expect(refresh).not.toHaveBeenCalled()
  })

  test('that fails is told, and offered', async () => {
    const { results, steps, problems } = await runWith({ refresh: () => Promise.reject(new Error('401')) })
    expect(results).toEqual({ refresh: 'failed' })
    expect(steps).toEqual(['used by auto refresh', 'failed by auto refresh'])
    expect(problems).toEqual(['Failed to run the remedy "refresh" by itself: Error: 401'])
  })

  test('that hangs keeps nobody waiting for ever', async () => {
    vi.useFakeTimers()
    const running = runWith({ refresh: () => new Promise(() => {}) })
    await vi.advanceTimersByTimeAsync(AUTO_WITHIN)
    expect((await running).results).toEqual({ refresh: 'failed' })
  })

  test('that is still under way is waited for by whoever tries again, and not run twice', async () => {
    vi.useFakeTimers()
    let end!: (value: string) => void
    const refresh = vi.fn(() => new Promise<string>((resolve) => (end = resolve)))
    const running = runWith({ refresh })
    await vi.advanceTimersByTimeAsync(AUTO_WITHIN)
    const { again } = await running
    const pressed = again!()
    end('signed in')
    expect(await pressed).toBe('signed in')
    expect(refresh).toHaveBeenCalledOnce()
    void again!()
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  test('of which the page has none is left to the help to tell', async () => {
    expect(await runWith({})).toMatchObject({ results: {}, steps: [], problems: [] })
  })
})
