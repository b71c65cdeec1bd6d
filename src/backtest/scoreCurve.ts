import type { Score } from '../core/decision.ts'
import type { Engine } from '../core/engine.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Friction at a time. */
export interface CurvePoint {
  readonly at: Millis
  readonly visit: number
  readonly page: number
}

/** As many as can be told apart on a screen; the peaks are points of their own. */
export const SAMPLES = 240
const PEAKS_KEPT = 500

/** The score over a session: each change, and how it fades between. */
export function createCurve(engine: Engine, length: Millis) {
  const points: CurvePoint[] = []
  const step = Math.max(SECOND, length / SAMPLES)
  let next = Infinity

  function add({ at, visit, page }: Score): void {
    if (points.length < SAMPLES + PEAKS_KEPT) points.push({ at, visit, page })
    next = visit > 0 ? at + step : Infinity
  }

  return {
    points,
    add,
    /** Nothing happens until then, but that friction fades. */
    pass(until: Millis): void {
      while (next <= until) add(engine.inspect((_, { scoreAt }) => scoreAt(next)))
    },
  }
}
