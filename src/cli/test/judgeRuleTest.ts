import { backtest, type Backtest } from '../../backtest/backtest.ts'
import { describeReason } from '../../rules/words.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { RuleTest } from '../../rules/ruleTest.ts'
import type { Recording } from '../../recording/recording.ts'
import { sayClock } from '../sayClock.ts'

export interface Judgement {
  readonly name: string
  /** What came otherwise than it must; empty where all is well. */
  readonly wrong: readonly Difference[]
}

interface Difference {
  readonly rule: string
  readonly expected: 'shown' | 'not shown'
  /** What came instead, and why. */
  readonly seen: string
}

/** Holds what a config makes of a session against what must come of it. */
export function judgeRuleTest({ name, expect }: RuleTest, config: unknown, recording: Recording): Judgement {
  const result = backtest(config, recording)
  const { rules, incidents } = result.explanation
  // News of an incident stands in the place of a rule, in decisions about it.
  const known = [...rules.map(({ rule }) => rule), ...incidents.map(({ incident }) => `incident ${incident}`)]
  const differ = (expectedRules: readonly string[] = [], expected: Difference['expected']) =>
    expectedRules.flatMap((rule) => {
      const seen = known.includes(rule)
        ? describeDifference(rule, expected, result)
        : `there is no such rule in the config.${suggest(rule, known)}`
      return seen === undefined ? [] : [{ rule, expected, seen }]
    })
  return { name, wrong: [...differ(expect.shown, 'shown'), ...differ(expect.notShown, 'not shown')] }
}

function describeDifference(
  rule: string,
  expected: Difference['expected'],
  { offers, explanation, signals, from }: Backtest,
): string | undefined {
  const mine = offers.filter((offer) => offer.rule === rule)
  const shown = mine.find(({ end }) => end === 'shown')
  if ((shown !== undefined) === (expected === 'shown')) return undefined
  if (shown) {
    const about = signals.find(({ id }) => id === shown.signal)
    const place = about?.target?.name ?? about?.target?.key ?? about?.form
    return `shown at ${sayClock(shown.into)}${about ? `, about ${about.type}${place === undefined ? '' : ` on ${place}`}` : ''}`
  }
  const last = mine.at(-1)
  if (!last) return `it never fired. ${explanation.rules.find((one) => one.rule === rule)?.says ?? ''}`
  const at = sayClock(last.endedAt - from)
  if (last.end === 'waiting')
    return `it fired at ${at}, and still waited at the end: ${last.held.map(describeReason).join(', ')}`
  if (last.end === 'kept for comparison') return `it fired at ${at}, and was kept for comparison`
  return `it fired, and was not shown at ${at}: ${last.reasons.map(describeReason).join(', ')}`
}
