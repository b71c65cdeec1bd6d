import type { Millis } from '../core/time.ts'
import { META, type RrwebEvent } from './rrweb.ts'
import { weigh } from './weigh.ts'

/** The last events, cut where a snapshot begins, so that what is kept can be played. */
export interface Ring {
  add(event: RrwebEvent): void
  /** What is kept, oldest first. */
  list(): RrwebEvent[]
  /** How many bytes came since the latest snapshot began; 0 where there is none. */
  newest(): number
  clear(): void
}

export interface RingOptions {
  /** At least so much time is kept, where there is room for it. */
  readonly keep: Millis
  /** At most so many bytes are. */
  readonly bytes: number
}

interface Segment {
  readonly from: Millis
  readonly events: RrwebEvent[]
  bytes: number
}

export function createRing({ keep, bytes }: RingOptions): Ring {
  let segments: Segment[] = []

  function add(event: RrwebEvent): void {
    const { type, timestamp } = event
    // Without a snapshot before it, it cannot be played.
    if (type !== META && segments.length === 0) return
    if (type === META) segments.push({ from: timestamp, events: [], bytes: 0 })
    const last = segments.at(-1)!
    last.events.push(event)
    last.bytes += weigh(event.data)
    // The oldest goes when the one after it reaches back far enough.
    while (segments[1] && segments[1].from <= timestamp - keep) segments.shift()
    while (segments.length > 0 && total() > bytes) segments.shift()
  }

  function total(): number {
    return segments.reduce((sum, each) => sum + each.bytes, 0)
  }

  return {
    add,
    newest: () => segments.at(-1)?.bytes ?? 0,
    list: () => segments.flatMap(({ events }) => events),
    clear: () => (segments = []),
  }
}
