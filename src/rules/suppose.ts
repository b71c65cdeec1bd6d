import type { JudgeContext } from '../core/judge.ts'
import type { Props } from '../core/props.ts'
import type { Millis } from '../core/time.ts'
import type { JudgeState } from './judging/judgeState.ts'
import { initBudget } from './policy/budget.ts'

/** A question to `explain()`: how would the rules stand if…? Nothing is changed by asking. */
export interface WhatIf {
  /** It were another time, epoch milliseconds: hours, windows and caps are looked at from there. */
  readonly at?: Millis
  /** The user had these traits, over those that are known. */
  readonly traits?: Props
  /** No help had been shown or dismissed yet. */
  readonly neverShown?: true
}

/** What the judge would know then. */
export function suppose(
  { at, traits, neverShown }: WhatIf,
  state: JudgeState,
  context: JudgeContext,
): { readonly state: JudgeState; readonly context: JudgeContext } {
  const { facts, budget } = state
  const user = { ...facts.user, traits: { ...facts.user.traits, ...traits } }
  return {
    state: {
      ...state,
      ...(traits && { facts: { ...facts, user } }),
      ...(neverShown && { budget: { ...initBudget(), memory: budget.memory } }),
    },
    context: at === undefined ? context : moveTo(at, context),
  }
}

/** Friction fades with time but is not known backwards. */
function moveTo(at: Millis, context: JudgeContext): JudgeContext {
  const score = () => context.scoreAt(Math.max(at, context.now))
  return { ...context, now: at, score, scoreAt: (later) => context.scoreAt(Math.max(later, context.now)) }
}
