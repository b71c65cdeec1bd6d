import { afterEach, describe, expect, test, vi } from 'vitest'
import { fromDatadog, fromFullstory, fromPostHog, segment } from '../../src/adapters.ts'
import { createUnstuck as createCore, rageClick } from '../../src/core.ts'
import { createUnstuck, intercom, mailto, webhook, zendesk } from '../../src/index.ts'
import { embedObservations } from '../../src/recorder.ts'
import type { Problem, Unstuck } from '../../src/surface.ts'

const running: Unstuck[] = []
afterEach(() => {
  for (const one of running.splice(0)) one.stop()
})

/** What is told until it runs; nothing must be thrown before. */
async function told(create: () => Unstuck): Promise<readonly string[]> {
  const problems: Problem[] = []
  const unstuck = create()
  running.push(unstuck)
  unstuck.on('problem', (problem) => problems.push(problem))
  await unstuck.ready
  // What says so in words is loaded.
  await vi.waitFor(() => expect(problems).not.toEqual([]), 5000)
  return problems.map(({ code, message }) => `${code}: ${message}`)
}

const hostile: never = new Proxy({} as never, {
  get() {
    throw new Error('theirs')
  },
  ownKeys() {
    throw new Error('theirs')
  },
})

describe('no entrance throws into the page', () => {
  test.each([undefined, null, {}, 'rageClick', 5, [undefined], [rageClick, null]])(
    'whose signals are %s',
    async (features) => {
      const [problem, ...others] = await told(() => createCore({ features: features as never }))
      expect(problem).toMatch(/^bad-option: Failed to read the option "features" of createUnstuck: it is /)
      expect(others).toEqual([])
    },
  )

  test('and the signals that are some are watched for', async () => {
    await told(() => createCore({ features: [rageClick, undefined as never] }))
    expect(Object.keys(running[0]!.state()!.detectors)).toEqual(['rage-click'])
  })

  test('whose options throw when they are looked at', async () => {
    expect(await told(() => createUnstuck(hostile))).toEqual([expect.stringContaining('internal: ')])
    expect(await told(() => createCore(hostile))).toEqual([expect.stringContaining('internal: ')])
  })

  test('that makes an adapter of null, which is nothing', () => {
    for (const create of [segment, intercom, zendesk]) expect(() => create(null as never)).not.toThrow()
    expect(() => mailto('a@b.c', null as never)).not.toThrow()
    expect(() => webhook('/t', null as never)).not.toThrow()
  })

  test.each([mailto, webhook])('and one without an address says so when it is asked', (create) => {
    expect(() => create(undefined as never).detect?.()).toThrow(/needs an address/)
    expect(create('/desk').detect?.()).toBe(true)
  })
})

describe('what other tools find', () => {
  const heard: unknown[] = []
  const stub = ((...call: unknown[]) => void heard.push(call)) as unknown as Unstuck
  const page = window as { unstuck?: unknown }
  afterEach(() => {
    heard.length = 0
    delete page.unstuck
  })

  test('is told to the stub of the script tag, and then to what takes its place', () => {
    page.unstuck = stub
    const end = fromFullstory(stub)
    const rage = () => document.body.dispatchEvent(new Event('fullstory/rageclick', { bubbles: true }))
    const found = { kind: 'rage-click', by: 'Fullstory', element: document.body }
    rage()
    expect(heard).toEqual([['friction', found]])
    page.unstuck = { friction: (it: unknown) => heard.push(it) }
    rage()
    expect(heard.at(-1)).toEqual(found)
    end()
  })

  test('disturbs nobody where there is no unstuck, or PostHog was blocked', () => {
    expect(() => fromPostHog(stub, undefined)()).not.toThrow()
    const send = fromDatadog(undefined as never)
    expect(send({ action: { frustration: { type: ['rage_click'] } } })).toBe(true)
  })

  test('is observed from the stub on by a recording of somebody else', () => {
    expect(() => embedObservations(stub, () => {}).stop()).not.toThrow()
    expect(heard).toEqual([['on', 'observation', expect.any(Function)]])
  })
})
