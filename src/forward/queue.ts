import { writeJson } from '../core/json.ts'
import type { CloudEvent } from './cloudEvent.ts'

export type DropReason = 'overflow' | 'too-large' | 'refused' | 'denied' | 'before-send'

/** Events that wait to be sent, oldest first, and a count of all that were not. */
export interface Queue {
  readonly size: number
  push(event: CloudEvent): void
  /** Takes what fits into one body; put it back with `unshift` when it could not be sent. */
  take(): CloudEvent[]
  unshift(events: readonly CloudEvent[]): void
  drop(reason: DropReason, count: number): void
  clear(reason: DropReason): void
  /** What has been dropped since the last call, by reason. */
  takeDrops(): { readonly [reason in DropReason]?: number } | undefined
}

/** A page that produces more than this unsent has other troubles; the newest tell most. */
export const EVENTS_KEPT = 1000
export const BATCH_EVENTS = 20
/** Half of what browsers grant to all keepalive requests would be one greedy SDK; a quarter is plenty. */
export const BATCH_BYTES = 16_000

export function createQueue(): Queue {
  let events: CloudEvent[] = []
  let drops: { [reason in DropReason]?: number } = {}
  const drop = (reason: DropReason, count: number) => {
    if (count > 0) drops[reason] = (drops[reason] ?? 0) + count
  }
  const trim = () => drop('overflow', events.splice(0, Math.max(0, events.length - EVENTS_KEPT)).length)
  return {
    get size() {
      return events.length
    },
    push(event) {
      events.push(event)
      trim()
    },
    take() {
      const batch: CloudEvent[] = []
      let bytes = 2
      while (events.length > 0 && batch.length < BATCH_EVENTS) {
        const size = sizeOf(events[0]!) + 1
        if (size + 2 > BATCH_BYTES) {
          events.shift()
          drop('too-large', 1)
          continue
        }
        if (bytes + size > BATCH_BYTES) break
        bytes += size
        batch.push(events.shift()!)
      }
      return batch
    },
    unshift(batch) {
      events = [...batch, ...events]
      trim()
    },
    drop,
    clear(reason) {
      drop(reason, events.splice(0).length)
    },
    takeDrops() {
      if (Object.keys(drops).length === 0) return undefined
      const taken = drops
      drops = {}
      return taken
    },
  }
}

function sizeOf(event: CloudEvent): number {
  return new TextEncoder().encode(writeJson(event)).length
}
