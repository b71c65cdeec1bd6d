import { own } from '../../core/own.ts'
import { compileMatch } from '../../rules/operators.ts'
import { isObject, type JsonObject } from '../../rules/read.ts'
import type { MatchConfig, RuleConfig } from '../../rules/schema.ts'
import { sayMatch } from '../../rules/words/sayMatch.ts'
import type { FindSuspicions, Suspicion } from '../findSuspicions.ts'
import { eachCondition } from './eachCondition.ts'
import { eachMatch } from './eachMatch.ts'

/** Properties that no value fits: what is asked of them contradicts itself, or lies outside of what they can be. */
export const findImpossibleMatches: FindSuspicions = (config) => [
  ...eachMatch(config).flatMap(({ match, pointer, of }) =>
    findImpossible([match], of === 'signal' ? RANGES : {}).map((why) => ({
      code: 'never-true',
      pointer,
      message: why,
    })),
  ),
  ...(config.rules ?? []).flatMap(doubtVariants),
]

/** What each signal has, and where its values lie. */
const RANGES: Ranges = { strength: [0, 1], count: [1, Infinity], status: [0, 599] }

type Ranges = { readonly [property: string]: readonly [least: number, most: number] }

/** Variants for others than those whom the rule is for. */
function doubtVariants(rule: RuleConfig, index: number): Suspicion[] {
  const asked = eachCondition(rule, index).flatMap(({ condition, isNeeded }) =>
    isNeeded && 'audience' in condition ? [condition.audience] : [],
  )
  const all = rule.audience ? [...asked, rule.audience] : asked
  if (findImpossible(all, {}).length > 0) return []
  const variants = typeof rule.show === 'string' ? [] : rule.show
  return variants.flatMap(({ audience, offer }, i) => {
    if (!audience || findImpossible([audience], {}).length > 0) return []
    const [clash] = findImpossible([...all, audience], {})
    return clash === undefined
      ? []
      : [
          {
            code: 'never-offered',
            pointer: `/rules/${index}/show/${i}`,
            message: `"${offer}" is never offered: its audience contradicts that of the rule. ${clash}`,
          },
        ]
  })
}

/** A sentence for each property that must be, at once, what no single value is. */
export function findImpossible(matches: readonly MatchConfig[], ranges: Ranges): string[] {
  const asked = new Map<string, unknown[]>()
  for (const [property, wanted] of matches.flatMap(flatten))
    asked.set(property, [...(asked.get(property) ?? []), wanted])
  const impossible = [...asked].flatMap(([property, wants]) => {
    const range = own<readonly [number, number]>(ranges, property)
    if (JSON.stringify(wants).includes('"$regex"') || hasEmptyList(wants)) return []
    // A text for a number is doubted by itself.
    if (range && wants.flatMap(scalars).some((one) => typeof one === 'string')) return []
    const tests = wants.map((want) => compileMatch({ [property]: want }, '', () => undefined))
    const isPossible = candidates(wants, range).some((value) =>
      tests.every((test) => test?.(value === undefined ? {} : { [property]: value }) === true),
    )
    if (isPossible) return []
    const says = wants.map((want) => sayMatch({ [property]: want } as MatchConfig)).join(' and ')
    return range && range[1] !== Infinity
      ? [`"${property}" is from ${range[0]} to ${range[1]}, so this never holds: ${says}.`]
      : [`No value of "${property}" is what this asks for: ${says}.`]
  })
  return impossible.length > 0 ? impossible : findImpossibleChoice(matches, ranges)
}

/** Each property with what is asked of it, also inside of `$and` and where one property must not be so. */
function flatten(match: MatchConfig): [string, unknown][] {
  return Object.entries(match).flatMap(([key, value]): [string, unknown][] => {
    if (key === '$and' && Array.isArray(value)) return (value as MatchConfig[]).flatMap(flatten)
    if (key === '$not') return Object.entries(denyMatch(value as MatchConfig) ?? {})
    return key.startsWith('$') ? [] : [[key, value]]
  })
}

/** The contrary; of several properties only one need be otherwise, and nobody knows which. */
export function denyMatch(match: MatchConfig): MatchConfig | undefined {
  const [[property, wanted] = [], ...others] = Object.entries(match)
  if (property === undefined || property.startsWith('$') || others.length > 0) return undefined
  if (Array.isArray(wanted)) return { [property]: { $nin: wanted } } as MatchConfig
  return { [property]: { $not: isObject(wanted) ? wanted : { $eq: wanted } } } as MatchConfig
}

/** Of each list of alternatives one must be possible beside all else that is asked. */
function findImpossibleChoice(matches: readonly MatchConfig[], ranges: Ranges): string[] {
  const choices = matches.flatMap((match) =>
    Array.isArray(match.$or) ? [match.$or as readonly MatchConfig[]] : [],
  )
  return choices.flatMap((choice) => {
    const others = matches.map(({ $or: _, ...other }) => other as MatchConfig)
    const dead = choice.map((one) => findImpossible([...others, one], ranges))
    return dead.every((why) => why.length > 0) ? dead[0]!.slice(0, 1) : []
  })
}

/** An empty list is doubted by itself. */
function hasEmptyList(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(hasEmptyList)
  return isObject(value) && Object.values(value).some(hasEmptyList)
}

/** Whatever some value fits, one of these does: each that is named, and those just beside it. */
function candidates(wants: readonly unknown[], range?: readonly [number, number]): readonly unknown[] {
  const named = wants.flatMap(scalars)
  const numbers = [...named, ...(range ?? [])].filter(
    (one) => typeof one === 'number' && Number.isFinite(one),
  )
  const near = numbers.flatMap((one) => [Number(one), Number(one) - 1e-6, Number(one) + 1e-6])
  const between = near.flatMap((a) => near.map((b) => (a + b) / 2))
  const inRange = [...near, ...between].filter((one) => !range || (one >= range[0] && one <= range[1]))
  const texts = named.filter((one): one is string => typeof one === 'string')
  const others = range
    ? []
    : [...texts, ...texts.map((one) => `${one} `), '', '\uFFFF', true, false, 0, undefined]
  return [...inRange, ...others]
}

function scalars(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(scalars)
  return isObject(value) ? Object.values(value as JsonObject).flatMap(scalars) : [value]
}
