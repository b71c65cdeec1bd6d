import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../lab/runScenario.ts'
import { family, type Scenario } from '../../lab/scenario.ts'
import { computeShare, mistakesOf, tally } from '../../lab/tally.ts'
import { findMissed } from '../../lab/targets.ts'

const page = { widget: 'native', body: '' }
const rage = { type: 'rage-click', name: 'Pay', delay: 700 } as const

describe('what the lab makes of a scenario', () => {
  test.each<[string, Partial<Scenario>, Outcome['heard'], string[]]>([
    ['nothing was to come, and nothing came', {}, [], []],
    ['what had to come came', { finds: ['rage-click'], on: 'Pay' }, [rage], []],
    ['something came that nobody expected', {}, [rage], ['false alarm: rage-click on “Pay”']],
    ['it may come', { allows: ['rage-click'] }, [rage], []],
    ['it did not come', { finds: ['rage-click'] }, [], ['missed: rage-click']],
    ['it came of a busy machine', {}, [{ type: 'slow-page' }], []],
    ['a slow page had to be told of', { finds: ['slow-page'] }, [], ['missed: slow-page']],
    [
      'it came about another control',
      { finds: ['rage-click'], on: 'Buy' },
      [rage],
      ['missed: rage-click on “Pay”'],
    ],
  ])('%s', (_, scenario, heard, mistakes) => {
    expect(mistakesOf(outcomeOf(scenario, heard))).toEqual(mistakes)
  })

  test('a page that did not load says nothing about any signal, and is wrong', () => {
    const broken = { ...outcomeOf({ finds: ['rage-click'] }, []), problem: 'no such page' }
    expect(mistakesOf(broken)).toEqual(['no such page'])
    expect(tally([broken])).toEqual([])
  })
})

test('the figures of a signal count every scenario in which it must not come', () => {
  const outcomes = [
    outcomeOf({ finds: ['rage-click'] }, [rage]),
    outcomeOf({ finds: ['rage-click'] }, [{ ...rage, delay: 900 }]),
    outcomeOf({ finds: ['rage-click'] }, []),
    outcomeOf({}, [rage]),
    outcomeOf({}, []),
    outcomeOf({ allows: ['rage-click'] }, [rage]),
  ]
  expect(tally(outcomes)).toMatchObject([
    {
      signal: 'rage-click',
      positives: 3,
      negatives: 2,
      found: 2,
      missed: 1,
      falseAlarms: 1,
      precision: { value: 2 / 3 },
      recall: { value: 2 / 3 },
      delay: 800,
    },
  ])
})

test.each([
  [0, 10, 0, 0.278],
  [10, 10, 0.722, 1],
  [40, 40, 0.912, 1],
  [81, 263, 0.255, 0.366],
])('%i of %i lie between %f and %f (Wilson 1927, as in Newcombe 1998)', (part, of, low, high) => {
  const share = computeShare(part, of)
  expect(share.low).toBeCloseTo(low, 3)
  expect(share.high).toBeCloseTo(high, 3)
})

test('a benign scenario that is called rage misses a target, whatever the shares are', () => {
  const outcomes = [outcomeOf({}, [rage])]
  expect(findMissed(outcomes, tally(outcomes))).toContain('1 benign scenarios were called rage')
})

function outcomeOf(scenario: Partial<Scenario>, heard: Outcome['heard']): Outcome {
  const [named] = family('forms', { 'does something': { page, user: async () => {}, ...scenario } })
  return { scenario: named!, heard, log: [] }
}
