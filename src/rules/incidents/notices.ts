import type { BannerConfig } from '../../core/intervention.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import type { Millis } from '../../core/time.ts'
import { isClosed, isOverTold } from './closedNotices.ts'
import type { Incident } from './compileIncidents.ts'
import { isCurrent } from './noteIncidents.ts'

/** What somebody is to be told of an incident. */
export interface Notice {
  readonly incident: string
  readonly phase: 'hit' | 'over'
  readonly content: BannerConfig
}

/** What this user is still to be told, one at a time. */
export function findNotice(state: JudgeState, incidents: readonly Incident[]): Notice | undefined {
  for (const [id, one] of Object.entries(state.incidents.known)) {
    const { hit, shown, over, told, missed, title, resolved } = one
    if (over && shown !== undefined && !told && !missed && resolved !== undefined && !isOverTold(state, id))
      return { incident: id, phase: 'over', content: { kind: 'banner', tone: 'good', title, body: resolved } }
    const incident = incidents.find((one) => one.id === id)
    if (hit && !over && incident) return { incident: id, phase: 'hit', content: incident.content }
  }
  return undefined
}

/** Whether it is still worth telling: served meanwhile, or gone to where it does not matter, nobody needs to hear of it. */
export function isNews(state: JudgeState, { incident, phase }: Notice): boolean {
  const one = state.incidents.known[incident]
  if (!one || (phase === 'over') !== (one.over === true)) return false
  return phase === 'over' ? !isOverTold(state, incident) : one.hit !== undefined
}

/** Told, or there was no good moment for it; then it is tried again later. */
export function noteNotice(
  { incidents: { known }, facts }: JudgeState,
  { incident, phase }: Notice,
  { now, isTold }: { readonly now: Millis; readonly isTold: boolean },
): void {
  const one = known[incident]
  if (!one) return
  if (phase === 'hit') {
    const { hit } = one
    delete one.hit
    delete one.late
    if (isTold) one.shown = facts.visit
    else if (hit) one.late = { at: now, hit }
    if (isTold && hit === 'here') one.here = true
  } else if (isTold) one.told = true
  else one.missed = true
}

/**
 * Why what is on the screen is not true any more, or not here: over, or hit once more, or told in other words; or its user has
 * closed it in another tab.
 */
export function isOutdated(
  state: JudgeState,
  { incident: id, phase, content }: Notice,
  incidents: readonly Incident[],
  now: Millis,
): 'over' | 'changed' | 'elsewhere' | 'closed' | undefined {
  const { incidents: noted, facts } = state
  const one = noted.known[id]
  if (phase === 'over') return one && !one.over ? 'changed' : undefined
  const incident = incidents.find((each) => each.id === id && isCurrent(each, now))
  if (!incident || one?.over) return 'over'
  if (one?.here && incident.pages && !incident.pages(facts.page)) return 'elsewhere'
  if (JSON.stringify(incident.content) !== JSON.stringify(content)) return 'changed'
  return isClosed(state, incident, !!one?.here) ? 'closed' : undefined
}

/** Off the screen where it does not matter; on a page that it concerns it is told again, as nobody has closed it. */
export function noteLeft({ incidents: { known } }: JudgeState, { incident }: Notice): void {
  const one = known[incident]
  if (one) one.left = true
}

export function tellAnew({ incidents: { known } }: JudgeState, { incident }: Notice): void {
  const one = known[incident]
  if (one) one.hit = 'anywhere'
}
