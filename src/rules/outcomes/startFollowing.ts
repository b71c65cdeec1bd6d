import type { Decision } from '../../core/decision.ts'
import type { Followed, Trouble } from '../../core/followed.ts'
import type { Signal } from '../../core/signal.ts'
import { MINUTE, type Millis } from '../../core/time.ts'
import { isSilent, type Sitting } from '../judging/sitting.ts'
import { keepFollowed } from './joinFollowed.ts'
import type { Rule } from '../rule.ts'

/**
 * A decision is followed this long where the goal of its rule does not say: half an hour without an act ends a
 * visit, and what a user does in the next one has other reasons.
 */
export const OUTCOME_WITHIN: Millis = 30 * MINUTE

/** All of them are carried over page loads; with the default caps there are seldom two. */
const FOLLOWED_KEPT = 8

/** Follows help that was shown, would have been shown, or was withheld for comparison: all of them alike. */
export function startFollowing(
  { compiled, state, context }: Sitting,
  { id: rule, goal, version }: Rule,
  { at, offer, intervention, verdict, mode, signal }: Decision,
): void {
  if (verdict !== 'show' && verdict !== 'withhold') return
  const about = signal === undefined ? undefined : state.facts.signals[signal]?.signal
  const followed: Followed = {
    offer,
    rule,
    version,
    tab: state.tab,
    ...(intervention !== undefined && { intervention }),
    verdict,
    mode,
    at,
    until: at + (goal?.within ?? OUTCOME_WITHIN),
    page: about?.page ?? context.page,
    ...(about && { trouble: describeTrouble(about) }),
    ...(goal && { goal: goal.event }),
    ...(intervention !== undefined && isSilent(compiled, intervention) && { unseen: true }),
    calmSince: at,
    steps: 0,
  }
  const { caps } = state.budget
  caps.followed = keepFollowed([...(caps.followed ?? []), followed], FOLLOWED_KEPT)
}

/** The same kind in the same place is the same trouble, whatever number its signal has. */
export function describeTrouble({ id, type, form, target, page }: Signal): Trouble {
  return { signal: id, type, place: form ?? target?.key ?? page }
}
