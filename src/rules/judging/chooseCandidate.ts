import type { World } from '../conditions/condition.ts'
import type { Rule } from '../rule.ts'
import { findHindrance, findVariant } from './hindrances.ts'
import type { Candidate } from './judgeState.ts'
import { isSilent, modeOf, tell, type Sitting } from './sitting.ts'
import { dropWaiting, isRehearsal, listWaiting } from './lines.ts'

/** Of those that fired and may, the first by priority, score and id waits for its moment. */
export function chooseCandidate(sitting: Sitting, fired: readonly Rule[], world: World): void {
  compete(
    sitting,
    fired.flatMap((rule) => propose(sitting, rule, world) ?? []),
  )
}

/**
 * Those that only watch compete with all, and take nobody's turn: one that would have been first is said to be, and
 * the first of those that may be shown waits beside it.
 */
export function compete(sitting: Sitting, candidates: readonly Candidate[]): void {
  const { state } = sitting
  if (candidates.length === 0) return
  const [first, ...others] = [...listWaiting(state), ...candidates].sort(byRank)
  const next = isRehearsal(first!) ? others.find((one) => !isRehearsal(one)) : undefined
  for (const loser of others) {
    if (loser === next) continue
    dropWaiting(sitting, loser)
    tell(sitting, loser, 'suppress', ['lower-priority'])
  }
  if (isRehearsal(first!)) state.rehearsing = first!
  const shown = next ?? (isRehearsal(first!) ? undefined : first)
  if (shown) state.waiting = shown
}

function byRank(a: Candidate, b: Candidate): number {
  return b.priority - a.priority || b.weight - a.weight || (a.rule < b.rule ? -1 : 1)
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
