import type { Millis } from '../../core/time.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import type { Incident } from './compileIncidents.ts'

/** The incident that explains what this rule would help with. */
export function findMuting(
  incidents: readonly Incident[],
  state: JudgeState,
  rule: string,
  now: Millis,
): Incident | undefined {
  return incidents.find(
    ({ id, since, until, mutes }) =>
      now >= since && now < until && !state.incidents.known[id]?.over && mutes(rule),
  )
}
