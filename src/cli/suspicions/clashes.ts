import type { RuleConfig } from '../../rules/schema.ts'
import type { FindSuspicions } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'

/** Rules that fire on the same thing with the same priority: which one is shown is left to score and spelling. */
export const findClashes: FindSuspicions = ({ rules = [] }) =>
  rules.flatMap((rule, i) => {
    const rivals = rules.slice(0, i).filter((other, j) => clash(other, j, rule, i))
    return rivals.map((other) => ({
      code: 'priority-tie',
      pointer: `/rules/${i}`,
      message: `"${other.id}" and "${rule.id}" can fire together with the same priority (${rule.priority ?? 0}); give one of them a higher "priority", or only the better score decides.`,
    }))
  })

function clash(one: RuleConfig, i: number, other: RuleConfig, j: number): boolean {
  if ((one.priority ?? 0) !== (other.priority ?? 0)) return false
  const [a, b] = [needs(one, i), needs(other, j)]
  const sharesSignal = a.signals.some((signal) => b.signals.includes(signal))
  // Rules of different pages do not meet.
  const sharesPage =
    a.pages.length === 0 || b.pages.length === 0 || a.pages.some((page) => b.pages.includes(page))
  return sharesSignal && sharesPage
}

/** The signals that can make it fire, with where they must be, and the pages it is bound to. */
function needs(rule: RuleConfig, index: number): { signals: string[]; pages: string[] } {
  const found = eachCondition(rule, index)
  return {
    signals: found.flatMap(({ condition, pointer }) =>
      'signal' in condition && !pointer.includes('/not')
        ? [`${condition.signal} ${JSON.stringify(condition.where ?? {})}`]
        : [],
    ),
    pages: found.flatMap(({ condition, isNeeded }) =>
      isNeeded && 'page' in condition ? [condition.page].flat() : [],
    ),
  }
}
