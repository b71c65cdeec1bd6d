import { GOAL_REACHED } from '../../core/help.ts'
import type { JudgeContext } from '../../core/judge.ts'
import type { Rule } from '../rule.ts'
import type { JudgeState } from './judgeState.ts'
import { tell, type Sitting } from './sitting.ts'
import { dropWaiting, listWaiting } from './lines.ts'

/** Rules by the event that is their goal. */
export function indexGoals(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const byGoal = new Map<string, Rule[]>()
  for (const rule of rules) {
    if (!rule.goal) continue
    const known = byGoal.get(rule.goal.event)
    if (known) known.push(rule)
    else byGoal.set(rule.goal.event, [rule])
  }
  return byGoal
}

/** The goal of these rules: what the page made hard is done. */
export function reachGoals(state: JudgeState, rules: readonly Rule[] = [], context: JudgeContext): void {
  for (const { id } of rules) {
    const decided = listWaiting(state).find(({ rule }) => rule === id) ?? state.last[id]
    if (!decided) continue
    const about = decided.signal === undefined ? undefined : state.facts.signals[decided.signal]?.signal
    // The page where the trouble was, which is seldom the one where the goal is reached.
    if (about) context.relieve(({ page }) => page === about.page)
    state.reached.push(id)
    state.changed.push('score')
  }
}

/** Help for what has just succeeded is taken away, shown or not. */
export function endReached(sitting: Sitting): void {
  const { state, effects } = sitting
  const reached = state.reached.splice(0)
  const { open } = state
  for (const waiting of listWaiting(state)) {
    if (!reached.includes(waiting.rule)) continue
    dropWaiting(sitting, waiting)
    tell(sitting, waiting, 'suppress', ['friction-over'])
  }
  if (open?.rule !== undefined && reached.includes(open.rule)) {
    effects.push({ type: 'withdraw', offer: open.offer, why: GOAL_REACHED })
  }
}
