import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCutter, CUT_AT_MOST_EVERY, CUT_EVERY } from '../../../src/recorder/cutter.ts'
import { createRing } from '../../../src/recorder/ring.ts'
import { FULL_SNAPSHOT, INCREMENTAL, META, type RrwebEvent } from '../../../src/recorder/rrweb.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A recorder of a page whose snapshot takes 100 bytes. */
function record(bytes: number) {
  const ring = createRing({ keep: 60_000, bytes })
  const snapshots: number[] = []
  const cutter = createCutter(ring, bytes, () => {
    snapshots.push(Date.now())
    for (const type of [META, FULL_SNAPSHOT]) add(type, 50)
  })
  function add(type: number, size: number): void {
    const event: RrwebEvent = { type, timestamp: Date.now(), data: '-'.repeat(size) }
    ring.add(event)
    cutter.note(event)
  }
  cutter.cut()
  vi.advanceTimersByTime(0)
  snapshots.length = 0
  const from = Date.now()
  return {
    ring,
    cutter,
    change: (size: number) => add(INCREMENTAL, size),
    cuts: () => snapshots.map((at) => at - from),
  }
}

test('a page that hardly changes is looked at anew every half minute', () => {
  const { change, cuts } = record(100_000)
  for (let nth = 0; nth < 70; nth++, vi.advanceTimersByTime(1000)) change(10)
  expect(cuts()).toEqual([CUT_EVERY + 1000, 2 * (CUT_EVERY + 1000)])
})

test('a page that changes without end is not looked at all the time', () => {
  const { change, cuts } = record(1000)
  change(600)
  vi.advanceTimersByTime(CUT_AT_MOST_EVERY - 1)
  expect(cuts()).toEqual([])
  vi.advanceTimersByTime(1)
  expect(cuts()).toEqual([CUT_AT_MOST_EVERY])
})

test('a recording that begins anew for somebody else does not wait for that', () => {
  const { ring, cutter, change, cuts } = record(1000)
  change(600)
  ring.clear()
  cutter.cut()
  vi.advanceTimersByTime(0)
  expect(cuts()).toEqual([0])
  expect(ring.list()).toHaveLength(2)
})
