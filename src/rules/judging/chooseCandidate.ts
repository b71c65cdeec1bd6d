import type { DecisionReason } from '../../core/decision.ts'
import type { World } from '../condition.ts'
import { accountOf } from '../policy/budget.ts'
import { findShutGate } from '../policy/gates.ts'
import type { Rule, Variant } from '../rule.ts'
import type { Candidate } from './judgeState.ts'
import { modeOf, tell, type Sitting } from './sitting.ts'

/** Of those that fired and may, the first by priority, score and id waits for its moment. */
export function chooseCandidate(sitting: Sitting, fired: readonly Rule[], world: World): void {
  const { state } = sitting
  const candidates = fired.flatMap((rule) => propose(sitting, rule, world) ?? [])
  if (candidates.length === 0) return
  const rivals = state.waiting ? [state.waiting, ...candidates] : candidates
  const [first, ...losers] = rivals.sort(
    (a, b) => b.priority - a.priority || b.weight - a.weight || (a.rule < b.rule ? -1 : 1),
  )
  for (const loser of losers) tell(sitting, loser, 'suppress', ['lower-priority'])
  state.waiting = first!
}

/** A candidate, or a decision that says why not. */
function propose(sitting: Sitting, rule: Rule, world: World): Candidate | undefined {
  const { state, context } = sitting
  const { now, load, score } = context
  const about = rule.when.about?.(world)
  const variant = findVariant(sitting, rule)
  const candidate: Candidate = {
    rule: rule.id,
    intervention: variant?.offer ?? '',
    offer: `${load}-o${++state.made}`,
    since: now,
    mode: modeOf(sitting, rule),
    priority: rule.priority,
    weight: score().terms.find(({ signal }) => signal === about?.signal)?.value ?? 0,
    question: 'moment',
    askAt: now,
    held: [],
    ...(about && { signal: about.signal }),
  }
  const shut = variant ? findHindrance(sitting, rule, candidate) : 'no-variant'
  if (!shut) return candidate
  tell(sitting, candidate, 'suppress', [shut])
  return undefined
}

/** The first that fits this user at this hour. */
function findVariant({ state, context }: Sitting, { variants }: Rule): Variant | undefined {
  const { user } = state.facts
  return variants.find(
    ({ audience, hours }) =>
      (!audience || (user.traits !== undefined && audience(user.traits) === true)) &&
      (!hours || hours.judge(context.now, state.facts) === true),
  )
}

function findHindrance(
  { compiled, state, context: { now } }: Sitting,
  rule: Rule,
  { mode }: Candidate,
): DecisionReason | undefined {
  if (now >= rule.expires) return 'expired'
  if (state.open) return 'another-open'
  // What is not known yet is asked again before anything is shown.
  if (state.budget.memory === 'unread') return undefined
  return findShutGate(state.budget, accountOf(rule, mode), compiled.policy, {
    now,
    visitSince: state.facts.visitSince,
  })
}
