import type { Mode } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { combine, compileCondition, type Condition, type Names } from './conditions.ts'
import { readDayEnd } from './date.ts'
import { compileHours, type Hours } from './hours.ts'
import { compileMatch, type Match } from './operators.ts'
import { LIMITS, type Limits } from './policy.ts'
import { pointTo, type Report } from './problem.ts'
import {
  isObject,
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readTime,
  type JsonObject,
} from './read.ts'

/** A rule, ready to be judged. */
export interface Rule {
  readonly id: string
  readonly mode: Mode
  /** Its conditions and its audience. */
  readonly when: Condition
  readonly variants: readonly Variant[]
  readonly priority: number
  readonly limits: Limits
  readonly goal?: { readonly event: string }
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

interface RuleNames extends Names {
  readonly interventions: readonly string[]
}

/** Undefined when the rule cannot be trusted to mean what was meant; a rule is refused whole. */
export function compileRule(
  config: unknown,
  pointer: string,
  report: Report,
  names: RuleNames,
): Rule | undefined {
  const object = readObject(config, pointer, report)
  if (!object) return undefined
  let isSound = true
  const strict: Report = (...problem) => {
    isSound = false
    return report(...problem)
  }
  for (const key of Object.keys(object)) {
    if (!KEYS.includes(key)) strict('unknown-key', pointTo(pointer, key), key, KEYS.join(', '))
  }
  const at = (key: string) => pointTo(pointer, key)
  const id = readText(object.id, at('id'), strict)
  // What is known of a rule is kept by its id, and these every object has.
  if (id !== undefined && id in Object.prototype) strict('wrong-type', at('id'), id, 'another name')
  const when = compileWhen(object, pointer, strict, names)
  const variants = compileShow(object.show, at('show'), strict, names)
  const mode = readOneOf(object.mode ?? 'on', ['off', 'watch', 'on'], at('mode'), strict)
  const priority = readNumber(object.priority ?? 0, at('priority'), strict, { min: -1000, max: 1000 })
  const holdout = readNumber(object.holdout ?? 0, at('holdout'), strict, { max: 0.5 })
  const limits = compileLimits(object.limits, at('limits'), strict)
  const expires = readExpiry(object.expires, at('expires'), strict)
  const goal = isObject(object.goal)
    ? readText(object.goal.event, pointTo(at('goal'), 'event'), strict)
    : undefined
  if (object.goal !== undefined && !isObject(object.goal)) readObject(object.goal, at('goal'), strict)
  if (!isSound || id === undefined || !when || !mode) return undefined
  return {
    id,
    mode,
    when,
    variants,
    priority: priority ?? 0,
    limits,
    holdout: holdout ?? 0,
    expires,
    ...(goal !== undefined && { goal: { event: goal } }),
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
  const list = readList(config, pointer, report)
  if (list?.length === 0) report('empty', pointer)
  return (list ?? []).flatMap((one, i) => {
    const at = pointTo(pointer, i)
    const variant = readObject(one, at, report)
    if (!variant || !readOffer(variant.offer, pointTo(at, 'offer'), report, names)) return []
    const audience =
      variant.audience === undefined
        ? undefined
        : compileMatch(variant.audience, pointTo(at, 'audience'), report)
    const hours =
      variant.hours === undefined ? undefined : compileHours(variant.hours, pointTo(at, 'hours'), report)
    return [{ offer: variant.offer as string, ...(audience && { audience }), ...(hours && { hours }) }]
  })
}

function readOffer(config: unknown, pointer: string, report: Report, { interventions }: RuleNames): boolean {
  const id = readText(config, pointer, report)
  if (id !== undefined && !interventions.includes(id)) {
    report('unknown-intervention', pointer, id, interventions.join(', '))
  }
  return id !== undefined
}

function compileLimits(config: unknown, pointer: string, report: Report): Limits {
  const object = config === undefined ? undefined : readObject(config, pointer, report)
  if (!object) return LIMITS
  const { lifetime, windows, cooldownAfterDismiss } = object
  for (const key of Object.keys(object)) {
    if (!Object.hasOwn(LIMITS, key)) {
      report('unknown-key', pointTo(pointer, key), key, Object.keys(LIMITS).join(', '))
    }
  }
  const list = windows === undefined ? undefined : readList(windows, pointTo(pointer, 'windows'), report)
  return {
    lifetime:
      lifetime === undefined
        ? LIMITS.lifetime
        : (readNumber(lifetime, pointTo(pointer, 'lifetime'), report, { min: 1 }) ?? 1),
    windows:
      list?.flatMap((one, i) => readWindow(one, pointTo(pointTo(pointer, 'windows'), i), report)) ??
      LIMITS.windows,
    cooldownAfterDismiss:
      cooldownAfterDismiss === undefined
        ? LIMITS.cooldownAfterDismiss
        : (readTime(cooldownAfterDismiss, pointTo(pointer, 'cooldownAfterDismiss'), report) ??
          LIMITS.cooldownAfterDismiss),
  }
}

function readWindow(config: unknown, pointer: string, report: Report): Limits['windows'][number][] {
  const object = readObject(config, pointer, report)
  const cap = object && readNumber(object.cap, pointTo(pointer, 'cap'), report, { min: 1 })
  const per = object && readTime(object.per, pointTo(pointer, 'per'), report)
  return cap === undefined || per === undefined ? [] : [{ cap, per }]
}

function readExpiry(config: unknown, pointer: string, report: Report): Millis {
  if (config === undefined) return Infinity
  const text = readText(config, pointer, report)
  const at = text === undefined ? undefined : readDayEnd(text)
  if (text !== undefined && at === undefined) report('bad-date', pointer, text, '2027-06-01')
  return at ?? Infinity
}
