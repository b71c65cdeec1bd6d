import type { Decision, DecisionReason, Effect, Offer } from '../../core/decision.ts'
import type { JudgeContext } from '../../core/judge.ts'
import type { Mode } from '../../core/observations/start.ts'
import type { Compiled } from '../compile.ts'
import { own } from '../../core/own.ts'
import { strictest } from '../mode.ts'
import type { Rule } from '../rule.ts'
import type { Candidate, JudgeState } from './judgeState.ts'

/** What the judge has before it while it decides, and the list of what comes of it. */
export interface Sitting {
  readonly compiled: Compiled
  readonly ruleOf: ReadonlyMap<string, Rule>
  readonly state: JudgeState
  readonly context: JudgeContext
  readonly effects: Effect[]
}

/** Of so many rules it is known what was decided last: they are carried over page loads. */
const LAST_KEPT = 20

/** Decides on a candidate: the last word on its rule until the next one. */
export function tell(
  { state, context, effects }: Sitting,
  { rule, intervention, offer, mode, signal }: Candidate,
  verdict: Decision['verdict'],
  reasons: readonly DecisionReason[],
): Decision {
  const decision: Decision = {
    at: context.now,
    rule,
    ...(intervention !== '' && { intervention }),
    verdict,
    reasons,
    mode,
    offer,
    ...(signal !== undefined && { signal }),
  }
  // The one that was decided longest ago is let go.
  delete state.last[rule]
  state.last[rule] = decision
  const rules = Object.keys(state.last)
  if (rules.length > LAST_KEPT) delete state.last[rules[0]!]
  effects.push({ type: 'decision', decision })
  return decision
}

/** What an offer is about, where it is about a signal. */
export function aboutOf({ facts }: JudgeState, signal: string | undefined): Pick<Offer, 'signal'> {
  const about = signal === undefined ? undefined : facts.signals[signal]?.signal
  return about ? { signal: about } : {}
}

/** Nobody sees it: the team alone is told. */
export function isSilent({ interventions }: Pick<Compiled, 'interventions'>, intervention: string): boolean {
  return own(interventions, intervention)?.kind === 'silent'
}

export function modeOf({ compiled, state }: Pick<Sitting, 'compiled' | 'state'>, rule: Rule): Mode {
  const { facts, switched = {} } = state
  return strictest([compiled.mode, facts.mode, rule.mode, own(switched, rule.id) ?? 'on'])
}
