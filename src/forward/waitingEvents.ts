import type { Drops } from './drops.ts'

/** A page that produces more than this unsent has other troubles; the newest tell most. */
export const EVENTS_KEPT = 1000
/** So many happen in a minute of real trouble: one request for them, not twenty. */
export const BATCH_EVENTS = 20

/** An event as it will be sent. */
export interface Queued {
  /** Its place among all events; those that an earlier page has left come before all of this page's. */
  readonly order: number
  readonly json: string
  readonly bytes: number
  /** What it reports, if it is a report of drops: when it is dropped itself, these are counted again. */
  readonly drops?: Drops
}

/** Events that wait to be sent, in order, the oldest first. */
export interface WaitingEvents {
  readonly list: readonly Queued[]
  /** Whether a body of so many bytes would be full. */
  isFull(atMost: number): boolean
  /** Wherever their order puts them. Returns those that are too many by then: the oldest. */
  put(events: readonly Queued[]): Queued[]
  /** The oldest, as many as a body of so many bytes holds, and one at least. */
  take(atMost: number): Queued[]
  clear(): Queued[]
}

/** `wrapping`: bytes around the events of a body. */
export function createWaitingEvents(wrapping: number): WaitingEvents {
  const list: Queued[] = []
  let bytes = 0

  function remove(count: number): Queued[] {
    const removed = list.splice(0, count)
    bytes -= sumBytes(removed)
    return removed
  }

  return {
    list,
    isFull: (atMost) => list.length >= BATCH_EVENTS || bytes >= atMost,
    put(events) {
      const last = list.at(-1)?.order ?? -Infinity
      list.push(...events)
      const isInOrder = events.length === 1 && events[0]!.order > last
      if (!isInOrder) list.sort((a, b) => a.order - b.order)
      bytes += sumBytes(events)
      return remove(Math.max(0, list.length - EVENTS_KEPT))
    },
    take(atMost) {
      let count = 0
      for (let size = wrapping - COMMA; count < Math.min(list.length, BATCH_EVENTS); count++) {
        size += list[count]!.bytes + COMMA
        if (size > atMost && count > 0) break
      }
      return remove(count)
    },
    clear: () => remove(list.length),
  }
}

/** Of a body that holds them. */
export function sizeOf(batch: readonly Queued[], wrapping: number): number {
  return sumBytes(batch) + wrapping - COMMA
}

const COMMA = 1

/** Each with the comma before it. */
function sumBytes(events: readonly Queued[]): number {
  return events.reduce((sum, { bytes }) => sum + bytes + COMMA, 0)
}
