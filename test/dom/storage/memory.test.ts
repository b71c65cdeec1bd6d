import { afterEach, expect, test } from 'vitest'
import { joinBaselines, type BaselinesRecord } from '../../../src/core/baselines.ts'
import { joinHistory } from '../../../src/rules/history/joinHistory.ts'
import { joinCaps, NO_CAPS } from '../../../src/rules/policy/caps.ts'
import { settleCaps } from '../../../src/rules/policy/settleCaps.ts'
import { capsOf } from '../../support/session/caps.ts'
import { createMemory, type Remembered } from '../../../src/storage/memory.ts'

const NOTHING = { caps: NO_CAPS, baselines: {}, events: { visits: [], events: {} } }
const joins = { caps: joinCaps, baselines: joinBaselines, events: joinHistory }
const memory = createMemory(joins)

afterEach(() => memory.clear())

test('remembers nothing at first', async () => {
  expect(await memory.read()).toEqual(NOTHING)
})

test('remembers shows over instances', async () => {
  await memory.write(shown('r', 1))
  expect(await createMemory(joins).read()).toMatchObject({
    caps: { rules: { r: { shown: [1], lifetime: 1 } } },
  })
})

test('unites what two tabs know, whoever writes last', async () => {
  const other = createMemory(joins)
  await Promise.all([memory.write(shown('r', 1)), other.write(shown('r', 2)), memory.write(shown('q', 3))])
  const { rules } = (await other.read())!.caps
  expect(rules.r).toMatchObject({ shown: [1, 2], lifetime: 2 })
  expect(rules.q).toMatchObject({ shown: [3], lifetime: 1 })
})

test('mends what is ahead of a clock that was set back, once', async () => {
  let now = 5000
  const mending = createMemory(joins, { caps: settleCaps }, () => now)
  await memory.write(shown('r', 9000))
  expect((await mending.read())!.caps.rules.r).toMatchObject({ shown: [5000], lifetime: 1 })
  now = 6000
  await mending.write(shown('r', 5000))
  expect((await mending.read())!.caps.rules.r).toMatchObject({ shown: [5000], lifetime: 1 })
})

test('forgets when it is told to', async () => {
  await memory.write(shown('r', 1))
  await memory.clear()
  expect(await memory.read()).toEqual(NOTHING)
})

test('remembers what takes long', async () => {
  await memory.write({ ...shown('r', 1), baselines: usual('f1', '##%') })
  await createMemory(joins).write({
    ...shown('r', 1),
    baselines: { ...usual('f1', '##$%'), ...usual('p2', '$') },
  })
  expect((await memory.read())!.baselines).toEqual({ ...usual('f1', '##%%'), ...usual('p2', '$') })
})

test('remembers events, none of them twice', async () => {
  const once = (at: number) => ({
    ...shown('r', 1),
    events: { visits: [[1, 1] as const], events: { 'event e': { since: 1, times: [at], days: { 0: at } } } },
  })
  const other = createMemory(joins)
  await Promise.all([memory.write(once(5)), other.write(once(7)), memory.write(once(5))])
  expect((await other.read())!.events).toEqual({
    visits: [[1, 1]],
    events: { 'event e': { since: 1, times: [5, 7], days: { 0: 7 } } },
  })
})

function usual(name: string, counts: string): BaselinesRecord {
  return { [name]: { counts, halved: 0, day: 20_000 } }
}

function shown(rule: string, at: number): Remembered {
  return { caps: capsOf({ [rule]: { shown: [at], lifetime: 1 } }), baselines: {}, events: NOTHING.events }
}
