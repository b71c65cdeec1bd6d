import { describe, expect, test } from 'vitest'
import {
  BACK_OFF_AT_MOST,
  BACK_OFF_FIRST,
  BACK_OFF_JITTER,
  computeBackOff,
  readRetryAfter,
  RETRY_AFTER_AT_MOST,
} from '../../../src/forward/backOff.ts'

describe('the wait after failed rounds', () => {
  test.each([
    [1, 500, 1500],
    [2, 1000, 3000],
    [3, 2000, 6000],
    [4, 4000, 12_000],
    [5, 8000, 24_000],
    [6, 16_000, 48_000],
    [7, 20_000, 60_000],
    [8, 20_000, 60_000],
    [5000, 20_000, 60_000],
  ])('after %i is %i to %i ms', (failures, least, most) => {
    expect(computeBackOff(failures, 0, 0)).toBeCloseTo(least)
    expect(computeBackOff(failures, 0, 0.5)).toBeCloseTo((least + most) / 2)
    expect(computeBackOff(failures, 0, 1)).toBeCloseTo(most)
  })

  test.each([
    ['is as long as the server asks for', 1, 90_000, 90_000],
    ['is not shorter than it would be because the server asks for less', 4, 1000, 8000],
  ])('%s', (_, failures, asked, wait) => {
    expect(computeBackOff(failures, asked, 0.5)).toBe(wait)
  })

  test('is 1 s at first and 60 s at last, ± 50 %', () => {
    expect({ BACK_OFF_FIRST, BACK_OFF_AT_MOST, BACK_OFF_JITTER }).toEqual({
      BACK_OFF_FIRST: 1000,
      BACK_OFF_AT_MOST: 60_000,
      BACK_OFF_JITTER: 0.5,
    })
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T10:00:00Z')

  test.each([
    ['seconds', '120', 120_000],
    ['a date', 'Sat, 21 Nov 2026 10:01:30 GMT', 90_000],
    ['a date that is over', 'Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['more than five minutes', '86400', RETRY_AFTER_AT_MOST],
    ['a date of next year', 'Sun, 21 Nov 2027 10:00:00 GMT', RETRY_AFTER_AT_MOST],
    ['no number that fits', '9'.repeat(400), RETRY_AFTER_AT_MOST],
    ['a time before now', '-5', 0],
    ['nonsense', 'soon', 0],
    ['nothing', '', 0],
    ['none', null, 0],
  ])('of %s', (_, header, wait) => {
    expect(readRetryAfter(header, now)).toBe(wait)
  })

  test('is heard up to 300 s', () => {
    expect(RETRY_AFTER_AT_MOST).toBe(300_000)
  })
})
