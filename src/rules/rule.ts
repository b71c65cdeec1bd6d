import { hashText } from '../core/hash.ts'
import type { InterventionConfig } from '../core/intervention.ts'
import { writeJson } from '../core/json.ts'
import type { Mode } from '../core/observations/start.ts'
import type { Millis } from '../core/time.ts'
import type { Condition, Names } from './conditions/condition.ts'
import { combine } from './conditions/combine.ts'
import { compileCondition } from './conditions/compileCondition.ts'
import { readDayEnd } from './date.ts'
import { compileHours, type Hours } from './conditions/hours.ts'
import { compileMatch, type Match } from './operators.ts'
import type { Limits } from './policy.ts'
import { compileLimits } from './policy/compilePolicy.ts'
import { pointTo, type Report } from './problem.ts'
import { optional, readNumber, readObject, readOneOf, readText, readTime, type JsonObject } from './read.ts'

/** A rule, ready to be judged. */
export interface Rule {
  readonly id: string
  /** Changes with whatever the config says of it and of its help. */
  readonly version: string
  readonly mode: Mode
  /** Its conditions and its audience. */
  readonly when: Condition
  readonly variants: readonly Variant[]
  readonly priority: number
  readonly group?: string
  readonly limits: Limits
  readonly goal?: { readonly event: string; readonly within?: Millis }
  readonly holdout: number
  readonly expires: Millis
}

export interface Variant {
  readonly audience?: Match
  readonly hours?: Hours
  readonly offer: string
}

const KEYS = [
  'id',
  'owner',
  'note',
  'expires',
  'mode',
  'when',
  'audience',
  'show',
  'priority',
  'group',
  'limits',
  'goal',
  'holdout',
]

export interface RuleNames extends Names {
  readonly interventions: { readonly [id: string]: InterventionConfig }
}

/** Undefined when the rule cannot be trusted to mean what was meant; a rule is refused whole. */
export function compileRule(
  config: unknown,
  pointer: string,
  report: Report,
  names: RuleNames,
): Rule | undefined {
  let isSound = true
  const strict: Report = (...problem) => {
    isSound = false
    return report(...problem)
  }
  const object = readObject(config, pointer, strict, KEYS)
  if (!object) return undefined
  const { mode: wanted = 'on', priority: rank = 0, holdout: share = 0 } = object
  const at = (key: string) => pointTo(pointer, key)
  const id = readText(object.id, at('id'), strict)
  // What is known of a rule is kept by its id, and these every object has.
  if (id !== undefined && id in Object.prototype) strict('wrong-type', at('id'), id, 'another name')
  const when = compileWhen(object, pointer, strict, names)
  const variants = compileShow(object.show, at('show'), strict, names)
  const zones = variants.flatMap(({ hours }) => hours?.zone ?? [])
  const mode = readOneOf(wanted, ['off', 'watch', 'on'], at('mode'), strict)
  const priority = readNumber(rank, at('priority'), strict, { min: -1000, max: 1000 })
  const holdout = readNumber(share, at('holdout'), strict, { max: 0.5 })
  const limits = compileLimits(object.limits, at('limits'), strict)
  const expires = readExpiry(object.expires, at('expires'), strict)
  const goal = optional(object.goal, (one) => readGoal(one, at('goal'), strict))
  const group = optional(object.group, (name) => readText(name, at('group'), strict))
  if (!isSound || id === undefined || !when || !mode) return undefined
  return {
    id,
    version: hashText(writeJson([object, variants.map(({ offer }) => names.interventions[offer])])),
    mode,
    when: when.zones || zones.length > 0 ? { ...when, zones: [...(when.zones ?? []), ...zones] } : when,
    variants,
    priority: priority ?? 0,
    limits,
    holdout: holdout ?? 0,
    expires,
    ...(group !== undefined && { group }),
    ...(goal !== undefined && { goal }),
  }
}

/** The audience is one more condition: when a trait becomes known, the rule is looked at again. */
function compileWhen(
  object: JsonObject,
  pointer: string,
  report: Report,
  names: Names,
): Condition | undefined {
  const when = compileCondition(object.when, pointTo(pointer, 'when'), report, names)
  if (object.audience === undefined) return when
  const audience = compileCondition({ audience: object.audience }, pointer, report, names)
  return when && audience && combine('all', [when, audience])
}

function compileShow(config: unknown, pointer: string, report: Report, names: RuleNames): readonly Variant[] {
  if (typeof config === 'string') return readOffer(config, pointer, report, names) ? [{ offer: config }] : []
  if (!Array.isArray(config))
    return report('wrong-type', pointer, config, 'the name of an intervention, or a list of variants') ?? []
  if (config.length === 0) report('empty', pointer)
  return config.flatMap((one: unknown, i) => {
    const at = pointTo(pointer, i)
    const variant = readObject(one, at, report, ['audience', 'hours', 'offer'])
    if (!variant || !readOffer(variant.offer, pointTo(at, 'offer'), report, names)) return []
    const audience = optional(variant.audience, (match) =>
      compileMatch(match, pointTo(at, 'audience'), report),
    )
    const hours = optional(variant.hours, (times) => compileHours(times, pointTo(at, 'hours'), report))
    return [{ offer: variant.offer as string, ...(audience && { audience }), ...(hours && { hours }) }]
  })
}

function readOffer(config: unknown, pointer: string, report: Report, { interventions }: RuleNames): boolean {
  const id = readText(config, pointer, report)
  if (id !== undefined && !Object.hasOwn(interventions, id)) {
    report('unknown-intervention', pointer, id, Object.keys(interventions).join(', '))
  }
  return id !== undefined
}

/** `within` is for reports; deciding does not need it, but it must be right when they do. */
function readGoal(config: unknown, pointer: string, report: Report): Rule['goal'] {
  if (typeof config === 'string')
    return report('wrong-type', pointer, config, `an object, { "event": "${config}" }`)
  const goal = readObject(config, pointer, report, ['event', 'within'])
  const event = goal && readText(goal.event, pointTo(pointer, 'event'), report)
  const within = optional(goal?.within, (time) => readTime(time, pointTo(pointer, 'within'), report))
  return event === undefined ? undefined : { event, ...(within !== undefined && { within }) }
}

function readExpiry(config: unknown, pointer: string, report: Report): Millis {
  if (config === undefined) return Infinity
  const text = readText(config, pointer, report)
  const at = text === undefined ? undefined : readDayEnd(text)
  if (text !== undefined && at === undefined) report('bad-date', pointer, text, '2027-06-01')
  return at ?? Infinity
}
