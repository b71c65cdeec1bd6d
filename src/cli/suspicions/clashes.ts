import { writeJson } from '../../core/json.ts'
import { readDayEnd } from '../../rules/date.ts'
import type { Config, RuleConfig } from '../../rules/schema.ts'
import type { FindSuspicions } from '../findSuspicions.ts'
import { meetPages } from './clashing/pages.ts'
import { eachCondition } from './eachCondition.ts'
import { findImpossible } from './impossibleMatches.ts'

/** Rules that fire on the same thing with the same priority: which one is shown is left to score and spelling. */
export const findClashes: FindSuspicions = (config, _, { now }) => {
  const rules = (config.rules ?? []).map((rule, index) => ({ rule, index, needs: readNeeds(rule, index) }))
  const live = rules.filter(({ rule }) => rule.mode !== 'off' && !isOver(rule, now))
  return live.flatMap((one, i) =>
    live
      .slice(0, i)
      .filter((other) => clash(one, other, config))
      .map((other) => ({
        code: 'priority-tie',
        pointer: `/rules/${one.index}`,
        message: `"${other.rule.id}" and "${one.rule.id}" can fire together with the same priority (${one.rule.priority ?? 0}); give one of them a higher "priority", or only the better score decides.`,
      })),
  )
}

interface Rival {
  readonly rule: RuleConfig
  readonly needs: ReturnType<typeof readNeeds>
}

function clash({ rule: one, needs: a }: Rival, { rule: other, needs: b }: Rival, config: Config): boolean {
  if ((one.priority ?? 0) !== (other.priority ?? 0)) return false
  // What only watches competes with nothing that is shown.
  if ((one.mode ?? 'on') !== (other.mode ?? 'on')) return false
  const sharesCause = a.causes.some((cause) => b.causes.includes(cause))
  const sharesPage = a.pages.every((some) => b.pages.every((others) => meetAny(some, others, config)))
  return sharesCause && sharesPage && findImpossible([...a.audiences, ...b.audiences], {}).length === 0
}

function meetAny(some: readonly string[], others: readonly string[], config: Config): boolean {
  return some.some((page) => others.some((other) => meetPages(page, other, config)))
}

/** What can make it fire, with where and how often; the pages that it is bound to, and whom it is for. */
function readNeeds(rule: RuleConfig, index: number) {
  const found = eachCondition(rule, index)
  const needed = found.flatMap(({ condition, isNeeded }) => (isNeeded ? [condition] : []))
  return {
    causes: found.flatMap(({ condition, pointer }) => {
      if (pointer.includes('/not')) return []
      // Of two refusals and of four the one comes before the other.
      if ('signal' in condition)
        return [`${condition.signal} ${condition.atLeast ?? 1} ${writeJson(condition.where ?? {})}`]
      return 'score' in condition ? [`score ${condition.score} ${condition.atLeast}`] : []
    }),
    pages: needed.flatMap((condition) => ('page' in condition ? [[condition.page].flat()] : [])),
    audiences: [
      ...needed.flatMap((condition) => ('audience' in condition ? [condition.audience] : [])),
      ...(rule.audience ? [rule.audience] : []),
    ],
  }
}

function isOver({ expires }: RuleConfig, now: number): boolean {
  return expires !== undefined && now >= (readDayEnd(expires) ?? Infinity)
}
