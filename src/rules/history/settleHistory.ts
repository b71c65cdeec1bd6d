import type { EventHistory, HistoryRecord } from '../../core/remembered.ts'
import type { Millis } from '../../core/time.ts'

/**
 * Nothing came later than now: where it says so, the clock has been set back since. It has come, but nobody knows when, so
 * it counts where all of the past does, and leaves a doubt until now where a window asks.
 */
export function settleHistory(history: HistoryRecord, now: Millis): HistoryRecord {
  const { visits, events, lost } = history
  return {
    visits: visits.flatMap(([from, to]) => (from > now ? [] : [[from, Math.min(to, now)] as const])),
    events: Object.fromEntries(Object.entries(events).map(([key, one]) => [key, settleThing(one, now)])),
    ...(lost !== undefined && { lost: Math.min(lost, now) }),
  }
}

function settleThing(thing: EventHistory, now: Millis): EventHistory {
  const { times, days, until, unsure, dropped } = thing
  const isPast = (at: Millis | undefined) => at === undefined || at <= now
  const since = Math.min(thing.since, now)
  const ahead = times.filter((at) => at > now)
  if (
    thing.since <= now &&
    ahead.length === 0 &&
    [until, unsure, dropped, ...Object.values(days)].every(isPast)
  )
    return thing
  const kept = times.filter(isPast)
  // As long ago as they may be, and a millisecond apart.
  const early = ahead.map((_, i) => since - i).filter((at) => !kept.includes(at))
  return {
    since,
    times: [...kept, ...early].sort((a, b) => a - b),
    days: Object.fromEntries(Object.entries(days).filter(([, at]) => isPast(at))),
    ...(until !== undefined && { until: Math.min(until, now) }),
    unsure: now,
    ...(dropped !== undefined && { dropped: Math.min(dropped, now) }),
  }
}
