import { readDayEnd } from '../../rules/date.ts'
import type { ConditionConfig, RuleConfig } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Rules that can never fire, or never again. */
export const findDeadRules: FindSuspicions = (config, _, { now }) =>
  (config.rules ?? []).flatMap((rule, i) => {
    const reason =
      expiry(rule, now) ??
      offSignal(rule, i, config.signals) ??
      contradiction(rule, i) ??
      scoreTooHigh(rule, i)
    return reason ? [{ code: 'never-fires', pointer: `/rules/${i}`, ...reason }] : []
  })

type Reason = Partial<Suspicion> & Pick<Suspicion, 'message'>

function expiry({ id, expires }: RuleConfig, now: number): Reason | undefined {
  const end = expires === undefined ? undefined : readDayEnd(expires)
  if (end === undefined || now < end) return undefined
  return {
    code: 'expired',
    message: `"${id}" expired on ${expires}; remove it, or give it a later day.`,
  }
}

function offSignal(
  rule: RuleConfig,
  index: number,
  signals: { readonly [type: string]: unknown } = {},
): Reason | undefined {
  const off = eachCondition(rule, index).find(
    ({ condition, isNeeded }) => isNeeded && 'signal' in condition && signals[condition.signal] === false,
  )
  if (!off || !('signal' in off.condition)) return undefined
  const { signal } = off.condition
  return {
    pointer: off.pointer,
    message: `"${rule.id}" can never fire: it needs "${signal}", which "signals" turns off.`,
  }
}

/** The same condition asked for and forbidden. */
function contradiction(rule: RuleConfig, index: number): Reason | undefined {
  const needed = eachCondition(rule, index).filter(({ isNeeded }) => isNeeded)
  const asked = new Set(needed.map(({ condition }) => JSON.stringify(condition)))
  const denied = needed.find(
    ({ condition }) => 'not' in condition && asked.has(JSON.stringify(condition.not)),
  )
  return (
    denied && {
      pointer: denied.pointer,
      message: `"${rule.id}" can never fire: it asks for a condition and for its opposite.`,
    }
  )
}

function scoreTooHigh(rule: RuleConfig, index: number): Reason | undefined {
  const isAbove = (condition: ConditionConfig) => 'score' in condition && condition.atLeast >= 100
  const found = eachCondition(rule, index).find(({ condition, isNeeded }) => isNeeded && isAbove(condition))
  return (
    found && {
      pointer: found.pointer,
      message: `"${rule.id}" can hardly ever fire: a score comes near 100 but never reaches it; 50 is much already.`,
    }
  )
}
