import type { EventHistory, HistoryRecord, Observed } from '../core/observation.ts'
import { own } from '../core/own.ts'
import { DAY, MINUTE, type Millis } from '../core/time.ts'
import type { Match } from './operators.ts'

/** One thing that rules ask of an event over visits. */
export interface Asked {
  readonly key: string
  readonly event: string
  readonly where?: Match | undefined
  /** How many of the last times, and of the last days, have to be known. */
  readonly times: number
  readonly days: number
}

/** What is known of events over visits: plain JSON, bounded. */
export interface History {
  visits: Millis[]
  events: { [key: string]: Known }
}

type Known = { -readonly [K in keyof Omit<EventHistory, 'times' | 'days'>]: EventHistory[K] } & {
  times: Millis[]
  days: { [day: string]: Millis }
}

/** More are not remembered: what a visit carries over a page load has to stay small. */
const EVENTS_AT_MOST = 60
/** Times and days of all events together. */
const TIMES_AT_MOST = 400
const VISITS_AT_MOST = 60
/** Of one event, in what the browser keeps; no rule counts further. */
const KEPT = 60

/** Everything that rules ask, each thing once. */
export function uniteAsked(all: readonly Asked[]): readonly Asked[] {
  const united = new Map<string, Asked>()
  for (const one of all) {
    const { key, times, days } = united.get(one.key) ?? one
    united.set(key, { ...one, times: Math.max(times, one.times), days: Math.max(days, one.days) })
  }
  return [...united.values()].slice(0, EVENTS_AT_MOST)
}

export function initHistory(): History {
  return { visits: [], events: {} }
}

/** From now on it is watched for what rules ask, and for nothing else. */
export function watchFor(history: History, asked: readonly Asked[], since: Millis): void {
  history.events = Object.fromEntries(
    asked.map(({ key }) => [key, own(history.events, key) ?? { since, times: [], days: {} }]),
  )
}

/** Takes an event down for each rule that asks about it; whether there was any. */
export function noteTime(
  history: History,
  asked: readonly Asked[],
  { name, at, props, lost }: Observed<'event'>,
  utcOffset: number,
): boolean {
  let isAsked = false
  for (const { key, event, where, times, days } of asked) {
    const known = own(history.events, key)
    const fits = event === name && (!where || where(props, lost))
    if (!known || fits === false) continue
    isAsked = true
    if (fits === undefined) {
      known.unsure = at
      continue
    }
    known.first ??= at
    known.times = [...known.times, at].slice(-times)
    known.days[Math.floor((at + utcOffset * MINUTE) / DAY)] = at
    keepLast(known, days)
  }
  bound(history)
  return isAsked
}

export function noteVisit(history: History, at: Millis): void {
  history.visits = [...history.visits, at].slice(-VISITS_AT_MOST)
}

/** What this visit alone has seen: all that may be used without leave to remember. */
export function forgetEarlier(history: History, visitSince: Millis): void {
  history.visits = history.visits.filter((at) => at >= visitSince)
  for (const known of Object.values(history.events)) {
    known.since = Math.max(known.since, visitSince)
    known.times = known.times.filter((at) => at >= visitSince)
    for (const day of Object.keys(known.days)) if (known.days[day]! < visitSince) delete known.days[day]
    if (known.first !== undefined && known.first < visitSince) delete known.first
    if (known.first === undefined && known.times.length > 0) known.first = known.times[0]!
    if (known.unsure !== undefined && known.unsure < visitSince) delete known.unsure
  }
}

/** Joins what the browser remembers with what this visit has seen of the things that rules ask. */
export function recall(history: History, stored: HistoryRecord, asked: readonly Asked[]): void {
  const { visits, events } = joinHistory(stored, history)
  history.visits = [...visits]
  for (const { key, times, days } of asked) {
    const known = own(events, key)
    if (!known) continue
    const { since, first, unsure } = known
    history.events[key] = {
      since,
      ...(first !== undefined && { first }),
      times: known.times.slice(-times),
      days: { ...known.days },
      ...(unsure !== undefined && { unsure }),
    }
    keepLast(history.events[key], days)
  }
  bound(history)
}

/**
 * Joins what two tabs, or a tab and the browser, know. Times are united and never added up, so that nothing counts
 * twice, in whichever order and however often they are joined.
 */
export function joinHistory(one: HistoryRecord, other: HistoryRecord): HistoryRecord {
  const keys = new Set([...Object.keys(one.events), ...Object.keys(other.events)])
  const joined = [...keys].map((key): [string, EventHistory] => {
    const [a, b] = [own(one.events, key), own(other.events, key)]
    return [key, a && b ? joinEvent(a, b) : (a ?? b)!]
  })
  // Of too many, those that were heard of last.
  joined.sort(([, a], [, b]) => lastOf(b) - lastOf(a))
  return {
    visits: unite(one.visits, other.visits).slice(-VISITS_AT_MOST),
    events: Object.fromEntries(joined.slice(0, EVENTS_AT_MOST)),
  }
}

function joinEvent(a: EventHistory, b: EventHistory): EventHistory {
  const first = least(a.first, b.first)
  const unsure = Math.max(a.unsure ?? 0, b.unsure ?? 0)
  const days: { [day: string]: Millis } = { ...a.days }
  for (const [day, at] of Object.entries(b.days)) days[day] = Math.max(days[day] ?? 0, at)
  const joined = {
    since: Math.min(a.since, b.since),
    ...(first !== undefined && { first }),
    times: unite(a.times, b.times).slice(-KEPT),
    days,
    ...(unsure > 0 && { unsure }),
  }
  keepLast(joined, KEPT)
  return joined
}

function least(a: Millis | undefined, b: Millis | undefined): Millis | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}

function unite(a: readonly Millis[], b: readonly Millis[]): Millis[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}

function lastOf({ since, times }: EventHistory): Millis {
  return times.at(-1) ?? since
}

function keepLast({ days }: { days: { [day: string]: Millis } }, count: number): void {
  const all = Object.keys(days).sort((a, b) => Number(a) - Number(b))
  for (const day of all.slice(0, Math.max(0, all.length - count))) delete days[day]
}

/** What had to be let go leaves a doubt: a count that would reach back to it is unknown, not smaller. */
function bound({ events }: History): void {
  const all = Object.values(events)
  const sizeOf = ({ times, days }: EventHistory) => times.length + Object.keys(days).length
  let size = all.reduce((sum, one) => sum + sizeOf(one), 0)
  for (; size > TIMES_AT_MOST; size--) {
    const longest = all.reduce((a, b) => (b.times.length > a.times.length ? b : a))
    const lost = longest.times.shift()
    if (lost === undefined) return
    longest.unsure = Math.max(longest.unsure ?? 0, lost)
  }
}
