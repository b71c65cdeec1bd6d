import type { ActRecord } from '../core/acts/actsState.ts'
import type { Evidence, Finding } from '../core/signal.ts'
import type { Loop } from './distinctActs.ts'

/** That the same went wrong again: the more often, the worse. */
export function tellLoop(
  { episode, counted, acts }: Loop,
  act: ActRecord,
  needed: number,
  evidence: Evidence,
): Finding {
  return {
    episode,
    strength: 0.7 + 0.15 * (acts - needed),
    counted,
    target: act.target,
    form: act.form,
    act: act.id,
    evidence: { ...evidence, acts },
  }
}
