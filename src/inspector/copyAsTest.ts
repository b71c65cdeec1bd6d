import type { Observation } from '../core/observation.ts'
import type { RuleTest } from '../rules/ruleTest.ts'
import type { InspectorState } from './inspectorState.ts'

/** With all that it may have. */
type CopiedTest = Required<Pick<RuleTest, 'name' | 'log'>> & { readonly expect: Required<RuleTest['expect']> }

/** What has happened so far as a test: saved as `*.rule-test.json`, `unstuck test` tells the same again. */
export function createRuleTest({ log: all, shown, explanation }: InspectorState): CopiedTest {
  const log = all.slice(findBeginning(all))
  const rules = [...new Set(shown)]
  const others = (explanation?.rules ?? []).map(({ rule }) => rule).filter((rule) => !rules.includes(rule))
  const pages = log.flatMap((one) => (one.type === 'page' ? [one.path] : []))
  return {
    name: `what happened on ${pages.at(-1) ?? 'the page'}`,
    log,
    expect: { shown: rules, notShown: others },
  }
}

/** The first page load of this engine: its state was carried on as long as the tab kept its name. */
function findBeginning(log: readonly Observation[]): number {
  const starts = log.flatMap((one, i) => (one.type === 'start' ? [{ i, tab: one.tab }] : []))
  const tab = starts.at(-1)?.tab
  return starts.find((start) => start.tab === tab)?.i ?? 0
}
