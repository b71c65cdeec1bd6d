import type { EventHistory, HistoryRecord } from '../../core/remembered.ts'
import { own } from '../../core/own.ts'
import type { Millis } from '../../core/time.ts'
import { bound, DAYS_KEPT, keepDays, keepTimes, OF_A_WAIT, THINGS_AT_MOST, TIMES_KEPT } from './bounds.ts'
import type { Asked, History, Known } from './history.ts'
import { joinVisits } from './visits.ts'

/**
 * Joins what two tabs, or a tab and the browser, know. Times are united and never added up, so that nothing counts
 * twice, in whichever order and however often they are joined.
 */
export function joinHistory(one: HistoryRecord, other: HistoryRecord): HistoryRecord {
  const keys = new Set([...Object.keys(one.events), ...Object.keys(other.events)])
  const joined = [...keys].map((key): [string, EventHistory] => {
    const [a, b] = [own(one.events, key), own(other.events, key)]
    return [key, a && b ? joinThing(a, b) : (a ?? b)!]
  })
  // Of too many, those that were heard of last.
  joined.sort(([, a], [, b]) => lastOf(b) - lastOf(a))
  const lost = latest(one.lost, other.lost, ...joined.slice(THINGS_AT_MOST).map(([, gone]) => lastOf(gone)))
  return {
    visits: joinVisits(one.visits, other.visits),
    events: Object.fromEntries(joined.slice(0, THINGS_AT_MOST)),
    ...(lost !== undefined && { lost }),
  }
}

/** Joins what the browser remembers with what this visit has seen of the things that rules ask. */
export function recall(history: History, stored: HistoryRecord, asked: readonly Asked[]): void {
  const { visits, events, lost } = joinHistory(stored, history)
  history.visits = [...visits]
  if (lost !== undefined) history.lost = lost
  for (const { key, times, until } of asked) {
    const mine = own(history.events, key)
    if (!mine) continue
    const known = copy(own(events, key) ?? mine)
    // It may be among what the browser had to let go.
    const unsure = own(stored.events, key) ? known.unsure : latest(known.unsure, stored.lost)
    if (unsure !== undefined) known.unsure = unsure
    keepTimes(known, until ? 'wait' : times)
    history.events[key] = known
  }
  bound(history.events)
}

function joinThing(a: EventHistory, b: EventHistory): EventHistory {
  const until = latest(a.until, b.until)
  const unsure = latest(
    a.unsure,
    b.unsure,
    ...(until === undefined ? [] : [gapOf(a, until), gapOf(b, until)]),
  )
  const dropped = latest(a.dropped, b.dropped)
  const days: { [day: string]: Millis } = { ...a.days }
  for (const [day, at] of Object.entries(b.days)) days[day] = Math.max(days[day] ?? 0, at)
  const times = [...new Set([...a.times, ...b.times])].sort((x, y) => x - y)
  const joined: Known = {
    since: Math.min(a.since, b.since),
    times: until === undefined ? times : times.filter((at) => at >= until),
    days,
    ...(until !== undefined && { until }),
    ...(unsure !== undefined && { unsure }),
    ...(dropped !== undefined && { dropped }),
  }
  keepTimes(joined, until === undefined ? TIMES_KEPT : 'wait')
  keepDays(joined, DAYS_KEPT)
  return joined
}

/** Behind the first of a wait, others were let go; where that one was ended elsewhere, one of those may be the first. */
function gapOf({ times }: EventHistory, until: Millis): Millis | undefined {
  const [first = until, next = 0] = times
  return times.length >= OF_A_WAIT && first < until && until < next ? next : undefined
}

function copy({ times, days, ...more }: EventHistory): Known {
  return { ...more, times: [...times], days: { ...days } }
}

function latest(...times: readonly (Millis | undefined)[]): Millis | undefined {
  const known = times.filter((at) => at !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

function lastOf({ since, times }: EventHistory): Millis {
  return times.at(-1) ?? since
}
