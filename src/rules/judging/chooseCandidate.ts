import type { World } from '../condition.ts'
import type { Rule } from '../rule.ts'
import { findHindrance, findVariant } from './hindrances.ts'
import type { Candidate } from './judgeState.ts'
import { isSilent, modeOf, tell, type Sitting } from './sitting.ts'

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
    version: rule.version,
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
  const shut = findHindrance(sitting, rule, candidate.mode)
  if (!shut && !isSilent(sitting.compiled, candidate.intervention)) return candidate
  if (!shut) return void state.telling.push(candidate)
  tell(sitting, candidate, 'suppress', [shut])
  return undefined
}
