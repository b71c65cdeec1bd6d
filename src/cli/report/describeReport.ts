import type { Counted, ReportComparison, ReportData, ReportRule } from '../../backtest/reportData.ts'
import type { DecisionReason } from '../../core/decision.ts'
import type { Config } from '../../rules/schema.ts'
import { describeReason } from '../../rules/words.ts'
import { describeRule } from '../../rules/words/describeRule.ts'
import { byName } from '../backtest/printSummary.ts'
import { medianInto, type Summary } from '../backtest/summary.ts'

/** The sums in the words of a report. */
export function describeReport(
  file: string,
  says: string,
  config: Config,
  summary: Summary,
  comparison?: ReportComparison,
): Omit<ReportData, 'rows' | 'without'> {
  const { sessions, rules, unknown, missed, unread } = summary
  return {
    config: file,
    says,
    sessions: sessions.judged,
    counterfactual: sessions.counterfactual,
    rules: Object.entries(rules)
      .map(([rule, one]): ReportRule => {
        const after = medianInto(one)
        const given = config.rules?.find(({ id }) => id === rule)
        return {
          rule,
          says: given ? (given.note ?? describeRule(given, config)) : '',
          fired: one.fired,
          unsure: one.unsure,
          shown: one.shown,
          kept: one.kept,
          told: one.told,
          ...(after !== undefined && { after }),
          waited: inWords(one.heldFor),
          notShown: inWords(one.notShownFor),
          waiting: one.waiting,
        }
      })
      .sort((a, b) => b.shown - a.shown || b.fired - a.fired),
    ...(comparison && { comparison }),
    unknown: [...sort(missed), ...sort(unknown)],
    unread: [...unread.first].sort(byName),
    unreadCount: unread.count,
  }
}

function inWords(reasons: { readonly [reason: string]: number }): Counted[] {
  return sort(reasons).map(({ says, times }) => ({ says: describeReason(says as DecisionReason), times }))
}

function sort(counts: { readonly [says: string]: number }): Counted[] {
  return Object.entries(counts)
    .map(([says, times]) => ({ says, times }))
    .sort((a, b) => b.times - a.times)
}
