import type { Score } from '../core/decision.ts'
import type { Engine } from '../core/engine.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Friction at a time. */
export interface CurvePoint {
  readonly at: Millis
  readonly visit: number
  readonly page: number
}

/** As many as can be told apart on a screen; the changes are points of their own. */
export const SAMPLES = 240
/** Beyond that, of each short span its highest is kept: a long session is drawn to its end, and no peak is lost. */
export const POINTS_KEPT = 740

/** The score over a session: each change, and how it fades between. */
export function createCurve(engine: Engine, length: Millis) {
  const points: CurvePoint[] = []
  const step = Math.max(SECOND, length / SAMPLES)
  let next = Infinity

  function add({ at, visit, page }: Score): void {
    points.push({ at, visit, page })
    if (points.length > POINTS_KEPT) thin(points)
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

function thin(points: CurvePoint[]): void {
  const [first, last] = [points[0]!, points.at(-1)!]
  const width = Math.max(1, (2 * (last.at - first.at)) / POINTS_KEPT)
  const highest: CurvePoint[] = []
  let span = -1
  for (const point of points) {
    const own = Math.floor((point.at - first.at) / width)
    if (own > span) highest.push(point)
    else if (point.visit > highest.at(-1)!.visit) highest[highest.length - 1] = point
    span = own
  }
  if (highest.at(-1) !== last) highest.push(last)
  points.splice(0, points.length, ...highest)
}
