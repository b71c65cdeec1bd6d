import type { Millis } from '../core/time.ts'
import type { Ring } from './ring.ts'
import { FULL_SNAPSHOT, type RrwebEvent } from './rrweb.ts'

/** Whoever cuts gets at most so much more than asked for; each one costs a snapshot of the page. */
export const CUT_EVERY: Millis = 30_000
/** A snapshot of a large page takes a tenth of a second: a page that changes without end does not get one after the other. */
export const CUT_AT_MOST_EVERY: Millis = 5000

export interface Cutter {
  note(event: RrwebEvent): void
  /** Has a snapshot made soon. */
  cut(): void
  stop(): void
}

/**
 * Has a new snapshot made from time to time, and when what came since the last takes half of the room that it has left: the older
 * half can go then.
 */
export function createCutter(ring: Ring, bytes: number, takeSnapshot: () => void): Cutter {
  let snapshot = 0
  let cutAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  function cut(wait: Millis): void {
    timer ??= setTimeout(() => {
      timer = undefined
      cutAt = performance.now()
      takeSnapshot()
    }, wait)
  }

  return {
    note({ type }) {
      if (type === FULL_SNAPSHOT) {
        snapshot = ring.newest()
        cutAt = performance.now()
        return
      }
      const since = performance.now() - cutAt
      const isFull = ring.newest() === 0 || ring.newest() > (snapshot + bytes) / 2
      if (snapshot > 0 && (isFull || since > CUT_EVERY)) cut(Math.max(0, CUT_AT_MOST_EVERY - since))
    },
    cut() {
      clearTimeout(timer)
      timer = undefined
      cut(0)
    },
    stop: () => clearTimeout(timer),
  }
}
