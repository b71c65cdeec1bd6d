import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findScoreFall } from '../../../src/rules/scoreFall.ts'

const DAY = 86_400_000

test('finds the very millisecond', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: DAY }), (now, after) => {
      expect(findScoreFall((at) => at >= now + after, now)).toBe(now + after)
    }),
  )
})

test('looks a day ahead, and then leaves it', () => {
  expect(findScoreFall(() => false, 5)).toBeUndefined()
})
