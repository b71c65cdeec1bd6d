import type { Observed } from '../../core/observation.ts'
import { isHeldOut } from '../experiment.ts'
import { noteNotice, type Notice } from '../incidents/notices.ts'
import { startFollowing } from '../outcomes/startFollowing.ts'
import { accountOf, mayQuestion, noteShown } from '../policy/budget.ts'
import { findHindrance, findVariant } from './hindrances.ts'
import type { Candidate, JudgeState } from './judgeState.ts'
import { aboutOf, isSilent, tell, type Sitting } from './sitting.ts'
import { leaveLine } from './lines.ts'

/** The moment is good and the slot is ours: the last look at caps and control group, then it is shown. */
export function showHelp(sitting: Sitting, waiting: Candidate): void {
  const { compiled, state, context, effects, ruleOf } = sitting
  leaveLine(state, waiting)
  if (waiting.notice) return showNotice(sitting, waiting, waiting.notice)
  const rule = ruleOf.get(waiting.rule)
  if (!rule) return
  const shut = findHindrance(sitting, rule, waiting.mode)
  // While it waited another variant may have come to fit: its hours have passed, the user is known.
  waiting.intervention = findVariant(sitting, rule)?.offer ?? waiting.intervention
  const isWithheld = isHeldOut(state.facts.user.id, rule.id, rule.holdout, compiled.policy.holdoutSalt)
  if (!shut && isSilent(compiled, waiting.intervention)) {
    if (waiting.question === 'slot') effects.push({ type: 'release' })
    return void state.telling.push(waiting)
  }
  if (!shut && !isWithheld && waiting.mode === 'on') {
    startFollowing(sitting, rule, tell(sitting, waiting, 'show', ['conditions-hold', 'good-moment']))
    return present(sitting, waiting)
  }
  if (waiting.question === 'slot') effects.push({ type: 'release' })
  if (shut) return void tell(sitting, waiting, 'suppress', [shut])
  // Whoever only would have been helped has used up the same budget, or the two could not be compared.
  noteShown(state.budget, accountOf(rule, waiting.mode), context.now)
  const decision = isWithheld
    ? tell(sitting, waiting, 'withhold', ['control-group'])
    : tell(sitting, waiting, 'show', ['conditions-hold', 'good-moment', 'mode-watch'])
  startFollowing(sitting, rule, decision)
}

/** No budget, no control group: whoever was hit is told. */
function showNotice(sitting: Sitting, waiting: Candidate, notice: Notice): void {
  const { state, effects } = sitting
  if (state.open) {
    effects.push({ type: 'release' })
    return void tell(sitting, waiting, 'suppress', ['another-open'])
  }
  noteNotice(state, notice, { now: sitting.context.now, isTold: true })
  if (waiting.mode === 'on') {
    tell(sitting, waiting, 'show', ['incident', 'good-moment'])
    return present(sitting, waiting)
  }
  effects.push({ type: 'release' })
  tell(sitting, waiting, 'show', ['incident', 'good-moment', 'mode-watch'])
}

export function noteHelpCall(state: JudgeState, observation: Observed<'call'>): void {
  if (observation.call !== 'help' && observation.call !== 'preview') return
  const { call, intervention } = observation
  state.calls.push({ call, intervention })
}

/** Help that somebody asked for, or an author looks at: no gate, and it takes the screen from what is there. */
export function answerCalls(sitting: Sitting): void {
  const { compiled, state, context, effects } = sitting
  for (const { call, intervention } of state.calls.splice(0)) {
    if (state.open && !isSilent(compiled, intervention))
      effects.push({ type: 'withdraw', offer: state.open.offer, why: 'replaced' })
    present(sitting, { offer: `${context.load}-o${++state.made}`, intervention })
    if (call === 'preview' && state.open?.intervention === intervention) state.open.preview = true
  }
}

function present(
  { compiled, state, context, effects }: Sitting,
  {
    offer,
    intervention,
    rule,
    signal,
    notice,
  }: Pick<Candidate, 'offer' | 'intervention'> & Partial<Candidate>,
): void {
  if (!notice && isSilent(compiled, intervention))
    return void effects.push({ type: 'tell', offer: { id: offer, intervention } })
  state.open = {
    offer,
    intervention,
    ...(rule !== undefined && { rule }),
    ...(notice && { notice }),
  }
  effects.push({
    type: 'offer',
    offer: {
      id: offer,
      intervention,
      ...(rule !== undefined && { rule }),
      ...aboutOf(state, signal),
      ...(notice && { content: notice.content }),
      ...(rule !== undefined && mayQuestion(state.budget, context.now) && { mayQuestion: true }),
    },
  })
}
