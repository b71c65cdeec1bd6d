import { pointTo } from '../../rules/problem.ts'
import type { ConditionConfig, RuleConfig } from '../../rules/schema.ts'

/** A condition without parts, and whether it must hold or must not. */
export interface Literal {
  readonly condition: ConditionConfig
  readonly pointer: string
  readonly isWanted: boolean
}

/** All of them together make a rule fire. */
export type Way = readonly Literal[]

/** More ways than anybody means; of those nothing is said. */
const WAYS_AT_MOST = 200

/** Every way in which a rule may come to fire (its disjunctive normal form); nothing where there are too many. */
export function listWays(rule: RuleConfig, index: number): readonly Way[] | undefined {
  const ways = expand(rule.when, `/rules/${index}/when`, true)
  if (!ways || !rule.audience) return ways
  const audience = { condition: { audience: rule.audience }, pointer: `/rules/${index}`, isWanted: true }
  return ways.map((way) => [...way, audience])
}

function expand(condition: ConditionConfig, pointer: string, isWanted: boolean): readonly Way[] | undefined {
  if ('not' in condition) return expand(condition.not, pointTo(pointer, 'not'), !isWanted)
  const [key, list] =
    'all' in condition ? ['all', condition.all] : 'any' in condition ? ['any', condition.any] : []
  if (!key || !list) return [[{ condition, pointer, isWanted }]]
  const parts = list.map((part, i) => expand(part, pointTo(pointTo(pointer, key), i), isWanted))
  return parts.reduce((key === 'all') === isWanted ? multiply : add)
}

/** One way of each. */
function multiply(some: readonly Way[] | undefined, others: readonly Way[] | undefined) {
  if (!some || !others || some.length * others.length > WAYS_AT_MOST) return undefined
  return some.flatMap((one) => others.map((other) => [...one, ...other]))
}

function add(some: readonly Way[] | undefined, others: readonly Way[] | undefined) {
  if (!some || !others || some.length + others.length > WAYS_AT_MOST) return undefined
  return [...some, ...others]
}
