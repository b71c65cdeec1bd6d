import type { Text } from '../../core/intervention.ts'
import type { Observation } from '../../core/observation.ts'
import type { Millis } from '../../core/time.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import type { Incident } from './compileIncidents.ts'

/** What of an incident concerns this user: plain JSON. */
export interface KnownIncident {
  hit?: true
  shown?: true
  over?: true
  /** Told that it is over. */
  told?: true
  title: Text
  resolved?: Text
}

/** More than an incident needs to say; a feed is carried over page loads. */
const FEED_AT_MOST = 6000

/**
 * Takes down who is hit, and who is served again.
 *
 *   announced ─ hit ─▶ told of it ─ served, its time is over, or gone from the feed ─▶ told that it is over
 */
export function noteIncidents(
  { incidents: { known }, facts }: JudgeState,
  incidents: readonly Incident[],
  observation: Observation,
): void {
  for (const incident of incidents) {
    if (!isCurrent(incident, observation.at)) continue
    const { id, request, event, pages, endsWhenServed } = incident
    // What an ad blocker stops on another site is nobody's incident.
    if (observation.type === 'response' && observation.judged && request?.fits(observation))
      hit(known, incident)
    else if (observation.type === 'event' && event === observation.name) hit(known, incident)
    else if (observation.type === 'page' && pages?.(facts.page)) hit(known, incident)
    else if (
      observation.type === 'response' &&
      endsWhenServed &&
      known[id]?.hit &&
      observation.outcome === 'ok' &&
      request?.fitsKey(observation.key)
    )
      known[id].over = true
  }
}

export function noteFeed(
  { incidents }: JudgeState,
  feed: readonly { readonly [key: string]: unknown }[],
): void {
  // A mistake in the feed ends no incident: what it said before stays.
  if (JSON.stringify(feed).length <= FEED_AT_MOST) incidents.feed = feed
}

/** Whoever is hit again after it seemed over is told again. */
function hit(known: { [id: string]: KnownIncident }, { id, content, resolved }: Incident): void {
  const one = known[id]
  if (one && !one.over) one.hit = true
  else known[id] = { hit: true, title: content.title, ...(resolved !== undefined && { resolved }) }
}

/** What has changed with the time and the page; forgets what nobody saw. */
export function reviewIncidents(
  { incidents: { known }, facts }: JudgeState,
  incidents: readonly Incident[],
  now: Millis,
): void {
  const current = incidents.filter((incident) => isCurrent(incident, now))
  for (const incident of current) {
    if (!known[incident.id] && incident.pages?.(facts.page)) hit(known, incident)
  }
  for (const [id, one] of Object.entries(known)) {
    if (!current.some((incident) => incident.id === id)) one.over = true
    const isDone = one.over && (!one.shown || one.told || one.resolved === undefined)
    // One that is still current stays known, or whoever is on its page would be told again.
    if (isDone && !current.some((incident) => incident.id === id)) delete known[id]
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

function isCurrent({ announced, until }: Incident, now: Millis): boolean {
  return now >= announced && now < until
}
