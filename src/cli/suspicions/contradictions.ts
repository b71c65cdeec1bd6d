import type { Config, RuleConfig } from '../../rules/schema.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { findClashingAmounts } from './clashing/amounts.ts'
import { findClashingAudiences } from './clashing/audiences.ts'
import type { Clash, FindClash } from './clashing/clash.ts'
import { findClashingCounts } from './clashing/counts.ts'
import { findClashingHours } from './clashing/hours.ts'
import { findOffParts } from './clashing/offParts.ts'
import { findClashingPages } from './clashing/pages.ts'
import { findClashingStates, findItself, findOpposites } from './clashing/states.ts'
import { eachCondition } from './eachCondition.ts'
import { listWays, type Way } from './listWays.ts'
import { meetHours } from './meetHours.ts'

/** Conditions that each may hold, and never together. */
const CLASHES: readonly FindClash[] = [
  findOpposites,
  findClashingPages,
  findClashingCounts,
  findClashingAmounts,
  findClashingHours,
  findClashingStates,
  findClashingAudiences,
  findItself,
]

/** Rules of which each way to fire leads through what cannot be. */
export const findContradictions: FindSuspicions = (config) =>
  (config.rules ?? []).flatMap((rule, i) => [
    ...doubtWays(rule, listWays(rule, i) ?? [], config),
    ...doubtVariants(rule, i),
  ])

function doubtWays(rule: RuleConfig, ways: readonly Way[], config: Config): Suspicion[] {
  const clashes = ways.map((way) => findFirst(CLASHES, way, rule, config))
  const dead = ways.map((way, i) => clashes[i] ?? findOffParts(way, rule, config))
  const [first] = dead
  if (first && !dead.includes(undefined))
    return [
      {
        code: 'never-fires',
        pointer: first.pointer,
        message: `"${rule.id}" can never fire: ${first.why}`,
      },
    ]
  // A signal may well be off in one of several ways.
  const blind = findBlindPart(ways, clashes)
  return blind
    ? [
        {
          code: 'never-true',
          pointer: blind.pointer,
          message: `One of the ways for "${rule.id}" to fire never comes: ${blind.why}`,
        },
      ]
    : []
}

/** A part that is in no way in which a rule can fire, though others are: of two lists of alternatives some need not go together. */
function findBlindPart(ways: readonly Way[], clashes: readonly (Clash | undefined)[]): Clash | undefined {
  const alive = new Set(ways.filter((_, i) => !clashes[i]).flat())
  return clashes.find((clash, i) => clash && ways[i]!.some((literal) => !alive.has(literal)))
}

function findFirst(finders: readonly FindClash[], ...given: Parameters<FindClash>): Clash | undefined {
  for (const find of finders) {
    const clash = find(...given)
    if (clash) return clash
  }
  return undefined
}

function doubtVariants(rule: RuleConfig, index: number): Suspicion[] {
  const asked = eachCondition(rule, index).flatMap(({ condition, isNeeded }) =>
    isNeeded && 'hours' in condition ? [condition.hours] : [],
  )
  const variants = typeof rule.show === 'string' ? [] : rule.show
  return variants.flatMap(({ hours, offer }, i) =>
    hours && asked.some((one) => !meetHours(one, hours))
      ? [
          {
            code: 'never-offered',
            pointer: `/rules/${index}/show/${i}/hours`,
            message: `"${offer}" is never offered: its hours lie outside of those of the rule.`,
          },
        ]
      : [],
  )
}
