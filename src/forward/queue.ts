export type DropReason = 'overflow' | 'too-large' | 'refused' | 'denied' | 'before-send'

export type Drops = readonly (readonly [reason: DropReason, count: number])[]

/** An event as it will be sent. */
export interface Queued {
  /** Its place among all events. */
  readonly order: number
  readonly json: string
  readonly bytes: number
  /** What it reports, if it is a report of drops: when it is dropped itself, these are counted again. */
  readonly drops?: Drops
}

/** Events that wait to be sent, oldest first, and a count of all that were not. */
export interface Queue {
  readonly size: number
  /** Whether there is something to send: events, or drops that no report has told of yet. */
  readonly isWaiting: boolean
  push(json: string, drops?: Drops): void
  /** Takes what fits into one body; give it to `putBack` when it could not be sent. */
  take(): readonly Queued[]
  /** Puts events where they were, whatever has been taken or put back meanwhile. */
  putBack(batch: readonly Queued[]): void
  /** Counts these events as dropped, or one that never got in. */
  drop(reason: DropReason, batch?: readonly Pick<Queued, 'drops'>[]): void
  clear(reason: DropReason): void
  /** What has been dropped since the last call, by reason. */
  takeDrops(): Drops
}

/** A page that produces more than this unsent has other troubles; the newest tell most. */
export const EVENTS_KEPT = 1000
/** So many happen in a minute of real trouble: one request for them, not twenty. */
export const BATCH_EVENTS = 20
/** Half of what browsers grant to all keepalive requests would be one greedy SDK; a quarter is plenty. */
export const BATCH_BYTES = 16_000

export function createQueue(): Queue {
  let events: Queued[] = []
  let pushed = 0
  let hasNews = false
  const counts = new Map<DropReason, number>()

  const drop: Queue['drop'] = (reason, batch = [{}]) => {
    for (const { drops } of batch) {
      hasNews ||= !drops
      for (const [why, count] of drops ?? [[reason, 1]]) counts.set(why, (counts.get(why) ?? 0) + count)
    }
  }
  const trim = () => drop('overflow', events.splice(0, Math.max(0, events.length - EVENTS_KEPT)))

  return {
    get size() {
      return events.length
    },
    get isWaiting() {
      return events.length > 0 || hasNews
    },
    push(json, drops) {
      const bytes = new TextEncoder().encode(json).length
      const event: Queued = { order: ++pushed, json, bytes, ...(drops && { drops }) }
      if (bytes + BRACKETS > BATCH_BYTES) return drop('too-large', [event])
      events.push(event)
      trim()
    },
    take() {
      let count = 0
      for (let bytes = BRACKETS; count < Math.min(events.length, BATCH_EVENTS); count++) {
        bytes += events[count]!.bytes + (count && COMMA)
        if (bytes > BATCH_BYTES) break
      }
      return events.splice(0, count)
    },
    putBack(batch) {
      events = [...batch, ...events].sort((a, b) => a.order - b.order)
      trim()
    },
    drop,
    clear(reason) {
      drop(reason, events.splice(0))
    },
    takeDrops() {
      const drops = [...counts]
      counts.clear()
      hasNews = false
      return drops
    },
  }
}

const BRACKETS = 2
const COMMA = 1
