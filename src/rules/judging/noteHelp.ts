import type { Observed } from '../../core/observation.ts'
import { noteDismissed, noteShown, noteSnoozed } from '../policy.ts'
import type { Sitting } from './sitting.ts'

/** What became of the help on the screen, and what that means for the next. */
export function noteHelp(
  { compiled, ruleOf, state, context: { now } }: Omit<Sitting, 'effects'>,
  help: Observed<'help'>,
): void {
  const { open, budget } = state
  if (open?.offer !== help.offer) return
  const rule = open.rule === undefined || open.preview ? undefined : ruleOf.get(open.rule)
  if (help.step === 'shown' && rule) noteShown(budget, rule.id, now)
  if (isStillThere(help)) return
  delete state.open
  if (!rule) return
  if (help.step === 'dismissed') noteDismissed(budget, rule, compiled.policy, now)
  if (help.step === 'snoozed') {
    const until = now + (Number(help.by) || 0)
    noteSnoozed(budget, rule.id, until, now)
    state.snoozed[rule.id] = until
  }
}

/** An action that failed leaves the help where it is. */
function isStillThere({ step, by }: Observed<'help'>): boolean {
  return (
    step === 'shown' || step === 'used' || (step === 'failed' && by !== 'removed' && by !== 'cannot-show')
  )
}
