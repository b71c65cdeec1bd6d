import { afterEach, expect, test } from 'vitest'
import { CARRIED_AT_MOST, createCarry } from '../../../src/storage/carry.ts'

const place = 'unstuck:test'
const carry = createCarry(() => sessionStorage, place)

afterEach(() => sessionStorage.removeItem(place))

test('gives back what was put in, once', () => {
  carry.put({ visit: 3 })
  expect(carry.take()).toEqual({ visit: 3 })
  expect(carry.take()).toBeUndefined()
})

test('leaves nothing behind for a tab that is opened from this one', () => {
  carry.put({ visit: 3 })
  carry.take()
  expect(sessionStorage.getItem(place)).toBeNull()
})

test('forgets when it is told to', () => {
  carry.put({ visit: 3 })
  carry.clear()
  expect(carry.take()).toBeUndefined()
})

test('takes nothing that is no JSON, and goes on', () => {
  sessionStorage.setItem(place, '{')
  expect(carry.take()).toBeUndefined()
  carry.put(1)
  expect(carry.take()).toBe(1)
})

test('carries no more than a state may be', () => {
  carry.put('x'.repeat(CARRIED_AT_MOST))
  expect(carry.take()).toBeUndefined()
  carry.put('x'.repeat(CARRIED_AT_MOST - 2))
  expect(carry.take()).toHaveLength(CARRIED_AT_MOST - 2)
  expect(CARRIED_AT_MOST).toBe(100_000)
})

test('goes on without where a page may not store', () => {
  const denied = createCarry(() => {
    throw new DOMException('denied', 'SecurityError')
  }, place)
  denied.put({ visit: 3 })
  expect(denied.take()).toBeUndefined()
  denied.clear()
})

test('goes on without where the storage is full', () => {
  const filler = 'unstuck:filler'
  for (let size = 4_000_000; size > 100; size = Math.floor(size / 2)) {
    try {
      sessionStorage.setItem(filler, (sessionStorage.getItem(filler) ?? '') + 'x'.repeat(size))
    } catch {
      // Full up to half of what was tried.
    }
  }
  carry.put({ text: 'x'.repeat(1000) })
  sessionStorage.removeItem(filler)
  expect(carry.take()).toBeUndefined()
})
