import { describe, expect, test, vi } from 'vitest'
import { BYTES, KEEP } from '../../../src/recorder/createRecorder.ts'
import { createCutter, CUT_AT_MOST_EVERY, CUT_EVERY } from '../../../src/recorder/cutter.ts'
import { STATE_EVERY } from '../../../src/recorder/embedObservations.ts'
import { createRing } from '../../../src/recorder/ring.ts'

const META = 4
const SNAPSHOT = 2
const CUSTOM = 5
const event = (timestamp: number, type = 3, text = '') => ({ type, timestamp, data: { text } })
/** A page that is snapshot every half minute and changes every second. */
function record(seconds: number, options: { keep: number; bytes: number }, text = '') {
  const ring = createRing(options)
  for (let at = 0; at <= seconds; at++) {
    if (at % 30 === 0) ring.add(event(at * 1000, META))
    ring.add(event(at * 1000, 3, text))
  }
  return ring.list()
}

describe('the ring', () => {
  test('keeps the last minute, and begins where it can be played', () => {
    const kept = record(200, { keep: KEEP, bytes: BYTES })
    expect(kept[0]).toEqual(event(120_000, META))
    expect(kept.at(-1)).toEqual(event(200_000))
  })

  test('keeps all of a session that is shorter', () => {
    expect(record(20, { keep: KEEP, bytes: BYTES })).toHaveLength(22)
  })

  test('keeps less than a minute of a page that changes too much', () => {
    const kept = record(200, { keep: KEEP, bytes: 30_000 }, 'x'.repeat(1000))
    expect(kept[0]).toEqual(event(180_000, META))
  })

  test('keeps nothing of a page whose snapshot takes more room than there is', () => {
    const ring = createRing({ keep: KEEP, bytes: 500 })
    for (const type of [META, SNAPSHOT, 3, CUSTOM])
      ring.add(event(1, type, 'x'.repeat(type === SNAPSHOT ? 1000 : 1)))
    expect([ring.list(), ring.newest()]).toEqual([[], 0])
  })

  test('keeps what is embedded where what happens has no room until the next snapshot', () => {
    const ring = createRing({ keep: KEEP, bytes: 500 })
    const all = [event(0, META), event(1, SNAPSHOT), event(2, 3, 'x'.repeat(480)), event(3), event(4, CUSTOM)]
    for (const one of all) ring.add(one)
    expect(ring.list()).toEqual([all[0], all[1], all[4]])
    // So that a snapshot is asked for.
    expect(ring.newest()).toBe(500)
    const next = [event(5, META), event(6, SNAPSHOT), event(7)]
    for (const one of next) ring.add(one)
    expect(ring.list()).toEqual([all[0], all[1], all[4], ...next])
  })
})

describe('another snapshot is made', () => {
  const kB = 'x'.repeat(1000)
  /** How often, while a page changes by so many kB each second; its snapshot takes one. */
  function count(seconds: number, bytes: number, everySecond: number): number {
    vi.useFakeTimers()
    let made = 0
    const ring = createRing({ keep: KEEP, bytes })
    const add = (one: ReturnType<typeof event>) => {
      ring.add(one)
      cutter.note(one)
    }
    const snap = () => [META, SNAPSHOT].forEach((type) => add(event(Date.now(), type, kB)))
    const cutter = createCutter(ring, bytes, () => {
      made++
      snap()
    })
    snap()
    for (let at = 0; at < seconds; at++) {
      vi.advanceTimersByTime(1000)
      for (let nth = 0; nth < everySecond; nth++) add(event(Date.now(), 3, kB))
    }
    cutter.stop()
    vi.useRealTimers()
    return made
  }

  test('never of a page that changes little', () => {
    expect(count(20, 100_000, 1)).toBe(0)
  })

  test('twice a minute, however little that is', () => {
    expect(count(100, 1_000_000, 1)).toBe(3)
  })

  test('when what has changed takes half of the room', () => {
    expect(count(20, 20_000, 1)).toBe(2)
  })

  test('every five seconds at most, of one that changes all the time', () => {
    expect(count(20, 20_000, 50)).toBe(4)
  })
})
test('keeps a minute in 4 MB, and cuts twice a minute', () => {
  expect({ KEEP, BYTES, CUT_EVERY, CUT_AT_MOST_EVERY, STATE_EVERY }).toEqual({
    CUT_AT_MOST_EVERY: 5000,
    KEEP: 60_000,
    BYTES: 4_000_000,
    CUT_EVERY: 30_000,
    STATE_EVERY: 30_000,
  })
})
