import { backtest, type Backtest } from '../../backtest/backtest.ts'
import { describeReason } from '../../rules/words.ts'
import { isObject } from '../../rules/read.ts'
import type { RuleConfig } from '../../rules/schema.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { RuleTest } from '../../rules/ruleTest.ts'
import type { Recording } from '../../recording/recording.ts'
import { sayClock } from '../sayClock.ts'
import { eachCondition } from '../suspicions/eachCondition.ts'

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
  const configured = isObject(config) && Array.isArray(config.rules) ? (config.rules as RuleConfig[]) : []
  // News of an incident stands in the place of a rule, in decisions about it.
  const known = [...rules.map(({ rule }) => rule), ...incidents.map(({ incident }) => `incident ${incident}`)]
  const differ = (expectedRules: readonly string[] = [], expected: Difference['expected']) =>
    expectedRules.flatMap((rule) => {
      const seen = known.includes(rule)
        ? (findHollow(rule, configured, result) ?? describeDifference(rule, expected, result))
        : `there is no such rule in the config.${suggest(rule, known)}`
      return seen === undefined ? [] : [{ rule, expected, seen }]
    })
  return { name, wrong: [...differ(expect.shown, 'shown'), ...differ(expect.notShown, 'not shown')] }
}

/** Why nothing can come of a rule in any session, or in none like this: not to be shown would prove nothing. */
function findHollow(
  rule: string,
  configured: readonly RuleConfig[],
  { explanation: { rules, mode }, unknown }: Backtest,
): string | undefined {
  if (rules.find((one) => one.rule === rule)?.state === 'off')
    return mode === 'off'
      ? 'the config has "mode": "off", so nothing is ever shown'
      : 'the rule has "mode": "off", so it is never shown'
  const index = configured.findIndex(({ id }) => id === rule)
  const needed = index < 0 ? [] : eachCondition(configured[index]!, index).filter(({ isNeeded }) => isNeeded)
  for (const { condition } of needed) {
    const what = 'signal' in condition ? `the signal "${condition.signal}"` : undefined
    const why = what && unknown.find((one) => one.what.startsWith(`${what}, `))?.why
    if (why !== undefined) return `it needs ${what}, of which this recording cannot tell: ${lowerFirst(why)}`
  }
  return undefined
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
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
