import { VISIT_GAP } from '../../core/engine.ts'
import { MINUTE, type Millis } from '../../core/time.ts'

/**
 * From when to when somebody was here, in whichever tabs: whoever opens a second tab while the first is used has not
 * come back. They have when nobody acted in any tab for half an hour.
 */
export type Visit = readonly [from: Millis, to: Millis]

/** No rule asks for more. */
const VISITS_KEPT = 60
/** What other tabs have to know is written no more often. */
const TOLD_EVERY: Millis = MINUTE

/** Somebody is here; whether other tabs should know. */
export function notePresence(visits: Visit[], at: Millis): boolean {
  const [from, to] = visits.at(-1) ?? [at, -Infinity]
  if (at - to > VISIT_GAP) {
    visits.push([at, at])
    visits.splice(0, visits.length - VISITS_KEPT)
    return true
  }
  visits[visits.length - 1] = [from, Math.max(to, at)]
  return Math.floor(at / TOLD_EVERY) > Math.floor(to / TOLD_EVERY)
}

/** What two tabs know of: visits that lie no half hour apart are one. */
export function joinVisits(one: readonly Visit[], other: readonly Visit[]): Visit[] {
  const joined: Visit[] = []
  for (const [from, to] of [...one, ...other].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1)
    if (last && from - last[1] <= VISIT_GAP) joined[joined.length - 1] = [last[0], Math.max(last[1], to)]
    else joined.push([from, to])
  }
  return joined.slice(-VISITS_KEPT)
}

/** Those of this visit alone. */
export function leaveVisits(visits: readonly Visit[], since: Millis): Visit[] {
  return visits.flatMap(([from, to]): Visit[] => (to < since ? [] : [[Math.max(from, since), to]]))
}
