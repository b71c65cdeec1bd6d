import { afterEach, expect, test } from 'vitest'
import type { CapsRecord } from '../../../src/core/observation.ts'
import { joinCaps } from '../../../src/rules/policy.ts'
import { createMemory } from '../../../src/storage/memory.ts'

const memory = createMemory(joinCaps)

afterEach(() => memory.clear())

test('remembers nothing at first', async () => {
  expect(await memory.read()).toEqual({ rules: {}, quietUntil: 0 })
})

test('remembers shows over instances', async () => {
  await memory.write(shown('r', 1))
  expect(await createMemory(joinCaps).read()).toMatchObject({ rules: { r: { shown: [1], lifetime: 1 } } })
})

test('unites what two tabs know, whoever writes last', async () => {
  const other = createMemory(joinCaps)
  await Promise.all([memory.write(shown('r', 1)), other.write(shown('r', 2)), memory.write(shown('q', 3))])
  const { rules } = (await other.read())!
  expect(rules.r).toMatchObject({ shown: [1, 2], lifetime: 2 })
  expect(rules.q).toMatchObject({ shown: [3], lifetime: 1 })
})

test('forgets when it is told to', async () => {
  await memory.write(shown('r', 1))
  await memory.clear()
  expect(await memory.read()).toEqual({ rules: {}, quietUntil: 0 })
})

function shown(rule: string, at: number): CapsRecord {
  return {
    rules: { [rule]: { shown: [at], lifetime: 1, dismissals: 0, notBefore: 0, excused: 0 } },
    quietUntil: 0,
  }
}
