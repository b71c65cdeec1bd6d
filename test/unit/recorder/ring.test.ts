import { describe, expect, test } from 'vitest'
import { BYTES, CUT_EVERY, KEEP } from '../../../src/recorder/createRecorder.ts'
import { CUT_AT_MOST_EVERY } from '../../../src/recorder/cutter.ts'
import { STATE_EVERY } from '../../../src/recorder/embedObservations.ts'
import { createRing } from '../../../src/recorder/ring.ts'

const META = 4
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

  test('keeps nothing that takes more room than there is', () => {
    expect(record(20, { keep: KEEP, bytes: 500 }, 'x'.repeat(1000))).toEqual([])
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
