import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logarithm } from '../../../src/core/logarithm.ts'
import {
  computeUplift,
  IN_EACH_ARM,
  LEVELS,
  OF_EACH_KIND,
  TIGHTEST_AT,
  WORTHWHILE,
  type UpliftOptions,
} from '../../../src/rules/uplift.ts'
import { createRandom } from '../../support/session/random.ts'

test('the figures are those that were chosen', () => {
  expect([TIGHTEST_AT, IN_EACH_ARM, OF_EACH_KIND]).toEqual([1000, 25, 5])
  expect([LEVELS, WORTHWHILE]).toEqual([
    [0.5, 0.999999],
    [0.0001, 1],
  ])
})

describe('a question that has no answer is refused in a sentence', () => {
  const half = { users: 100, reached: 50 }
  const row = (says: string, shown: object, withheld: object = half, options?: UpliftOptions) =>
    test(says, () =>
      expect(() => computeUplift({ ...half, ...shown }, { ...half, ...withheld }, options)).toThrow(
        `Failed to compute the uplift: ${says}`,
      ),
    )

  row('101 of those shown reached the outcome, but there are only 100; count each user once', {
    reached: 101,
  })
  row('"users" of those withheld is -1, but it must be a whole number of users', {}, { users: -1 })
  row('"users" of those shown is 99.5, but it must be', { users: 99.5 })
  row('"reached" of those shown is NaN, but it must be', { reached: NaN })
  row('"users" of those shown is Infinity, but it must be', { users: Infinity })
  row('"users" of those shown is undefined, but it must be', { users: undefined })
  row('"level" is 0, but it must be a share from 0.5 to 0.999999', {}, half, { level: 0 })
  row('"level" is 1, but it must be', {}, half, { level: 1 })
  row('"level" is 95, but it must be a share from 0.5 to 0.999999; did you mean 0.95?', {}, half, {
    level: 95,
  })
  row('"level" is NaN, but it must be', {}, half, { level: NaN })
  row('"worthwhile" is 0, but it must be a share from 0.0001 to 1', {}, half, { worthwhile: 0 })
  row('"worthwhile" is -0.1, but it must be', {}, half, { worthwhile: -0.1 })
  row('"worthwhile" is 5, but it must be a share from 0.0001 to 1; did you mean 0.05?', {}, half, {
    worthwhile: 5,
  })

  test('and every other one is answered, with an end of the users to go', () => {
    const count = fc.oneof(fc.nat(2000), fc.maxSafeNat())
    const arm = fc.tuple(count, fc.double({ min: 0, max: 1, noNaN: true })).map(([users, share]) => ({
      users,
      reached: Math.floor(users * share),
    }))
    const share = (min: number, max: number) =>
      fc.oneof(fc.constantFrom(min, max), fc.double({ min, max, noNaN: true }))
    fc.assert(
      fc.property(arm, arm, share(...LEVELS), share(...WORTHWHILE), (shown, withheld, level, worthwhile) => {
        const { interval, usersToGo } = computeUplift(shown, withheld, { level, worthwhile })
        expect(interval[0]).toBeLessThanOrEqual(interval[1])
        expect(Number.isFinite(usersToGo)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('an interval', () => {
  test('holds what was found, and tells a clear difference', () => {
    const { difference, interval, verdict, usersToGo } = computeUplift(
      { users: 800, reached: 80 },
      { users: 800, reached: 200 },
    )
    expect(difference).toBeCloseTo(-0.15, 10)
    expect(interval[0]).toBeLessThan(-0.15)
    expect(interval[1]).toBeLessThan(0)
    expect([verdict, usersToGo]).toEqual(['less', 0])
  })

  test('is one and a half times as wide as one that allows a single look', () => {
    const [low, high] = computeUplift({ users: 500, reached: 150 }, { users: 500, reached: 150 }).interval
    const once = 1.96 * Math.sqrt((2 * 0.3 * 0.7) / 500)
    expect((high - low) / 2 / once).toBeGreaterThan(1.4)
    expect((high - low) / 2 / once).toBeLessThan(1.8)
  })

  test.each<[string, number, number, number, number]>([
    ['nobody', 0, 0, 0, 0],
    ['an empty control group', 5000, 2500, 0, 0],
    ['a handful of users', 24, 24, 24, 0],
    ['nobody with the outcome', 5000, 0, 5000, 0],
    ['everybody with it', 5000, 5000, 5000, 5000],
  ])('says nothing of %s', (_, shown, a, withheld, b) => {
    const { interval, verdict, usersToGo } = computeUplift(
      { users: shown, reached: a },
      { users: withheld, reached: b },
    )
    expect(verdict).toBe('not enough data yet')
    expect(interval[0]).toBeLessThanOrEqual(0)
    expect(interval[1]).toBeGreaterThanOrEqual(0)
    expect(usersToGo).toBeGreaterThan(0)
  })

  test('is wider where one wants to be surer', () => {
    const arms = [
      { users: 400, reached: 100 },
      { users: 100, reached: 30 },
    ] as const
    const [low, high] = computeUplift(...arms).interval
    const [lower, higher] = computeUplift(...arms, { level: 0.99 }).interval
    expect(lower).toBeLessThan(low)
    expect(higher).toBeGreaterThan(high)
  })
})

describe('users to go', () => {
  const arms = (users: number, share = 0.3) =>
    [
      { users: users * 0.8, reached: Math.round(users * 0.8 * share) },
      { users: users * 0.2, reached: Math.round(users * 0.2 * share) },
    ] as const

  test.each([
    ['nobody', 0],
    ['everybody', 500],
  ])('are many where %s has had the outcome yet: it is rare, and enough must come', (_, reached) => {
    const { usersToGo } = computeUplift({ users: 500, reached }, { users: 500, reached })
    expect(usersToGo).toBeGreaterThan(5000)
  })

  test('are fewer the more there are', () => {
    const counts = [100, 1000, 3000].map((users) => computeUplift(...arms(users)).usersToGo)
    expect(counts[0]!).toBeGreaterThan(counts[1]!)
    expect(counts[1]!).toBeGreaterThan(counts[2]!)
  })

  test('are fewer for a difference that is larger', () => {
    const worthwhile = (one: number) => computeUplift(...arms(100), { worthwhile: one }).usersToGo
    expect(worthwhile(0.2)).toBeLessThan(worthwhile(0.1) / 2)
  })
})

/** A fair experiment that somebody looks at after every user; whether a difference was ever told, and when. */
function experiment(
  seed: number,
  shares: readonly [shown: number, withheld: number],
  holdout: number,
  users: number,
) {
  const random = createRandom(seed)
  const chance = () => random(1_000_000) / 1_000_000
  const [shown, withheld] = [
    { users: 0, reached: 0 },
    { users: 0, reached: 0 },
  ]
  for (let i = 1; i <= users; i++) {
    const isHeld = chance() < holdout
    const arm = isHeld ? withheld : shown
    arm.users++
    if (chance() < shares[isHeld ? 1 : 0]) arm.reached++
    const { verdict } = computeUplift(shown, withheld, { worthwhile: 1 })
    if (verdict !== 'not enough data yet') return { verdict, after: i }
  }
  return undefined
}

describe('with somebody looking after every user', { timeout: 120_000 }, () => {
  test.each([
    [0.5, 0.3],
    [0.2, 0.02],
    [0.05, 0.5],
  ])(
    'a control group of %f, where help changes nothing of %f, is wrong in fewer than 5 of 100',
    (holdout, share) => {
      const runs = 1000
      const wrong = Array.from({ length: runs }, (_, seed) =>
        experiment(seed, [share, share], holdout, 1200),
      ).filter(Boolean)
      expect(wrong.length / runs).toBeLessThanOrEqual(0.05)
    },
  )

  test('a third fewer tickets is told in nine of ten, from 1,500 users', () => {
    const found = Array.from({ length: 200 }, (_, seed) => experiment(seed, [0.2, 0.3], 0.5, 1500)).filter(
      Boolean,
    )
    expect(found.length / 200).toBeGreaterThan(0.9)
    expect(found.every((one) => one?.verdict === 'less')).toBe(true)
  })

  test('about as many users as were said to go are enough for four in five', () => {
    const before = [
      { users: 50, reached: 10 },
      { users: 50, reached: 15 },
    ] as const
    const { usersToGo } = computeUplift(...before, { worthwhile: 0.1 })
    const found = Array.from({ length: 200 }, (_, seed) =>
      experiment(seed, [0.2, 0.3], 0.5, 100 + usersToGo),
    ).filter(Boolean)
    expect(found.length / 200).toBeGreaterThan(0.75)
    expect(found.length / 200).toBeLessThan(0.97)
  })
})

test('the logarithm is that of the books', () => {
  for (const x of [1e-12, 0.05, 0.7071, 1, 1.4143, 2, 20, 12345.678, 1e15]) {
    expect(Math.abs(logarithm(x) - Math.log(x))).toBeLessThan(1e-13)
  }
})
