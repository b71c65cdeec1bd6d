import type { Decision, DecisionReason, Score } from '../core/decision.ts'
import type { JudgeContext } from '../core/judge.ts'
import type { Outcome } from '../core/observations/deciding.ts'
import type { Mode } from '../core/observations/start.ts'
import type { Millis } from '../core/time.ts'
import type { Compiled } from './compile.ts'
import type { World } from './conditions/condition.ts'
import { describeMissing } from './describeMissing.ts'
import { isHeldOut } from './experiment.ts'
import { explainIncidents, type IncidentExplanation } from './incidents/explainIncidents.ts'
import { listIncidents } from './incidents/listIncidents.ts'
import { listHindrances } from './judging/hindrances.ts'
import type { JudgeState } from './judging/judgeState.ts'
import { modeOf } from './judging/sitting.ts'
import { listWaiting } from './judging/lines.ts'
import { strictest } from './mode.ts'
import type { Gate } from './policy/gates.ts'
import type { Policy } from './policy.ts'
import type { Rule } from './rule.ts'
import { suppose, type WhatIf } from './suppose.ts'
import type { Trace } from './conditions/trace.ts'
import { describeReason, OUTCOMES, STATES } from './words.ts'

/** Why each rule did or did not fire, right now. */
export interface Explanation {
  /** Epoch milliseconds. */
  readonly at: Millis
  readonly mode: Mode
  /** The key of the page: its route name, or else the path template. */
  readonly page: string
  readonly score: Score
  /** How far caps reach: `visit` without leave to remember, `browser` with it, `unread` for the first moment. */
  readonly memory: 'unread' | 'visit' | 'browser'
  /** Why caps reach less far than they may: storage answered too late, or is denied or full. */
  readonly forgetful?: 'late' | 'failed'
  readonly rules: readonly RuleExplanation[]
  readonly incidents: readonly IncidentExplanation[]
  /** The help that the config has, by id. */
  readonly interventions: readonly string[]
}

/** Why one rule did or did not fire. */
export interface RuleExplanation {
  readonly rule: string
  readonly state: 'shown' | 'waiting' | 'not shown' | 'kept for comparison' | 'off'
  /** For people who are not engineers. */
  readonly says: string
  /** Each condition, what it saw, and its verdict. */
  readonly trace: Trace
  /** What else must be so before help may interrupt: mode, moment, budget, control group. */
  readonly gates: readonly Gate[]
  /** What was decided about it last, in this visit. */
  readonly last?: Decision
  /** What became of it, as far as it is known. */
  readonly outcome?: Outcome
}

export function explainRules(
  compiled: Compiled,
  known: JudgeState,
  now: JudgeContext,
  whatIf: WhatIf = {},
): Explanation {
  const { state, context } = suppose(whatIf, known, now)
  const { facts, budget } = state
  const score = context.score()
  const world: World = { now: context.now, facts, score: () => score, scoreAt: context.scoreAt }
  return {
    at: context.now,
    mode: strictest([compiled.mode, facts.mode]),
    page: context.page,
    score,
    memory: budget.memory,
    ...(budget.forgetful && { forgetful: budget.forgetful }),
    rules: compiled.rules.map((rule) => explainRule(rule, compiled, state, context, world)),
    incidents: explainIncidents(state, listIncidents(compiled, state), context.now),
    interventions: Object.keys(compiled.interventions),
  }
}

function explainRule(
  rule: Rule,
  compiled: Compiled,
  state: JudgeState,
  context: JudgeContext,
  world: World,
): RuleExplanation {
  const trace = rule.when.trace(world)
  const mode = modeOf({ compiled, state }, rule)
  const gates = [
    explainMode(mode),
    ...listHindrances({ compiled, state: withoutItself(rule, state), context }, rule, mode),
    explainControlGroup(rule, compiled.policy, state),
  ]
  const last = state.last[rule.id]
  const followed = state.budget.caps.followed?.find(({ offer }) => offer === last?.offer)
  return {
    rule: rule.id,
    ...describeState(rule, state, { mode, trace, gates, outcome: followed?.told }),
    trace,
    gates,
    ...(last && { last }),
    ...(followed?.told && { outcome: followed.told }),
  }
}

