import { describe, expect, test } from 'vitest'
import { allOf, anyOf, negate, type Verdict } from '../../../src/rules/conditions/verdict.ts'

const T = true
const F = false
const U = undefined

describe('three values', () => {
  test.each<[Verdict, Verdict, Verdict, Verdict]>([
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ])('%s and %s: all %s, any %s', (a, b, all, any) => {
    expect(allOf([a, b])).toBe(all)
    expect(anyOf([a, b])).toBe(any)
  })

  test('what is not known stays so under negation', () => {
    expect([T, F, U].map(negate)).toEqual([F, T, U])
  })

  test('all of nothing holds, any of nothing does not', () => {
    expect([allOf([]), anyOf([])]).toEqual([T, F])
  })
})
