import { readDayEnd } from '../../rules/date.ts'
import type { RuleConfig } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Rules that never fire again, or hardly ever. */
export const findDeadRules: FindSuspicions = ({ rules = [] }, _, { now }) =>
  rules.flatMap((rule, i) => {
    const reason = expiry(rule, now) ?? scoreTooHigh(rule, i)
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

function scoreTooHigh(rule: RuleConfig, index: number): Reason | undefined {
  const found = eachCondition(rule, index).find(
    ({ condition, isNeeded }) => isNeeded && 'score' in condition && condition.atLeast >= 100,
  )
  return (
    found && {
      pointer: found.pointer,
      message: `"${rule.id}" can hardly ever fire: a score comes near 100 but never reaches it; 50 is much already.`,
    }
  )
}
