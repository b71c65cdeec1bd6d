import type { ConditionConfig, RuleConfig } from '../../rules/schema.ts'
import { pointTo } from '../../rules/problem.ts'

/** A condition somewhere in a rule. */
export interface Found {
  readonly condition: ConditionConfig
  readonly pointer: string
  /** It must hold for the rule to fire: nothing but `all` lies above it. */
  readonly isNeeded: boolean
}

/** Every condition of a rule, the innermost ones too. */
export function eachCondition(rule: RuleConfig, index: number): Found[] {
  return walk(rule.when, `/rules/${index}/when`, true)
}

function walk(condition: ConditionConfig, pointer: string, isNeeded: boolean): Found[] {
  const here: Found = { condition, pointer, isNeeded }
  const parts = (key: string, list: readonly ConditionConfig[], stillNeeded: boolean) =>
    list.flatMap((part, i) => walk(part, pointTo(pointTo(pointer, key), i), stillNeeded))
  if ('all' in condition) return [here, ...parts('all', condition.all, isNeeded)]
  if ('any' in condition)
    return [here, ...parts('any', condition.any, isNeeded && condition.any.length === 1)]
  if ('not' in condition) return [here, ...walk(condition.not, pointTo(pointer, 'not'), false)]
  return [here]
}
