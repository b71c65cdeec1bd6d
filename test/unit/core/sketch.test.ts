import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addTime,
  BUCKETS,
  countTimes,
  createSketch,
  FORGETS_EVERY_DAYS,
  FULL,
  isSketch,
  joinSketches,
  quantileOf,
  SHORTEST,
  type Sketch,
  STEP,
} from '../../../src/core/sketch.ts'
import { createRandom } from '../../support/session/random.ts'

const TODAY = 20_000
const sketchOf = (times: readonly number[], day = TODAY) => {
  const sketch = createSketch(day)
  for (const time of times) addTime(sketch, time, day)
  return sketch
}
const exact = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * times.length) - 1)]!

const times = fc.array(fc.integer({ min: SHORTEST, max: 900_000 }), { minLength: 1, maxLength: 50 })
const sketches = fc.record({ times, halvings: fc.nat(3) }).map(({ times, halvings }) => {
  const sketch = sketchOf(times, TODAY - FORGETS_EVERY_DAYS * halvings)
  addTime(sketch, times[0]!, TODAY)
  return sketch
})

test('the figures are those that were chosen', () => {
  expect([SHORTEST, STEP, BUCKETS, FULL, FORGETS_EVERY_DAYS]).toEqual([100, 1.2, 52, 56, 28])
})

describe('a quantile', () => {
  test('is within a tenth of the exact one', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.75, 0.95), (all, share) => {
        const wanted = exact(all, share)
        expect(Math.abs(quantileOf(sketchOf(all), share) - wanted)).toBeLessThanOrEqual(0.1 * wanted + 1)
      }),
    )
  })

  test('stays within a fifth of the exact one when full buckets were halved', () => {
    const random = createRandom(3)
    const all = Array.from({ length: 5000 }, () => 1000 + random(4000) + random(4000))
    for (const share of [0.5, 0.95]) {
      const wanted = exact(all, share)
      expect(Math.abs(quantileOf(sketchOf(all), share) - wanted)).toBeLessThanOrEqual(0.2 * wanted)
    }
  })

  test('of nothing is nothing', () => {
    expect(quantileOf(createSketch(TODAY), 0.95)).toBe(0)
  })

  test('of what is longer than anybody waits is the longest that is told apart', () => {
    expect(quantileOf(sketchOf([1e9]), 0.5)).toBeGreaterThan(900_000)
  })
})

describe('what was long ago', () => {
  const slow = Array.from({ length: 40 }, () => 10_000)

  test('counts half after four weeks', () => {
    const sketch = sketchOf(slow)
    addTime(sketch, 500, TODAY + FORGETS_EVERY_DAYS - 1)
    expect(countTimes(sketch)).toBe(41)
    addTime(sketch, 500, TODAY + FORGETS_EVERY_DAYS)
    expect(countTimes(sketch)).toBe(21)
  })

  test('gives way to what is usual now', () => {
    const sketch = sketchOf(slow)
    for (let day = 0; day < 120; day++) addTime(sketch, 500, TODAY + day)
    expect(quantileOf(sketch, 0.9)).toBeLessThan(600)
  })

  test('is gone after years, in no time', () => {
    const sketch = sketchOf(slow)
    addTime(sketch, 500, TODAY + 1e7)
    expect(countTimes(sketch)).toBe(1)
  })

  test('does not keep a clock that was set back from counting', () => {
    const sketch = sketchOf(slow, TODAY + 5000)
    for (let day = 0; day < 57; day += 28) addTime(sketch, 500, TODAY + day)
    expect(countTimes(sketch)).toBeLessThan(15)
  })
})

describe('two that are joined', () => {
  const json = (sketch: Sketch) => JSON.stringify(sketch)

  test('are the same in either order, and the same again', () => {
    fc.assert(
      fc.property(sketches, sketches, (a, b) => {
        const both = joinSketches(a, b)
        expect(json(joinSketches(b, a))).toBe(json(both))
        expect(json(joinSketches(both, a))).toBe(json(both))
        expect(json(joinSketches(both, b))).toBe(json(both))
      }),
    )
  })

  test('count no time twice that both have remembered', () => {
    const before = sketchOf([1000, 2000, 3000])
    const mine = { ...before }
    addTime(mine, 9000, TODAY)
    expect(joinSketches(before, mine)).toEqual(mine)
  })

  test('never grow without bound, nor flatten, over many visits', () => {
    const random = createRandom(7)
    let stored = createSketch(TODAY)
    for (let visit = 0; visit < 600; visit++) {
      const mine = { ...stored }
      for (let i = 0; i < 10; i++) addTime(mine, random(20) === 0 ? 60_000 : 1000 + random(500), TODAY)
      stored = joinSketches(stored, mine)
    }
    expect(stored.counts.length).toBeLessThanOrEqual(BUCKETS)
    expect(quantileOf(stored, 0.5)).toBeLessThan(1600)
    expect(quantileOf(stored, 0.9)).toBeLessThan(1600)
  })
})

test.each<[unknown, boolean]>([
  [{ counts: '##%', halved: 0, day: 3 }, true],
  [{ counts: '', halved: 0, day: 0 }, true],
  [{ counts: '#'.repeat(53), halved: 0, day: 3 }, false],
  [{ counts: '~', halved: 0, day: 3 }, false],
  [{ counts: '##', halved: -1, day: 3 }, false],
  [{ counts: '##', halved: 0.5, day: 3 }, false],
  [{ counts: 5, halved: 0, day: 3 }, false],
  [null, false],
  ['##', false],
])('%j is a sketch: %s', (value, is) => {
  expect(isSketch(value)).toBe(is)
})
