import type { DecisionReason } from '../core/decision.ts'
import type { Observation } from '../core/observation.ts'
import type { RuleExplanation } from '../rules/explain.ts'
import { findBlindSpot } from '../rules/findBlindSpot.ts'
import type { RuleTest } from '../rules/ruleTest.ts'
import type { InspectorState } from './inspectorState.ts'

/** With all that it may have. */
type CopiedTest = Required<Pick<RuleTest, 'name' | 'log'>> & {
  readonly expect: RuleTest['expect'] & Required<Pick<RuleTest['expect'], 'shown' | 'notShown'>>
}

/** What has happened so far as a test: saved as `*.rule-test.json`, `unstuck test` tells the same again. */
export function createRuleTest({ log: all, shown, told, explanation }: InspectorState): CopiedTest {
  const log = all.slice(findBeginning(all))
  const rules = [...new Set(shown)]
  const silent = [...new Set(told)]
  const others = (explanation?.rules ?? [])
    .filter((one) => !rules.includes(one.rule) && !silent.includes(one.rule) && couldBeShown(one))
    .map(({ rule }) => rule)
  const pages = log.flatMap((one) => (one.type === 'page' ? [one.path] : []))
  return {
    name: `what happened on ${pages.at(-1) ?? 'the page'}`,
    log,
    expect: { shown: rules, notShown: others, ...(silent.length > 0 && { told: silent }) },
  }
}

/** That help does not come proves nothing where it could not; silent help never does, and asks nothing of the screen. */
function couldBeShown({ state, trace, gates }: RuleExplanation): boolean {
  return (
    state === 'not shown' &&
    !findBlindSpot(trace) &&
    gates.some(({ gate }) => gate === 'another-open') &&
    gates.every(({ gate, open }) => open || OF_OTHER_HELP.includes(gate))
  )
}

/** Shut for a while, by what was shown before. */
const OF_OTHER_HELP: readonly DecisionReason[] = [
  'mode-watch',
  'another-open',
  'min-gap',
  'visit-cap',
  'page-load-cap',
  'group-cap',
  'overall-cap',
]

/** The first page load of this engine: its state was carried on as long as the tab kept its name. */
function findBeginning(log: readonly Observation[]): number {
  const starts = log.flatMap((one, i) => (one.type === 'start' ? [{ i, tab: one.tab }] : []))
  const tab = starts.at(-1)?.tab
  return starts.find((start) => start.tab === tab)?.i ?? 0
}
