import type { Observation, Observed } from '../core/observation.ts'
import type { ElementBody } from '../core/observations/deciding.ts'
import type { SightBody } from '../core/observations/page.ts'
import type { Mode } from '../core/observations/start.ts'
import type { Lost, Props } from '../core/props.ts'
import { VISIT_GAP } from '../core/engine.ts'
import { pageKey } from '../core/page.ts'
import type { Signal } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'
import { forgetEarlier, initHistory, watchFor, type History } from './history/history.ts'
import { recall } from './history/joinHistory.ts'
import { settleHistory } from './history/settleHistory.ts'
import { notePresence } from './history/visits.ts'
import type { Asking } from './asking.ts'
import { noteOccurrence, readHappened, type Occurrence } from './occurrences.ts'
import type { Sighting } from './sightings.ts'
import { ANYTHING, forget, initWatching, watchSignals, type Watching } from './watching.ts'

/** What rules may ask about: plain JSON, bounded, carried over page loads. */
export interface Facts {
  visit: number
  visitSince: Millis
  /** This tab has watched this person since then, over visits. */
  watchedSince: Millis
  mode: Mode
  /** Minutes east of UTC. */
  utcOffset: number
  zones: { readonly [zone: string]: number }
  hidden: boolean
  /** `spent` is the time in sight so far, without that since `seenSince`. */
  page: { path: string; key: string; names: string[]; spent: Millis; seenSince?: Millis }
  user: { id?: string; traits?: Props; lost?: Lost }
  /** Whether it may, and could, look back over visits. */
  remembers: boolean
  history: History
  /** One entry for each counted thing of a signal: a refusal, a failure, an act. */
  sightings: Sighting[]
  /** The signals by id, with the declared names of their page. */
  signals: { [id: string]: { signal: Signal; pages: string[] } }
  /** Counts what was taken down: of two in the same millisecond, one came first. */
  made: number
  /** Of the events that rules ask about. */
  occurrences: { [event: string]: Occurrence[] }
  /** By topic: when the latest was that had to be let go, or may have come unnoticed. What reaches back to it is unknown. */
  forgotten: { [topic: string]: Millis }
  watching: Watching
  /** The latest names of events and forms, also of those that no rule asks about: to say what was nearly meant. */
  seen: { events: string[]; forms: string[] }
  elements: { [selector: string]: ElementBody['is'] }
  handovers: { [to: string]: boolean }
}

/** Of each kind: a person compares no more. Longer names are no slip of the pen. */
const NAMES_KEPT = 8
const NAME_AT_MOST = 60

export function initFacts(): Facts {
  return {
    visit: 1,
    visitSince: 0,
    watchedSince: 0,
    mode: 'on',
    utcOffset: 0,
    zones: {},
    hidden: false,
    page: { path: '', key: '', names: [], spent: 0 },
    user: {},
    remembers: false,
    history: initHistory(),
    sightings: [],
    signals: {},
    made: 0,
    occurrences: {},
    forgotten: {},
    watching: initWatching(),
    seen: { events: [], forms: [] },
    elements: {},
    handovers: {},
  }
}

/** Takes an observation down; returns the topics of which conditions may have changed. */
export function noteFact(
  facts: Facts,
  observation: Observation,
  namesOf: (path: string) => string[],
  asking: Asking,
): string[] {
  switch (observation.type) {
    case 'start':
      noteStart(facts, observation, asking)
      return ['start']
    case 'sight':
      if (observation.untold) facts.watching.untold = observation.untold
      look(facts, asking, facts.watching.on ?? asking.signals, observation.of, observation.at)
      return ['*']
    case 'page':
      notePage(facts, observation, namesOf)
      return ['page', 'score']
    case 'visibility':
      noteSight(facts, observation)
      return ['visibility']
    case 'form':
      noteName(facts.seen.forms, observation.form)
      return []
    case 'event':
    case 'outcome': {
      const { topic, ...what } = readHappened(observation)
      if (observation.type === 'event') noteName(facts.seen.events, observation.name)
      if (asking.has(topic)) noteOccurrence(facts, topic, what)
      return [topic]
    }
    case 'memory':
      facts.remembers = observation.scope === 'browser'
      if (facts.remembers) recallEvents(facts, observation, asking)
      else forgetEarlier(facts.history, facts.visitSince)
      return ['memory']
    case 'budget':
      return facts.remembers && recallEvents(facts, observation, asking) ? ['memory'] : []
    case 'element':
      facts.elements[observation.selector] = observation.is
      return [`element ${observation.selector}`]
    case 'handover':
      facts.handovers[observation.to] = observation.available
      return [`handover ${observation.to}`]
    case 'user': {
      const { id, traits, lost } = observation
      facts.user = { ...(id !== undefined && { id }), traits, ...(lost && { lost }) }
      return ['user']
    }
    default:
      return []
  }
}

