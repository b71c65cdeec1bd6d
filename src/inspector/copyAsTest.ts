import type { Observation } from '../core/observation.ts'
import type { InspectorState } from './inspectorState.ts'

/** A case for a test of rules: what happened, and what came of it. */
export interface RuleTest {
  readonly name: string
  /** Stamped observations, as `unstuck/replay` reads them. */
  readonly log: readonly Observation[]
  readonly expect: {
    /** Rules whose help was shown, or would have been. */
    readonly shown: readonly string[]
    /** The others. */
    readonly notShown: readonly string[]
  }
}

/** What has happened so far as a test: paste it into a file, and `replay(config, test.log)` tells the same again. */
export function createRuleTest({ log: all, shown, explanation }: InspectorState): RuleTest {
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
