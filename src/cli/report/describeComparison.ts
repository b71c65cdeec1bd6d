import type { Changes, ReportComparison } from '../../backtest/reportData.ts'
import type { Comparison } from '../backtest/comparison.ts'
import { byName } from '../backtest/printSummary.ts'

/** What changes under the other config, rule by rule, those with most changes first. */
export function describeComparison(other: string, { rules, changed }: Comparison): ReportComparison {
  return {
    other,
    changed,
    rules: Object.entries(rules)
      .map(([rule, { same, newly, newlyCount, noLonger, noLongerCount }]) => ({
        rule,
        same,
        newly: { count: newlyCount, sessions: [...newly].sort(byName) },
        noLonger: { count: noLongerCount, sessions: [...noLonger].sort(byName) },
      }))
      .filter(({ newly, noLonger }) => newly.count + noLonger.count > 0)
      .sort((a, b) => sum(b) - sum(a)),
  }
}

function sum({ newly, noLonger }: { readonly newly: Changes; readonly noLonger: Changes }): number {
  return newly.count + noLonger.count
}
