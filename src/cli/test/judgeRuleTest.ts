import { backtestWatching } from '../../backtest/backtest.ts'
import * as detectors from '../../detectors/index.ts'
import { compileConfig, type Compiled } from '../../rules/compile.ts'
import type { Config } from '../../rules/schema.ts'
import { suggest } from '../../rules/words/suggest.ts'
import type { RuleTest } from '../../rules/ruleTest.ts'
import type { Recording } from '../../recording/recording.ts'
import { describeDifference } from './describeDifference.ts'
import { findHollow } from './findHollow.ts'

export interface Judgement {
  readonly name: string
  /** What came otherwise than it must; empty where all is well. */
  readonly wrong: readonly Difference[]
}

interface Difference {
  readonly rule: string
  /** In words: `must be shown`. */
  readonly expected: string
  /** What came instead, and why. */
  readonly seen: string
}

type Expected = keyof RuleTest['expect']

/** In words; what is expected is one of these and nothing else. */
const EXPECTED: { readonly [expected in Expected]: string } = {
  shown: 'must be shown',
  notShown: 'must not be shown',
  told: 'must be told to the team',
  notTold: 'must not be told to the team',
  cannotBeShown: 'must be impossible to show',
}

export const EXPECTATIONS = Object.keys(EXPECTED) as readonly Expected[]

/** Holds what a config makes of a session against what must come of it. */
export function judgeRuleTest({ name, expect }: RuleTest, config: unknown, recording: Recording): Judgement {
  const asked = EXPECTATIONS.flatMap((expected) =>
    (expect[expected] ?? []).map((rule) => ({ rule, expected })),
  )
  const { result, watched } = backtestWatching(
    config,
    recording,
    asked.map(({ rule }) => rule),
  )
  const compiled = compileConfig(config, Object.values(detectors))
  const { rules, incidents } = result.explanation
  // News of an incident stands in the place of a rule, in decisions about it.
  const known = [...rules.map(({ rule }) => rule), ...incidents.map(({ incident }) => `incident ${incident}`)]
  const held = { config: config as Config, compiled, recording, result, watched }
  const wrong = asked.flatMap(({ rule, expected }) => {
    const seen = known.includes(rule)
      ? describeDifference({
          rule,
          expected,
          result,
          whyNot: (wanted) => findOtherKind(rule, wanted, compiled) ?? findHollow(rule, held),
        })
      : `there is no such rule in the config.${suggest(rule, known)}`
    return seen === undefined ? [] : [{ rule, expected: EXPECTED[expected], seen }]
  })
  return { name, wrong }
}

/** Help of this kind can never come of the rule, for all that it offers is of the other. */
function findOtherKind(
  id: string,
  wanted: 'shown' | 'told',
  { rules, interventions }: Compiled,
): string | undefined {
  const variants = rules.find((rule) => rule.id === id)?.variants ?? []
  const kinds = variants.map(({ offer }) => (interventions[offer]?.kind === 'silent' ? 'told' : 'shown'))
  if (kinds.length === 0 || kinds.includes(wanted)) return undefined
  return wanted === 'shown'
    ? 'its help is silent: the team is told, and nobody is shown anything; expect it in "told" or "notTold"'
    : 'its help is shown, and not told to the team; expect it in "shown" or "notShown"'
}
