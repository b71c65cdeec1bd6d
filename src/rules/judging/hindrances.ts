import type { DecisionReason } from '../../core/decision.ts'
import type { Mode } from '../../core/observations/start.ts'
import { findMuting } from '../incidents/findMuting.ts'
import { listIncidents } from '../incidents/listIncidents.ts'
import { nameTime } from '../nameTime.ts'
import { accountOf } from '../policy/budget.ts'
import { listGates, type Gate } from '../policy/gates.ts'
import type { Rule, Variant } from '../rule.ts'
import { isSilent, type Sitting } from './sitting.ts'

type Before = Pick<Sitting, 'compiled' | 'state' | 'context'>

/** Why a rule that fires must not offer its help now: the first gate that is shut. */
export function findHindrance(before: Before, rule: Rule, mode: Mode): DecisionReason | undefined {
  return listHindrances(before, rule, mode).find(({ open }) => !open)?.gate
}

/** All that must be so before a rule may offer its help: each gate, whether it is open, and in words why. */
export function listHindrances({ compiled, state, context }: Before, rule: Rule, mode: Mode): Gate[] {
  const { now } = context
  const { budget, facts, open } = state
  const variant = findVariant({ state, context }, rule)
  const gates: Gate[] = [
    {
      gate: 'no-variant',
      open: variant !== undefined,
      says: variant
        ? `"${variant.offer}" fits this user now`
        : 'none of its offers is for this user at this hour',
    },
    {
      gate: 'expired',
      open: now < rule.expires,
      says: now < rule.expires ? 'not expired' : `expired ${nameTime(now - rule.expires)} ago`,
      ...(rule.expires < Infinity && { until: rule.expires }),
    },
    {
      gate: 'another-open',
      open: !open,
      says: open ? `"${open.intervention}" is on the screen` : 'nothing else is on the screen',
    },
  ]
  const muting = findMuting(listIncidents(compiled, state), state, rule.id, now)
  gates.push({
    gate: 'incident',
    open: !muting,
    says: muting
      ? `the incident "${muting.id}" explains the trouble`
      : 'no known incident explains the trouble',
    ...(muting && { until: muting.until }),
  })
  // What is not known yet is asked again before anything is shown.
  if (budget.memory !== 'unread') {
    const when = { now, visitSince: facts.visitSince }
    gates.push(...listGates(budget, accountOf(rule, mode), compiled.policy, when))
  }
  const isSeen = !variant || !isSilent(compiled, variant.offer)
  return isSeen ? gates : gates.filter(({ gate }) => UNSEEN_TOO.includes(gate))
}

/** What nobody sees takes no attention, so what guards that is not asked. */
const UNSEEN_TOO: readonly DecisionReason[] = ['no-variant', 'expired', 'incident', 'rule-cap']

/** The first that fits this user at this hour. */
export function findVariant(
  { state, context }: Pick<Sitting, 'state' | 'context'>,
  { variants }: Rule,
): Variant | undefined {
  const { user } = state.facts
  return variants.find(
    ({ audience, hours }) =>
      (!audience || (user.traits !== undefined && audience(user.traits, user.lost) === true)) &&
      (!hours || hours.judge(context.now, state.facts) === true),
  )
}
