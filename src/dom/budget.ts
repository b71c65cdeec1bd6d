import { SECOND, type Millis } from '../core/time.ts'

/**
 * What all of us together may take of the main thread in a second, on average: a fifth of a percent. An act and all that
 * follows from it takes about one of them, and nobody acts twice a second for long.
 */
export const CPU_BUDGET: Millis = 2
/** Averaged over so long: a burst of presses is what we are here for. */
export const BUDGET_WINDOW: Millis = 10 * SECOND
/** So many times the budget is felt on a slow phone. Whoever merely works fast stays far below. */
export const FAR_TOO_MUCH = 10
/** Windows in a row: one may hold a page load, a garbage collection or a debugger. */
export const WINDOWS_OF_PATIENCE = 3

/** A part of ours that took too much, and is off from now on. */
export interface Overrun {
  readonly part: string
  /** Milliseconds a second that all of us took, and what was allowed. */
  readonly spent: Millis
  readonly budget: Millis
}

export interface Budget {
  /** A part has worked from then to then, by the budget's clock. */
  spend(part: string, from: Millis, to: Millis): void
  /** More than allowed has been spent: what only samples the page (moves, scrolling, looks at what changes) rests. */
  isTight(): boolean
}

/**
 *   within budget ── above it for a window ──▶ tight: samplers rest ── within it for a window ──▶ within budget
 *                                                  └─ far above it, three windows in a row ──▶ the dearest part is off
 *
 * Kept without a timer: a window ends with the first work after its time, so a page at rest costs nothing.
 */
export function createBudget(
  allowed: () => Millis,
  onOverrun: (overrun: Overrun) => void,
  onTight: (tight: boolean) => void = () => {},
): Budget {
  let began = -Infinity
  let parts = new Map<string, Millis>()
  let overruns = 0
  let tight = false

  function close(at: Millis): void {
    const seconds = (at - began) / SECOND
    const spent = [...parts.values()].reduce((sum, one) => sum + one, 0) / seconds
    const budget = allowed()
    const wasTight = tight
    tight = spent > budget
    if (tight !== wasTight) onTight(tight)
    overruns = spent > FAR_TOO_MUCH * budget ? overruns + 1 : 0
    if (overruns >= WINDOWS_OF_PATIENCE) {
      overruns = 0
      const [part] = [...parts].reduce((dearest, one) => (one[1] > dearest[1] ? one : dearest))
      onOverrun({ part, spent, budget })
    }
    parts = new Map()
    began = at
  }

  return {
    spend(part, from, to) {
      if (from - began >= BUDGET_WINDOW) {
        if (parts.size > 0) close(from)
        else began = from
      }
      parts.set(part, (parts.get(part) ?? 0) + to - from)
    },
    isTight: () => tight,
  }
}
