import { afterEach, describe, expect, test } from 'vitest'
import { isOver, LEASE, takeClaim } from '../../../src/storage/claim.ts'
import { createMemory } from '../../../src/storage/memory.ts'
import { joinBaselines } from '../../../src/core/baselines.ts'
import { joinHistory } from '../../../src/rules/history/joinHistory.ts'
import { joinCaps } from '../../../src/rules/policy/caps.ts'

const joins = { caps: joinCaps, baselines: joinBaselines, events: joinHistory }
const memory = createMemory(joins)
const other = createMemory(joins)

afterEach(async () => {
  for (const by of ['a', 'b']) await memory.letGo(by)
})

describe.each([
  ['a lock', navigator.locks],
  ['a lease', undefined],
] as const)('the claim by %s', (_, locks) => {
  test('is one tab’s at a time', async () => {
    const [one, two] = await Promise.all([takeClaim(locks, memory, 'a'), takeClaim(locks, other, 'b')])
    expect([one, two].filter(Boolean)).toHaveLength(1)
    one?.()
    two?.()
  })

  test('is free when it was let go', async () => {
    const one = (await takeClaim(locks, memory, 'a'))!
    expect(await takeClaim(locks, other, 'b')).toBeUndefined()
    one()
    await expect.poll(() => takeClaim(locks, other, 'b')).toBeDefined()
  })
})

test('a lock that the browser refuses to ask for is made up for by a lease', async () => {
  const refusing = { request: () => Promise.reject(new DOMException('sandboxed', 'SecurityError')) }
  const release = await takeClaim(refusing as unknown as LockManager, memory, 'a')
  expect(await other.hold('b', Date.now())).toBe(false)
  release!()
})

test('a lease is kept for as long as it is needed, and not much longer', async () => {
  expect(LEASE).toBe(5000)
  const now = Date.now()
  expect(await memory.hold('a', now)).toBe(true)
  expect(await other.hold('b', now + LEASE - 1)).toBe(false)
  expect(await memory.hold('a', now + LEASE - 1)).toBe(true)
  expect(await other.hold('b', now + LEASE)).toBe(false)
  expect(await other.hold('b', now + 2 * LEASE - 1)).toBe(true)
})

test('a lease of a time that lies ahead was taken before the clock was set back', () => {
  expect(isOver(1000 + LEASE, 1000)).toBe(false)
  expect(isOver(1001 + LEASE, 1000)).toBe(true)
})
