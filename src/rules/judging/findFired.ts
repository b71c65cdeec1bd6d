import type { World } from '../conditions/condition.ts'
import type { Rule } from '../rule.ts'
import { dropHolding, isHolding, noteHolding } from './holding.ts'
import { modeOf, type Sitting } from './sitting.ts'
import { earliestOf, setSoon, setTime, THE_REST } from './times.ts'
import { listWaiting } from './lines.ts'

/** Rules by what can change them; whatever else happens, they are not looked at. */
export interface RuleIndex {
  readonly byTopic: ReadonlyMap<string, readonly Rule[]>
  /** As the config lists them. */
  readonly order: ReadonlyMap<Rule, number>
}

export function indexRules(rules: readonly Rule[]): RuleIndex {
  const byTopic = new Map<string, Rule[]>()
  for (const rule of rules) {
    for (const topic of new Set(rule.when.topics)) {
      const known = byTopic.get(topic)
      if (known) known.push(rule)
      else byTopic.set(topic, [rule])
    }
  }
  return { byTopic, order: new Map(rules.map((rule, i) => [rule, i])) }
}

/** Judges the rules that something, or the mere passing of time, has changed for; returns those that fire. */
export function findFired(sitting: Sitting, { byTopic, order }: RuleIndex, world: World): Rule[] {
  const { compiled, state, ruleOf } = sitting
  const concerned = new Set<Rule>()
  /** What has just happened to these is not the mere passing of time. */
  const happened = new Set<Rule>()
  for (const topic of new Set(state.changed)) {
    for (const rule of topic === '*' ? compiled.rules : (byTopic.get(topic) ?? [])) {
      concerned.add(rule)
      if (topic.startsWith('event ')) happened.add(rule)
    }
  }
  state.changed = []
  for (const [times, rearm] of [
    [state.recheck, false],
    [state.snoozed, true],
  ] as const) {
    if (earliestOf(times) > world.now) continue
    for (const id of Object.keys(times)) {
      if (times[id]! > world.now) continue
      setTime(times, id)
      const rule = ruleOf.get(id)
      if (rearm && rule) dropHolding(state, rule)
      if (id === THE_REST) compiled.rules.forEach((one) => concerned.add(one))
      else if (rule) concerned.add(rule)
    }
  }
  // Most of what happens concerns no rule, and hardly anything all of them.
  return [...concerned]
    .sort((a, b) => order.get(a)! - order.get(b)!)
    .filter((rule) => fires(sitting, rule, world, !state.away || happened.has(rule)))
}

/**
 * On the edge to true, and then not before it was false: what is not known for a while, as an element is on a new
 * page, arms no rule again. Help that waits has lost its reason all the same. A rule that may not fire yet does when it may.
 */
function fires(sitting: Sitting, rule: Rule, world: World, may: boolean): boolean {
  const { state } = sitting
  const { id, when } = rule
  const verdict = modeOf(sitting, rule) !== 'off' && when.judge(world)
  const changesAt = when.changesAt?.(world)
  setSoon(state.recheck, id, changesAt === undefined ? undefined : Math.max(changesAt, world.now + 1))
  if (!verdict) {
    if (verdict === false || listWaiting(state).some(({ rule }) => rule === id)) dropHolding(state, rule)
    return false
  }
  if (!may || isHolding(state, rule)) return false
  noteHolding(state, rule)
  return true
}
