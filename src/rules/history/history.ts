import type { Lost } from '../../core/props.ts'
import type { EventHistory } from '../../core/remembered.ts'
import { own } from '../../core/own.ts'
import { DAY, MINUTE, type Millis } from '../../core/time.ts'
import type { Match } from '../operators.ts'
import type { JsonObject } from '../read.ts'
import { bound, DAYS_KEPT, keepDays, keepTimes, NAMES_AT_MOST, THINGS_AT_MOST } from './bounds.ts'
import { leaveVisits, type Visit } from './visits.ts'

/** One thing that rules ask of what happens over visits. */
export interface Asked {
  readonly key: string
  /** `event order-placed`, `signal rage-click`, `outcome checkout/help`. */
  readonly topic: string
  readonly where?: Match | undefined
  /** How many of the last times have to be known. */
  readonly times: number
  /** On which days it came, too. */
  readonly byDay?: boolean
  /** What ends the wait that this begins: of those since then the first is kept, however many follow. */
  readonly until?: Pick<Asked, 'topic' | 'where'>
  /** This visit would be enough: where there is too much to remember, others go first. */
  readonly isBrief?: boolean
}

/** Something that has just come. */
export interface Happened {
  readonly topic: string
  readonly at: Millis
  /** `undefined` where nothing is known of it. */
  readonly props: JsonObject | undefined
  readonly lost?: Lost | undefined
}

/** What is known of what happens over visits: plain JSON, bounded. */
export interface History {
  visits: Visit[]
  events: { [key: string]: Known }
  lost?: Millis
}

export type Known = { -readonly [K in keyof Omit<EventHistory, 'times' | 'days'>]: EventHistory[K] } & {
  times: Millis[]
  days: { [day: string]: Millis }
}

/** Everything that rules ask, each thing once. */
export function uniteAsked(all: readonly Asked[]): readonly Asked[] {
  const united = new Map<string, Asked>()
  for (const one of all) {
    const { key, times, isBrief = false } = united.get(one.key) ?? one
    const both = isBrief && one.isBrief === true
    united.set(key, { ...one, times: Math.max(times, one.times), isBrief: both })
  }
  const asked = [...united.values()]
  return [...asked.filter((one) => !one.isBrief), ...asked.filter((one) => one.isBrief)]
}

export function initHistory(): History {
  return { visits: [], events: {} }
}

/** From now on it is watched for what rules ask, and for nothing else. */
export function watchFor(history: History, asked: readonly Asked[], since: Millis): void {
  const { events, lost } = history
  let names = 0
  const kept = asked.slice(0, THINGS_AT_MOST).filter(({ key }) => (names += key.length) <= NAMES_AT_MOST)
  history.events = Object.fromEntries(
    kept.map(({ key }): [string, Known] => {
      const fresh = { since, times: [], days: {}, ...(lost !== undefined && { unsure: lost }) }
      return [key, own(events, key) ?? fresh]
    }),
  )
}

/** Takes something down for each rule that asks about it; whether there was any. */
export function noteHappened(
  history: History,
  asked: readonly Asked[],
  happened: Happened,
  utcOffset: number,
): boolean {
  const { topic } = happened
  const concerned = asked.filter((one) => one.topic === topic || one.until?.topic === topic)
  if (concerned.length === 0) return false
  const at = findFree(history, happened.at)
  let isAsked = false
  for (const { key, times, byDay, until, ...begins } of concerned) {
    const known = own(history.events, key)
    const ends = until && isIt(until, happened) === true
    const fits = isIt(begins, happened)
    if (!known || (!ends && fits === false)) continue
    isAsked = true
    // Whoever begins by what ends, as with the next log-in after a log-in, begins anew.
    if (ends) Object.assign(known, { until: at, times: [] })
    if (fits === undefined) known.unsure = Math.max(known.unsure ?? 0, at)
    else if (fits) {
      // A signal tells of what was a moment ago.
      known.times = [...known.times, at].sort((a, b) => a - b)
      keepTimes(known, until ? 'wait' : times)
      if (byDay) known.days[Math.floor((at + utcOffset * MINUTE) / DAY)] = at
      keepDays(known, DAYS_KEPT)
    }
  }
  bound(history.events)
  return isAsked
}

function isIt({ topic, where }: Pick<Asked, 'topic' | 'where'>, { topic: other, props, lost }: Happened) {
  if (topic !== other) return false
  return where ? props && where(props, lost) : true
}

/** A millisecond later where that one is taken: what came in the same one keeps its order, and is not counted as one. */
function findFree({ events }: History, at: Millis): Millis {
  const taken = new Set(Object.values(events).flatMap(({ times }) => times))
  let free = at
  while (taken.has(free)) free++
  return free
}

/** What was seen since then: of this visit, and just before it, all may be used without leave to remember. */
export function forgetEarlier(history: History, from: Millis): void {
  history.visits = leaveVisits(history.visits, from)
  delete history.lost
  for (const known of Object.values(history.events)) {
    known.since = Math.max(known.since, from)
    known.times = known.times.filter((at) => at >= from)
    for (const day of Object.keys(known.days)) if (known.days[day]! < from) delete known.days[day]
    for (const key of ['until', 'unsure', 'dropped'] as const)
      if (known[key] !== undefined && known[key] < from) delete known[key]
  }
}
