import { hashText } from '../../core/hash.ts'
import { writeJson } from '../../core/json.ts'
import type { BannerConfig } from '../../core/intervention.ts'
import type { Millis } from '../../core/time.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import type { Incident } from './compileIncidents.ts'

/**
 * What all tabs of this browser know of what its user was told: one is as good as another to be told in, and to close it in.
 *
 *   told ─▶ closed, in these words ─▶ over ─▶ told anew, where it hits once more
 */
type Fate = 'told' | 'over' | { readonly closed: BannerConfig }

export function noteFate({ budget }: JudgeState, incident: string, fate: Fate, now: Millis): void {
  const { caps } = budget
  budget.caps = { ...caps, notices: { ...caps.notices, [keyOf(incident, fate)]: now } }
}

/**
 * What a page announces stays closed as long as it says the same. Whoever runs into what fails wants to know why, in each visit
 * anew.
 */
export function isClosed(
  state: JudgeState,
  { id, content, announced }: Incident,
  isAnnounced: boolean,
): boolean {
  const closed = lastOf(state, id, { closed: content })
  const came = isAnnounced ? announced : (state.facts.history.visits.at(-1)?.[0] ?? 0)
  return closed > lastOf(state, id, 'over') && closed >= Math.max(announced, came)
}

/** In whichever tab; and nobody has said since that it is over. */
export function wasTold(state: JudgeState, { id, announced }: Pick<Incident, 'id' | 'announced'>): boolean {
  const told = lastOf(state, id, 'told')
  return told > lastOf(state, id, 'over') && told >= announced
}

export function isOverTold(state: JudgeState, id: string): boolean {
  return lastOf(state, id, 'over') > lastOf(state, id, 'told')
}

function lastOf({ budget: { caps } }: JudgeState, incident: string, fate: Fate): Millis {
  return caps.notices?.[keyOf(incident, fate)] ?? 0
}

function keyOf(incident: string, fate: Fate): string {
  return typeof fate === 'string'
    ? `${fate} ${incident}`
    : `closed ${incident} ${hashText(writeJson(fate.closed))}`
}
