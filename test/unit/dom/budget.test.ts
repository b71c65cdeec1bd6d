import { describe, expect, test } from 'vitest'
import {
  BUDGET_WINDOW,
  CPU_BUDGET,
  createBudget,
  FAR_TOO_MUCH,
  type Overrun,
  WINDOWS_OF_PATIENCE,
} from '../../../src/dom/budget.ts'

/** Work as [seconds, milliseconds, part], in its order. */
function live(
  work: readonly (readonly [second: number, took: number, part?: string | undefined])[],
  allowed = CPU_BUDGET,
) {
  const overruns: Overrun[] = []
  const budget = createBudget(
    () => allowed,
    (overrun) => overruns.push(overrun),
  )
  for (const [second, took, part = 'presses'] of work) {
    const at = 1000 * second
    budget.spend(part, at, at + took)
  }
  return { overruns, isTight: budget.isTight() }
}

/** The same work once a second. */
const each = (took: number, from: number, to: number, part?: string) =>
  Array.from({ length: to - from }, (_, i) => [from + i, took, part] as const)

test('two milliseconds a second may be spent, for ten seconds each', () => {
  expect([CPU_BUDGET, BUDGET_WINDOW, FAR_TOO_MUCH, WINDOWS_OF_PATIENCE]).toEqual([2, 10_000, 10, 3])
})

describe('samplers work on', () => {
  test.each<[string, Parameters<typeof live>[0]]>([
    ['while nothing has been spent', []],
    ['for somebody who acts once a second', each(1.7, 0, 60)],
    ['for somebody who clicks in a rage for a few seconds', [...each(4, 0, 4), ...each(0.5, 4, 30)]],
    ['after one long task, once it has been over for a while', [...each(400, 0, 1), ...each(0.1, 1, 25)]],
    ['after a break, however dear the work before it was', [...each(9, 0, 10), [600, 1], [620, 1]]],
  ])('%s', (_, work) => expect(live(work)).toEqual({ overruns: [], isTight: false }))
})

describe('samplers rest', () => {
  test.each<[string, Parameters<typeof live>[0]]>([
    ['when more than the budget was spent for a while', each(3, 0, 11)],
    ['as long as that goes on', each(3, 0, 300)],
    [
      'whichever parts have spent it',
      [...each(1, 0, 11, 'forms'), ...each(25, 11, 12, 'acts')].slice(0, 12).concat([[22, 1, 'x']]),
    ],
  ])('%s, and nothing is switched off', (_, work) => {
    expect(live(work)).toEqual({ overruns: [], isTight: true })
  })

  test('later where the host allows more', () => {
    expect(live(each(3, 0, 60), 4).isTight).toBe(false)
    expect(live(each(3, 0, 60), Infinity).isTight).toBe(false)
  })
})

describe('the dearest part is switched off', () => {
  test('when far more than the budget was spent for half a minute', () => {
    const { overruns } = live(
      [...each(30, 0, 31, 'answers'), ...each(1, 0, 31, 'forms')].sort(([a], [b]) => a - b),
    )
    expect(overruns).toEqual([{ part: 'answers', spent: 31, budget: 2 }])
  })

  test('and then the next one, when that was not enough', () => {
    const busy = [...each(50, 0, 31, 'answers'), ...each(40, 0, 62, 'forms')].sort(([a], [b]) => a - b)
    expect(live(busy).overruns.map(({ part }) => part)).toEqual(['answers', 'forms'])
  })

  test.each<[string, Parameters<typeof live>[0]]>([
    ['for twenty seconds', [...each(100, 0, 20), ...each(1, 20, 60)]],
    [
      'with a calm while between',
      [...each(100, 0, 20), ...each(1, 20, 30), ...each(100, 30, 50), ...each(1, 50, 70)],
    ],
    [
      'by a computer that slept in the middle of it',
      [
        [0, 1],
        [5, 3_600_000],
        [3700, 1],
        [3711, 1],
      ],
    ],
  ])('but not when it was so only %s', (_, work) => expect(live(work).overruns).toEqual([]))
})
