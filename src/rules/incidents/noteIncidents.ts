import type { Text } from '../../core/intervention.ts'
import { isByHand } from '../../core/isByHand.ts'
import type { Observation, Observed } from '../../core/observation.ts'
import { MINUTE, type Millis } from '../../core/time.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import { isClosed, noteFate, wasTold } from './closedNotices.ts'
import { compileIncidents, type Incident } from './compileIncidents.ts'

/** What of an incident concerns this user: plain JSON. */
export interface KnownIncident {
  /** To be told: anywhere, or only here, on a page that it concerns. */
  hit?: 'anywhere' | 'here'
  /** The visit in which it was told last; a new one is told anew. 0: in another tab. */
  shown?: number
  /** Told because of a page: on any other it is of no matter. */
  here?: true
  /** Taken off the screen there; told again on a page that it concerns. */
  left?: true
  /** There was no good moment to tell of it then: it is tried again. */
  late?: { readonly at: Millis; readonly hit: 'anywhere' | 'here' }
  over?: true
  /** Its time is over, or the feed tells of it no more; where it is told of again, it was not over. */
  gone?: true
  /** Told that it is over. */
  told?: true
  /** There was no good moment to tell so; not before the next page. */
  missed?: true
  /** The requests that hit it, as long as they are not served. */
  keys?: string[]
  title: Text
  resolved?: Text
}

/** More than an incident needs to say; a feed is carried over page loads. */
export const FEED_AT_MOST = 6000
/** Of one incident; who is hit by more is served when the last of these are. */
const KEYS_KEPT = 5

/** Whoever typed all the while may have come to a stop by then. */
export const TOLD_LATER: Millis = MINUTE
/** A feed that comes after the failure finds it: it is read every ten minutes. */
export const FAILURES_KNOWN: Millis = 10 * MINUTE
const FAILURES_KEPT = 5

/**
 * Takes down who is hit, and who is served again.
 *
 *   announced ─ hit ─▶ told of it ─ served, its time is over, or gone from the feed ─▶ told that it is over
 */
export function noteIncidents(
  state: JudgeState,
  incidents: readonly Incident[],
  observation: Observation,
): void {
  const { incidents: noted, facts } = state
  const { known } = noted
  if (observation.type === 'page') for (const one of Object.values(known)) delete one.missed
  if (observation.type === 'response') noteFailure(noted, observation)
  tryAgain(known, observation)
  for (const incident of incidents) {
    if (!isCurrent(incident, observation.at)) continue
    const { id, since, request, event, pages, endsWhenServed } = incident
    // What an ad blocker stops on another site is nobody's incident.
    if (observation.type === 'response' && observation.judged && request?.fits(observation))
      hit(state, incident, observation.at, 'anywhere', observation.key)
    else if (observation.type === 'incidents' && !known[id])
      findHits(noted, incident, observation.at).forEach(({ key }) =>
        hit(state, incident, observation.at, 'anywhere', key),
      )
    else if (observation.type === 'event' && event === observation.name)
      hit(state, incident, observation.at, 'anywhere')
    else if (observation.type === 'page' && pages) {
      if (!pages(facts.page)) leave(known, id)
      else if (!known[id]?.over) hit(state, incident, observation.at, 'here')
    } else if (
      observation.type === 'response' &&
      observation.outcome === 'ok' &&
      endsWhenServed &&
      // What is only announced is not over.
      observation.at >= since &&
      request?.fitsKey(observation.key)
    )
      serve(known[id], observation.key)
  }
}

/** Whoever is hit again after it seemed over is told again. */
function hit(
  state: JudgeState,
  incident: Incident,
  now: Millis,
  where: 'anywhere' | 'here',
  key?: string,
): void {
  const { [incident.id]: before } = state.incidents.known
  if (before?.over) noteFate(state, incident.id, 'over', now)
  const one = before && !before.over ? before : know(state, incident)
  if ((one.shown !== state.facts.visit || one.left) && one.hit !== 'anywhere') {
    one.hit = where
    delete one.late
    delete one.left
  }
  // What fails is told of wherever its user is.
  if (where === 'anywhere') delete one.here
  if (key !== undefined && !one.keys?.includes(key)) one.keys = [...(one.keys ?? []), key].slice(-KEYS_KEPT)
}

