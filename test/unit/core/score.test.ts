import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addToScore, computeScore, HALF_LIFE, initScore, relieve } from '../../../src/core/score.ts'
import type { Signal } from '../../../src/core/signal.ts'

interface Given {
  readonly id?: string
  readonly at?: number
  readonly weight?: number
  readonly strength?: number
  readonly page?: string
  readonly form?: string
  readonly element?: string
  readonly act?: string
}

const signal = ({ id = 's', at = 0, strength = 1, page = '/', form, element, act }: Given): Signal => ({
  type: 'rage-click',
  id,
  at,
  strength,
  layer: 'behaviour',
  count: 1,
  page,
  evidence: {},
  ...(form !== undefined && { form }),
  ...(element !== undefined && { target: { key: element, tag: 'a' } }),
  ...(act !== undefined && { act }),
})

function stateOf(given: readonly Given[]) {
  const state = initScore()
  given.forEach((one, i) => addToScore(state, signal({ id: `s${i}`, ...one }), one.weight ?? 0.5, HALF_LIFE))
  return state
}

const scoreOf = (given: readonly Given[], now = 0, page = '/') =>
  computeScore(stateOf(given), page, HALF_LIFE, now)

test('friction found a minute and a half ago counts half', () => {
  expect(HALF_LIFE).toBe(90_000)
})

describe('the score', () => {
  test.each<[string, Given[], number]>([
    ['is nothing where nothing was found', [], 0],
    ['is the weight of one sure finding', [{ weight: 0.45 }], 45],
    ['is less for a less sure one', [{ weight: 0.5, strength: 0.8 }], 40],
    ['is the noisy-or of several', [{ weight: 0.5 }, { weight: 0.4 }], 70],
    ['stays below a hundred', Array.from({ length: 5 }, () => ({ weight: 0.9 })), 100],
    [
      'counts findings of one act once, the strongest',
      [
        { act: 'a', weight: 0.5 },
        { act: 'a', weight: 0.3 },
      ],
      50,
    ],
    ['counts two equals of one act once', [{ act: 'a' }, { act: 'a' }], 50],
    ['counts findings of different acts each', [{ act: 'a' }, { act: 'b' }], 75],
    ['does not count what weighs nothing', [{ weight: 0 }], 0],
    [
      'counts an episode once, as it is now',
      [
        { id: 'x', strength: 0.4 },
        { id: 'x', strength: 0.8 },
      ],
      40,
    ],
    ['is rounded to a hundredth', [{ weight: 0.3333, strength: 0.77 }], 25.66],
  ])('%s', (_, given, expected) => {
    expect(scoreOf(given).visit).toBe(expected)
  })

  test.each([
    [0, 50],
    [90_000, 25],
    [180_000, 12.5],
    [899_999, 0.05],
  ])('after %d ms is %d', (now, expected) => {
    expect(scoreOf([{ weight: 0.5 }], now).visit).toBe(expected)
  })

  test('lets go of what is ten half-lives old when something new comes', () => {
    expect(stateOf([{ at: 0 }, { at: 899_999 }]).terms).toHaveLength(2)
    expect(stateOf([{ at: 0 }, { at: 900_000 }]).terms).toHaveLength(1)
  })

  test('is kept for the visit, the page, the worst form and the worst element on this page', () => {
    const given = [
      { form: 'ship', element: 'street', weight: 0.2 },
      { form: 'ship', element: 'zip', weight: 0.4 },
      { form: 'pay', element: 'card', weight: 0.5 },
      { page: '/other', form: 'login', element: 'name', weight: 0.9 },
    ]
    expect(scoreOf(given)).toMatchObject({ visit: 97.6, page: 76, form: 52, element: 50 })
    expect(scoreOf(given, 0, '/other')).toMatchObject({ visit: 97.6, page: 90, form: 90, element: 90 })
    expect(scoreOf(given, 0, '/third')).toMatchObject({ visit: 97.6, page: 0, form: 0, element: 0 })
  })

  test('is explained by its terms', () => {
    expect(scoreOf([{ id: 'x', weight: 0.5, strength: 0.8 }], 90_000).terms).toEqual([
      { signal: 'x', type: 'rage-click', value: 0.2, weight: 0.5, strength: 0.8, age: 90_000 },
    ])
  })

  test('forgets what has been served, and says which', () => {
    const state = stateOf([{ id: 'x', form: 'pay' }, { id: 'y' }])
    expect(relieve(state, ({ form }) => form === 'pay')).toEqual(['x'])
    expect(computeScore(state, '/', HALF_LIFE, 0).visit).toBe(50)
    expect(relieve(state, ({ form }) => form === 'pay')).toEqual([])
  })

  test('keeps twenty terms at the most, the newest', () => {
    const { terms } = stateOf(Array.from({ length: 70 }, (_, i) => ({ id: `s${i}` })))
    expect(terms).toHaveLength(20)
    expect(terms.at(-1)?.id).toBe('s69')
  })
})

const given: fc.Arbitrary<Given> = fc.record({
  at: fc.nat(500_000),
  weight: fc.double({ min: 0, max: 1, noNaN: true }),
  strength: fc.double({ min: 0, max: 1, noNaN: true }),
  page: fc.constantFrom('/', '/b'),
  form: fc.constantFrom('f', 'g'),
  element: fc.constantFrom('e', 'h'),
  act: fc.constantFrom('a', 'b', 'c'),
})
/** Fewer than are kept: beyond that the oldest is let go. */
const several = fc.array(given, { maxLength: 19 })
const SCOPES = ['visit', 'page', 'form', 'element'] as const

describe('every score', () => {
  test('is from 0 to 100 with two decimals', () => {
    fc.assert(
      fc.property(several, fc.nat(10_000_000), (list, later) => {
        const score = scoreOf(list, 500_000 + later)
        for (const scope of SCOPES) {
          expect(score[scope]).toBeGreaterThanOrEqual(0)
          expect(score[scope]).toBeLessThanOrEqual(100)
          expect(Math.round(score[scope] * 100) / 100).toBe(score[scope])
        }
      }),
    )
  })

  test('is not lowered by one more signal', () => {
    fc.assert(
      fc.property(several, given, (list, more) => {
        const before = scoreOf(list, 500_000)
        const after = scoreOf([...list, { ...more, at: 500_000 }], 500_000)
        for (const scope of SCOPES) expect(after[scope]).toBeGreaterThanOrEqual(before[scope])
      }),
    )
  })

  test('only falls while nothing happens', () => {
    fc.assert(
      fc.property(several, fc.nat(1_000_000), fc.nat(1_000_000), (list, early, more) => {
        const before = scoreOf(list, 500_000 + early)
        const after = scoreOf(list, 500_000 + early + more)
        for (const scope of SCOPES) expect(after[scope]).toBeLessThanOrEqual(before[scope])
      }),
    )
  })

  test('of the visit is at least that of the page, and of the page at least that of its worst part', () => {
    fc.assert(
      fc.property(several, (list) => {
        const { visit, page, form, element } = scoreOf(list, 500_000)
        expect(visit).toBeGreaterThanOrEqual(page)
        expect(page).toBeGreaterThanOrEqual(Math.max(form, element))
      }),
    )
  })
})
