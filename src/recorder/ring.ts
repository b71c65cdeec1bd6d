import type { Millis } from '../core/time.ts'
import { CUSTOM, FULL_SNAPSHOT, META, type RrwebEvent } from './rrweb.ts'
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
  /** What happens until the next snapshot has no room: what came before it stays, and what is embedded goes on. */
  isFull?: true
}

export function createRing({ keep, bytes }: RingOptions): Ring {
  let segments: Segment[] = []

  function add(event: RrwebEvent): void {
    const { type, timestamp } = event
    // Without a snapshot before it, it cannot be played.
    if (type !== META && segments.length === 0) return
    if (type === META) segments.push({ from: timestamp, events: [], bytes: 0 })
    const last = segments.at(-1)!
    const weight = weigh(event.data)
    if (last.isFull && type !== CUSTOM) return
    // The oldest goes when the one after it reaches back far enough, or its room is needed.
    while (segments[1] && (segments[1].from <= timestamp - keep || total() + weight > bytes)) segments.shift()
    if (total() + weight > bytes && type === FULL_SNAPSHOT) return clear()
    if (total() + weight > bytes && type !== CUSTOM) return void (last.isFull = true)
    last.events.push(event)
    last.bytes += weight
  }

  function total(): number {
    return segments.reduce((sum, each) => sum + each.bytes, 0)
  }

  function clear(): void {
    segments = []
  }

  return {
    add,
    newest() {
      const last = segments.at(-1)
      return last?.isFull ? bytes : (last?.bytes ?? 0)
    },
    list: () => segments.flatMap(({ events }) => events),
    clear,
  }
}
