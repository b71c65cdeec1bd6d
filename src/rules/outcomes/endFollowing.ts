import type { DecisionOutcome } from '../../core/decision.ts'
import type { Millis } from '../../core/time.ts'
import type { JudgeState } from '../judging/judgeState.ts'
import { learnFrom } from './selfMuting.ts'
import { tellOutcome } from './noteOutcome.ts'

/**
 * Ends what has lasted until its time. Another tab's offer may have been resolved there meanwhile, so that one is
 * ended only when the browser is asked what it remembers, and it turns out that nobody else did.
 */
export function endFollowing(state: JudgeState, now: Millis, whose: 'own' | 'all' = 'own'): void {
  for (const one of state.budget.caps.followed ?? []) {
    if (one.ended || now < one.until || (whose === 'own' && one.tab !== state.tab)) continue
    if (one.told === undefined)
      tellOutcome(state, one, one.dismissed ? 'dismissed-left' : 'abandoned', 'time')
    one.ended = true
    learnFrom(state.budget.caps.rules, one)
  }
}

/** When the next of our own is over. */
export function followingEndsAt({ tab: mine, budget }: JudgeState): Millis | undefined {
  let ends: Millis | undefined
  for (const { ended, tab, until } of budget.caps.followed ?? []) {
    if (!ended && tab === mine && (ends === undefined || until < ends)) ends = until
  }
  return ends
}

/** What has been found since the last decision. */
export function takeOutcomes(state: JudgeState, now: Millis): DecisionOutcome[] {
  return state.outcomes.splice(0).flatMap(({ offer, outcome, by }) => {
    const one = state.budget.caps.followed?.find((each) => each.offer === offer)
    if (!one) return []
    const { rule, intervention, verdict, mode, at, until, used } = one
    return {
      at: now,
      rule,
      ...(intervention !== undefined && { intervention }),
      offer,
      verdict,
      mode,
      outcome,
      by,
      after: now - at,
      used: used ?? false,
      until,
    }
  })
}
