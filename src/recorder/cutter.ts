import type { Millis } from '../core/time.ts'
import type { Ring } from './ring.ts'
import { FULL_SNAPSHOT, type RrwebEvent } from './rrweb.ts'

/** A snapshot of a large page takes a tenth of a second: a page that changes without end does not get one after the other. */
export const CUT_AT_MOST_EVERY: Millis = 5000

export interface Cutter {
  note(event: RrwebEvent): void
  /** Has a snapshot made soon. */
  cut(): void
  stop(): void
}

/** Has a new snapshot made when what came since the last takes half of the room that it has left: the older half can go then. */
export function createCutter(ring: Ring, bytes: number, takeSnapshot: () => void): Cutter {
  let snapshot = 0
  let cutAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  function cut(wait: Millis = 0): void {
    timer ??= setTimeout(() => {
      timer = undefined
      takeSnapshot()
    }, wait)
  }

  return {
    note({ type }) {
      if (type === FULL_SNAPSHOT) {
        snapshot = ring.newest()
        cutAt = performance.now()
      } else if (snapshot > 0 && (ring.newest() === 0 || ring.newest() > (snapshot + bytes) / 2)) {
        cut(Math.max(0, cutAt + CUT_AT_MOST_EVERY - performance.now()))
      }
    },
    cut: () => cut(),
    stop: () => clearTimeout(timer),
  }
}