/** Help that is on the screen is in nobody's way but others'. */
function withoutItself({ id }: Rule, state: JudgeState): JudgeState {
  if (state.open?.rule !== id) return state
  const { open: _, ...others } = state
  return others
}

function explainMode(mode: Mode): Gate {
  const says = { off: 'off by its mode', watch: 'the mode is "watch"', on: 'the mode is "on"' }[mode]
  return { gate: 'mode-watch', open: mode === 'on', says }
}

function explainControlGroup(
  { id, holdout }: Rule,
  { holdoutSalt }: Policy,
  { facts: { user } }: JudgeState,
): Gate {
  const isHeld = isHeldOut(user.id, id, holdout, holdoutSalt)
  const says =
    holdout <= 0
      ? 'no control group'
      : user.id === undefined
        ? 'in no control group: the user is not identified'
        : `${isHeld ? 'in' : 'not in'} the control group of ${Math.round(holdout * 100)} %`
  return { gate: 'control-group', open: !isHeld, says, value: holdout }
}

function describeState(
  { id }: Rule,
  { open, last: lasts, away, ...lines }: JudgeState,
  { mode, trace, gates, outcome }: Seen,
): Pick<RuleExplanation, 'state' | 'says'> {
  if (mode === 'off') return { state: 'off', says: 'Off by its mode.' }
  if (open?.rule === id) return { state: 'shown', says: 'Shown now.' }
  const waiting = listWaiting(lines).find((one) => one.rule === id)
  if (waiting) {
    return { state: 'waiting', says: `Waiting for a good moment${listReasons(waiting.held)}.` }
  }
  const last = lasts[id]
  const told = last && `${describeDecision(last)}${outcome ? ` Since then ${OUTCOMES[outcome]}.` : ''}`
  const before = told ? ` Earlier: ${told}` : ''
  const holds = trace.verdict === 'true'
  if (holds && away)
    return {
      state: 'not shown',
      says: `Its conditions hold; nobody has been here for half an hour, and it waits until somebody is.${before}`,
    }
  if (holds && last) {
    const isUnseen = last.verdict === 'show' && (last.mode === 'watch' || last.reasons.includes('silent'))
    return { state: isUnseen ? 'not shown' : STATES[last.verdict], says: told! }
  }
  if (holds) return { state: 'not shown', says: `Its conditions hold.${before}` }
  const shut = gates.find((gate) => !gate.open && gate.gate !== 'mode-watch')
  const further = shut ? ` And if they held: ${shut.says}.` : ''
  return { state: 'not shown', says: `${describeMissing(trace)}${further}${before}` }
}

interface Seen {
  readonly mode: Mode
  readonly trace: Trace
  readonly gates: readonly Gate[]
  readonly outcome: Outcome | undefined
}

function describeDecision({ verdict, reasons }: Decision): string {
  if (verdict === 'show') {
    if (reasons.includes('silent'))
      return reasons.includes('mode-watch')
        ? 'The team would have been told: the mode is "watch".'
        : 'The team was told; nothing is shown.'
    return reasons.includes('mode-watch') ? 'Would have been shown: the mode is "watch".' : 'Was shown.'
  }
  if (verdict === 'withhold') return 'Kept for comparison: this user is in the control group.'
  return `${verdict === 'hold' ? 'Waiting' : 'Not shown'}${listReasons(reasons)}.`
}

function listReasons(reasons: readonly DecisionReason[]): string {
  const words = [...new Set(reasons.map(describeReason))]
  return words.length === 0 ? '' : `: ${words.join(', ')}`
}
