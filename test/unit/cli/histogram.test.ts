import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addTime,
  createHistogram,
  joinHistogram,
  quantileOf,
  type Histogram,
} from '../../../src/cli/histogram.ts'

const histogramOf = (times: readonly number[]): Histogram => {
  const histogram = createHistogram()
  for (const time of times) addTime(histogram, time)
  return histogram
}
const times = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 200 })

test('any quantile is known to one in fifty', () => {
  fc.assert(
    fc.property(times, fc.constantFrom(0.05, 0.5, 0.95, 1), (some, share) => {
      const exact = [...some].sort((a, b) => a - b)[Math.ceil(share * some.length) - 1]!
      const told = quantileOf(histogramOf(some), share)!
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.02))
    }),
  )
})

test('two joined are what one would have been', () => {
  fc.assert(
    fc.property(times, times, (a, b) => {
      const joined = histogramOf(a)
      joinHistogram(joined, histogramOf(b))
      expect(joined).toEqual(histogramOf([...a, ...b]))
    }),
  )
})

test('of equal times the quantile is that time', () => {
  expect(quantileOf(histogramOf([5000]), 0.5)).toBe(5000)
  expect(quantileOf(histogramOf([60_000, 60_000, 60_000]), 0.95)).toBe(60_000)
})

test('of no times there is no quantile', () => {
  expect(quantileOf(createHistogram(), 0.5)).toBeUndefined()
})
