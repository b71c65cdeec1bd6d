import type { BannerConfig } from '../../core/intervention.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import type { Incident } from './compileIncidents.ts'

/** What somebody is to be told of an incident. */
export interface Notice {
  readonly incident: string
  readonly phase: 'hit' | 'over'
  readonly content: BannerConfig
}

/** What this user is still to be told, one at a time. */
export function findNotice(
  { incidents: { known } }: JudgeState,
  incidents: readonly Incident[],
): Notice | undefined {
  for (const [id, { hit: isHit, shown, over, told, title, resolved }] of Object.entries(known)) {
    if (over && shown && !told && resolved !== undefined)
      return { incident: id, phase: 'over', content: { kind: 'banner', tone: 'good', title, body: resolved } }
    const incident = incidents.find((one) => one.id === id)
    if (isHit && !over && !shown && incident) return { incident: id, phase: 'hit', content: incident.content }
  }
  return undefined
}

/** Whether it is still worth telling: served meanwhile, nobody needs to hear of it. */
export function isNews({ incidents: { known } }: JudgeState, { incident, phase }: Notice): boolean {
  const one = known[incident]
  return one !== undefined && (phase === 'over') === (one.over === true)
}

/** Told, or there was no good moment for it; then not before the next hit. */
export function noteNotice(
  { incidents: { known } }: JudgeState,
  { incident, phase }: Notice,
  isTold: boolean,
): void {
  const one = known[incident]
  if (!one) return
  if (phase === 'over') one.told = true
  else if (isTold) one.shown = true
  else delete one.hit
}
