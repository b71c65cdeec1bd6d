import { describe, expect, test } from 'vitest'
import { halve } from '../../../src/core/halving.ts'

describe('halve', () => {
  test.each([
    [0, 1],
    [1, 0.5],
    [2, 0.25],
    [10, 1 / 1024],
    [63, 2 ** -63],
    [64, 0],
    [1e9, 0],
    [-1, 1],
    [Number.NaN, 1],
  ])('of %d is %d exactly', (x, expected) => {
    expect(halve(x)).toBe(expected)
  })

  test('is 2^(−x) to better than 0.00002 between', () => {
    let worst = 0
    for (let i = 0; i <= 20_000; i++) worst = Math.max(worst, Math.abs(halve(i / 1000) - 2 ** (-i / 1000)))
    expect(worst).toBeLessThan(0.000_02)
  })

  test('never rises, across its steps neither', () => {
    for (let i = 1; i <= 20_000; i++) expect(halve(i / 1000)).toBeLessThanOrEqual(halve((i - 1) / 1000))
  })
})
