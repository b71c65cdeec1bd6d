import type { Decision, Score } from '../core/decision.ts'
import type { JudgeContext } from '../core/judge.ts'
import type { Mode } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import type { Compiled } from './compile.ts'
import type { World } from './condition.ts'
import type { JudgeState } from './judging/judgeState.ts'
import { strictest } from './mode.ts'
import { accountOf } from './policy/budget.ts'
import { listGates, type Gate } from './policy/gates.ts'
import type { Rule } from './rule.ts'
import { suppose, type WhatIf } from './suppose.ts'
import type { Trace } from './trace.ts'

/** Why each rule did or did not fire, right now. */
export interface Explanation {
  readonly at: Millis
  readonly mode: Mode
  readonly page: string
  readonly score: Score
  /** How far caps reach: `visit` without leave to remember, `browser` with it, `unread` for the first moment. */
  readonly memory: 'unread' | 'visit' | 'browser'
  /** Why caps reach less far than they may: storage answered too late, or is denied or full. */
  readonly forgetful?: 'late' | 'failed'
  readonly rules: readonly RuleExplanation[]
  /** The help that the config has, by id. */
  readonly interventions: readonly string[]
}

export interface RuleExplanation {
  readonly rule: string
  readonly state: 'shown' | 'waiting' | 'not shown' | 'kept for comparison' | 'off'
  /** For people who are not engineers. */
  readonly says: string
  readonly trace: Trace
  readonly gates: readonly Gate[]
  readonly last?: Decision
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
    rules: compiled.rules.map((rule) => explainRule(rule, compiled, state, world)),
    interventions: Object.keys(compiled.interventions),
  }
}

function explainRule(
  rule: Rule,
  { mode, policy }: Compiled,
  state: JudgeState,
  world: World,
): RuleExplanation {
  const trace = rule.when.trace(world)
  const own = strictest([mode, state.facts.mode, rule.mode])
  const gates = listGates(state.budget, accountOf(rule, own), policy, {
    now: world.now,
    visitSince: state.facts.visitSince,
  })
  const last = state.last[rule.id]
  return {
    rule: rule.id,
    ...(own === 'off'
      ? { state: 'off' as const, says: 'Off by its mode.' }
      : describeState(rule, state, trace, gates)),
    trace,
    gates,
    ...(last && { last }),
  }
}

function describeState(
  { id }: Rule,
  state: JudgeState,
  trace: Trace,
  gates: readonly Gate[],
): Pick<RuleExplanation, 'state' | 'says'> {
  const { open, waiting } = state
  const last = state.last[id]
  const holds = trace.verdict === 'true'
  if (open?.rule === id) return { state: 'shown', says: 'Shown now.' }
  if (waiting?.rule === id) {
    return { state: 'waiting', says: `Waiting for a good moment${listReasons(waiting.held)}.` }
  }
  if (holds && last) {
    const isRehearsed = last.verdict === 'show' && last.mode === 'watch'
    return { state: isRehearsed ? 'not shown' : STATES[last.verdict], says: describeDecision(last) }
  }
  const before = last ? ` Earlier: ${describeDecision(last)}` : ''
  if (holds) return { state: 'not shown', says: `Its conditions hold.${before}` }
  const shut = gates.find((gate) => !gate.open)
  const further = shut ? ` And if they held: ${shut.says}.` : ''
  return { state: 'not shown', says: `${describeMissing(trace)}${further}${before}` }
}

const STATES = {
  show: 'shown',
  hold: 'waiting',
  suppress: 'not shown',
  withhold: 'kept for comparison',
} as const

function describeDecision({ verdict, reasons }: Decision): string {
  if (verdict === 'show') {
    return reasons.includes('mode-watch') ? 'Would have been shown: the mode is "watch".' : 'Was shown.'
  }
  if (verdict === 'withhold') return 'Kept for comparison: this user is in the control group.'
  return `${verdict === 'hold' ? 'Waiting' : 'Not shown'}${listReasons(reasons)}.`
}

function listReasons(reasons: readonly string[]): string {
  return reasons.length === 0 ? '' : `: ${reasons.map((reason) => reason.replaceAll('-', ' ')).join(', ')}`
}

/** The first part that does not hold, in words. */
function describeMissing(trace: Trace): string {
  const missing = findMissing(trace)
  const { condition, verdict, value, expected, why } = missing
  const wanted = expected === undefined ? '' : `, wanted ${String(expected)}`
  const seen = value === undefined || String(value) === '' ? '' : `: seen ${String(value)}`
  if (verdict === 'unknown')
    return `Not known enough about "${condition}"${seen}${wanted}${why ? WHY[why] : ''}.`
  return `"${condition}" does not hold${seen}${wanted}.`
}

const WHY = {
  'no-memory': '; this browser may not remember earlier visits',
  'too-early': '; it has not been watched for long enough, or something in it is in doubt',
}

function findMissing(trace: Trace): Trace {
  if (trace.condition === 'not') return trace
  const part = trace.parts?.find(({ verdict }) => verdict !== 'true')
  return part ? findMissing(part) : trace
}
