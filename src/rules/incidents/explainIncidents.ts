import type { Millis } from '../../core/time.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import { nameTime } from '../nameTime.ts'
import { isClosed } from './closedNotices.ts'
import type { Incident } from './compileIncidents.ts'

/** What of a known incident concerns this user. */
export interface IncidentExplanation {
  readonly incident: string
  readonly state: 'shown' | 'waiting' | 'not shown'
  /** For people who are not engineers. */
  readonly says: string
}

export function explainIncidents(
  state: JudgeState,
  incidents: readonly Incident[],
  now: Millis,
): readonly IncidentExplanation[] {
  return incidents.map((incident) => ({ incident: incident.id, ...describe(state, incident, now) }))
}

function describe(state: JudgeState, incident: Incident, now: Millis): Omit<IncidentExplanation, 'incident'> {
  const { incidents, waiting, open } = state
  const { id, announced, until, pages } = incident
  const one = incidents.known[id]
  if (waiting?.notice?.incident === id) return { state: 'waiting', says: 'Waiting for a good moment.' }
  if (open?.rule === `incident ${id}` && !one?.over) return { state: 'shown', says: 'Shown now.' }
  if (one?.shown) return { state: 'shown', says: one.over ? 'Was shown, and is over.' : 'Was shown.' }
  if (now >= until) return { state: 'not shown', says: `Over for ${nameTime(now - until)}.` }
  if (now < announced) return { state: 'not shown', says: `Told of in ${nameTime(announced - now)}.` }
  if (one && isClosed(state, incident, !!pages))
    return { state: 'not shown', says: 'The user has closed it before.' }
  if (one?.late)
    return { state: 'not shown', says: 'It has hit this user; there was no good moment yet to say so.' }
  return {
    state: 'not shown',
    says: one?.hit ? 'It has hit this user, who is told next.' : 'It has not hit this user.',
  }
}
