import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventHistory, HistoryRecord } from '../../../src/core/remembered.ts'
import { joinHistory } from '../../../src/rules/history/joinHistory.ts'
import { joinVisits, type Visit } from '../../../src/rules/history/visits.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const time = fc.nat(40 * DAY)

const event: fc.Arbitrary<EventHistory> = fc
  .record({
    times: fc.uniqueArray(time, { maxLength: 40 }),
    since: fc.nat(DAY),
    unsure: fc.option(time),
    dropped: fc.option(time),
  })
  .map(({ times, since, unsure, dropped }) => {
    const sorted = times.sort((a, b) => a - b)
    const days: { [day: string]: number } = {}
    for (const at of sorted) days[Math.floor(at / DAY)] = at
    return {
      since,
      times: sorted,
      days,
      ...(unsure && { unsure }),
      ...(dropped && { dropped }),
    }
  })

const record: fc.Arbitrary<HistoryRecord> = fc.record({
  visits: fc
    .array(fc.tuple(time, fc.nat(3 * HOUR)), { maxLength: 10 })
    .map((list) => list.reduce<Visit[]>((so, [from, lasts]) => joinVisits(so, [[from, from + lasts]]), [])),
  events: fc.dictionary(fc.constantFrom('event a', 'event b', 'event __proto__', 'event toString'), event),
})

describe('what two tabs remember', () => {
  test('is the same whoever writes first', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(joinHistory(a, b)).toEqual(joinHistory(b, a))
      }),
    )
  })

  test('counts nothing twice, however often it is written', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const once = joinHistory(a, b)
        expect(joinHistory(once, a)).toEqual(once)
        expect(joinHistory(joinHistory(once, b), once)).toEqual(once)
      }),
    )
  })

  test('is the same in whichever order three tabs write', () => {
    fc.assert(
      fc.property(record, record, record, (a, b, c) => {
        expect(joinHistory(joinHistory(a, b), c)).toEqual(joinHistory(a, joinHistory(b, c)))
      }),
    )
  })

  test('is bounded', () => {
    let all: HistoryRecord = { visits: [], events: {} }
    for (let i = 1; i < 3000; i++) {
      const at = i * DAY
      const one = { since: at, times: [at], days: { [i]: at } }
      all = joinHistory(all, { visits: [[at, at]], events: { [`event ${i % 200}`]: one } })
    }
    expect(JSON.stringify(all).length).toBeLessThan(120_000)
    expect(Object.keys(all.events)).toHaveLength(60)
  })
})
