import { expect, test } from 'vitest'
import { readDuration } from '../../../src/core/time.ts'

test.each([
  ['250ms', 250],
  ['20s', 20_000],
  ['2m', 120_000],
  ['1h', 3_600_000],
  ['7d', 604_800_000],
  ['1.5s', 1500],
  ['0s', 0],
  [0, 0],
  [90_000, 90_000],
])('%s is a length of time', (text, ms) => {
  expect(readDuration(text)).toBe(ms)
})

test.each([
  '', '5', 's', '5 s', '-5s', '+5s', '5S', '5w', '1h30m', '.5s', '5.s', '1e3s', ' 5s', '5s ', '5s\n', '٣s', '1234567890123s',
  -1, Number.NaN, Infinity, null, undefined, true, [], {}, ['5s'],
])('%j is none', (value) => {
  expect(readDuration(value)).toBeUndefined()
}) // prettier-ignore