function noteStart(facts: Facts, observation: Observed<'start'>, asking: Asking): void {
  const { mode, utcOffset, zones = {}, signals = asking.signals, at } = observation
  Object.assign(facts, { mode, utcOffset, zones, hidden: false, elements: {}, handovers: {} })
  if (facts.visitSince === 0) {
    beginVisit(facts, at)
    facts.watchedSince = at
    // A window of minutes reaches back to there; `visit` does not.
    if (observation.follows) forget(facts, ANYTHING, at - 1)
    notePresence(facts.history.visits, at)
  }
  watchFor(facts.history, asking.history, at)
  const on = asking.signals.filter((type) => signals.includes(type))
  look(facts, asking, on, 'all', at)
}

/** What other visits and other tabs have taken down; whether there was anything. */
function recallEvents(
  { history }: Facts,
  { events, at }: Observed<'memory'> | Observed<'budget'>,
  asking: Asking,
): boolean {
  if (!events) return false
  recall(history, settleHistory(events, at), asking.history)
  return true
}

/** Which signals can be found now, of those that are on. */
function look(
  facts: Facts,
  { sampled, weighed }: Asking,
  on: readonly string[],
  sight: SightBody['of'],
  at: Millis,
): void {
  const unseen = on.filter((type) => sight === 'nothing' || (sight === 'unsampled' && sampled.includes(type)))
  watchSignals(facts, on, unseen, at)
  facts.watching.score =
    sight !== 'nothing' && on.some((type) => weighed.includes(type) && !unseen.includes(type))
}

/** A name for the page that is there already, or a filter pushed into its address, makes no other page of it. */
function notePage(facts: Facts, page: Observed<'page'>, namesOf: (path: string) => string[]): void {
  const { path, via, at } = page
  const isAnew = /load|restore/.test(via)
  const isSame =
    facts.page.path === path && (via === 'route' || (!isAnew && facts.page.key === pageKey(page)))
  const { spent, seenSince } = isSame ? facts.page : beginPage(facts.hidden, at)
  facts.page = {
    path,
    key: pageKey(page),
    names: namesOf(path),
    spent,
    ...(seenSince !== undefined && { seenSince }),
  }
}

/** The time on a page begins: for whoever comes to it, and for the next person who sits before it. */
export function beginPage(hidden: boolean, at: Millis): Pick<Facts['page'], 'spent' | 'seenSince'> {
  return { spent: 0, ...(!hidden && { seenSince: at }) }
}

function noteSight(facts: Facts, { hidden, at }: Observed<'visibility'>): void {
  const { page } = facts
  facts.hidden = hidden
  if (!hidden) page.seenSince ??= at
  else if (page.seenSince !== undefined) {
    page.spent += at - page.seenSince
    delete page.seenSince
  }
}

function noteName(names: string[], name: string): void {
  if (name.length > NAME_AT_MOST || names.includes(name)) return
  names.push(name)
  if (names.length > NAMES_KEPT) names.shift()
}

/**
 * A new visit knows nothing of the last one, unless it may; who the user is stays. What came less than half an hour ago,
 * when nobody acted any more, is kept for windows that are as short: they look across the edge of a visit.
 */
export function startVisit(facts: Facts, visit: number, since: Millis): void {
  const isRecent = (at: Millis) => at >= since - VISIT_GAP
  const sightings = facts.sightings.filter(([, , at]) => isRecent(at))
  const signals = Object.entries(facts.signals).filter(([id]) => sightings.some(([, other]) => other === id))
  const occurrences = Object.entries(facts.occurrences).map(
    ([topic, list]) => [topic, list.filter(({ at }) => isRecent(at))] as const,
  )
  Object.assign(facts, {
    visit,
    sightings,
    signals: Object.fromEntries(signals),
    occurrences: Object.fromEntries(occurrences.filter(([, list]) => list.length > 0)),
    forgotten: Object.fromEntries(Object.entries(facts.forgotten).filter(([, at]) => isRecent(at))),
    seen: { events: [], forms: [] },
  })
  beginVisit(facts, since)
}

function beginVisit(facts: Facts, since: Millis): void {
  facts.visitSince = since
  if (!facts.remembers) forgetEarlier(facts.history, since - VISIT_GAP)
}