function know(
  { incidents: { known } }: JudgeState,
  { id, content: { title }, resolved }: Incident,
): KnownIncident {
  return (known[id] = { title, ...(resolved !== undefined && { resolved }) })
}

/** On to a page that it does not concern, before it was told. */
function leave(known: JudgeState['incidents']['known'], id: string): void {
  const one = known[id]
  if (one?.late?.hit === 'here') delete one.late
  if (one?.hit !== 'here') return
  delete one.hit
  if (one.shown === undefined) delete known[id]
}

/** To whom there was no good moment to tell of it: when they come back to the tab, or go on a minute later. */
function tryAgain(known: JudgeState['incidents']['known'], observation: Observation): void {
  const isBack = observation.type === 'visibility' && !observation.hidden
  if (!isBack && !isByHand(observation)) return
  for (const one of Object.values(known)) {
    if (!one.late || (!isBack && observation.at - one.late.at < TOLD_LATER)) continue
    one.hit = one.late.hit
    delete one.late
  }
}

/** A feed may tell of an incident after it has hit. */
function noteFailure(noted: JudgeState['incidents'], response: Observed<'response'>): void {
  const { key, at, outcome, judged } = response
  const others = (noted.failed ?? []).filter((one) => one.key !== key && at - one.at < FAILURES_KNOWN)
  const failed = judged && outcome !== 'ok' && outcome !== 'aborted' ? [...others, response] : others
  if (failed.length > 0) noted.failed = failed.slice(-FAILURES_KEPT)
  else delete noted.failed
}

function findHits({ failed = [] }: JudgeState['incidents'], { announced, request }: Incident, now: Millis) {
  const from = Math.max(announced, now - FAILURES_KNOWN)
  return failed.filter((one) => one.at >= from && request?.fits(one))
}

/** It is over when what failed works, not when something else does. */
function serve(one: KnownIncident | undefined, key: string): void {
  if (!one) return
  if (one.keys) one.keys = one.keys.filter((other) => other !== key)
  if (!one.keys?.length) one.over = true
}

export function noteFeed(
  { incidents }: JudgeState,
  feed: readonly { readonly [key: string]: unknown }[],
): void {
  // A mistake in the feed ends no incident: what it said before stays.
  const good = feed.map((one) =>
    isReadable(one) ? one : (incidents.feed.find(({ id }) => id === one?.id) ?? one),
  )
  if (JSON.stringify(good).length <= FEED_AT_MOST) incidents.feed = good
}

function isReadable(one: unknown): boolean {
  return compileIncidents([one], '', () => undefined).length > 0
}

/** What has changed with the time, the page and the feed; forgets what nobody saw. */
export function reviewIncidents(state: JudgeState, incidents: readonly Incident[], now: Millis): void {
  const {
    incidents: { known },
    facts,
  } = state
  const current = incidents.filter((incident) => isCurrent(incident, now))
  for (const incident of current) {
    const { id, pages, content, resolved } = incident
    if (!known[id] && pages?.(facts.page)) hit(state, incident, now, 'here')
    if (wasTold(state, incident)) (known[id] ?? know(state, incident)).shown ??= 0
    const one = known[id]
    if (!one) continue
    if (one.gone) {
      delete one.gone
      delete one.over
    }
    if (one.hit && isClosed(state, incident, one.hit === 'here')) delete one.hit
    Object.assign(one, { title: content.title, ...(resolved !== undefined && { resolved }) })
  }
  for (const [id, one] of Object.entries(known)) {
    if (current.some((incident) => incident.id === id)) continue
    // Put off, it is not over: it will be told of in its time.
    if (incidents.some((incident) => incident.id === id && now < incident.announced)) delete known[id]
    else {
      if (!one.over) one.gone = true
      one.over = true
      if (one.shown === undefined || one.told || one.resolved === undefined) delete known[id]
    }
  }
}

/** When the next begins to be told of, or is over. */
export function incidentDueAt(
  state: JudgeState,
  incidents: readonly Incident[],
  now: Millis,
): Millis | undefined {
  let due: Millis | undefined
  for (const { id, announced, until } of incidents) {
    for (const at of [announced, ...(state.incidents.known[id] ? [until] : [])]) {
      if (at > now && (due === undefined || at < due)) due = at
    }
  }
  return due
}

export function isCurrent({ announced, until }: Incident, now: Millis): boolean {
  return now >= announced && now < until
}
