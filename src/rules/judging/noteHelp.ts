import { endsHelp } from '../../core/help.ts'
import type { Observed } from '../../core/observation.ts'
import { noteFate } from '../incidents/closedNotices.ts'
import {
  accountOf,
  noteAsked,
  noteDismissed,
  noteQuestion,
  noteShown,
  noteSnoozed,
  noteUnwanted,
} from '../policy/budget.ts'
import type { Sitting } from './sitting.ts'
import { setTime } from './times.ts'

/** The user dismissed it by "don't offer help like this". */
const NEVER_AGAIN = 'never'

/** What became of the help on the screen, and what that means for the next. */
export function noteHelp(
  { compiled, ruleOf, state, context: { now } }: Omit<Sitting, 'effects'>,
  help: Observed<'help'>,
): void {
  const { open, budget } = state
  if (open?.offer !== help.offer) return
  const rule = open.rule === undefined || open.preview ? undefined : ruleOf.get(open.rule)
  const account = rule && accountOf(rule, 'on')
  if (open.notice) {
    const { incident, phase, content } = open.notice
    const fate = phase === 'over' ? 'over' : 'told'
    if (help.step === 'shown') noteFate(state, incident, fate, now)
    if (help.step === 'dismissed') noteFate(state, incident, { closed: content }, now)
  }
  if (help.step === 'shown') {
    if (account) noteShown(budget, account, now)
    else if (!open.preview && !open.notice) noteAsked(budget, now)
  }
  if (help.step === 'asked') noteQuestion(budget, now)
  if (!endsHelp(help.step, help.by)) return
  delete state.open
  if (!rule || !account) return
  if (help.step === 'dismissed') {
    noteDismissed(budget, account, compiled.policy, now)
    if (help.by === NEVER_AGAIN) noteUnwanted(budget, account)
  }
  if (help.step === 'snoozed') {
    const until = now + (Number(help.by) || 0)
    noteSnoozed(budget, account, until)
    setTime(state.snoozed, rule.id, until)
  }
}
