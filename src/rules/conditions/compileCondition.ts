import { pointTo, type Report } from '../problem.ts'
import { isObject, readList, type JsonObject } from '../read.ts'
import { compileAbsent } from './absentCondition.ts'
import { compileAudience } from './audienceCondition.ts'
import { combine } from './combine.ts'
import type { Condition, Names, World } from './condition.ts'
import { compileElement } from './elementCondition.ts'
import { compileEvent } from './eventCondition.ts'
import { compileHandover } from './handoverCondition.ts'
import { compileHoursCondition } from './hoursCondition.ts'
import { compileOutcome } from './outcomeCondition.ts'
import { compilePage } from './pageCondition.ts'
import { compileScore } from './scoreCondition.ts'
import { compileSequence } from './sequenceCondition.ts'
import { compileSignal } from './signalCondition.ts'
import { compileTimeOnPage } from './timeOnPageCondition.ts'
import { nameVerdict } from './trace.ts'
import { negate } from './verdict.ts'

type Compile = (
  object: JsonObject,
  pointer: string,
  report: Report,
  names: Names,
  depth: number,
) => Condition | undefined

const DEPTH = 8

/** Compiles a condition; reports what is wrong with it and returns `undefined`. */
export function compileCondition(
  config: unknown,
  pointer: string,
  report: Report,
  names: Names,
  depth = 0,
): Condition | undefined {
  if (!isObject(config)) return report('wrong-type', pointer, config, 'a condition')
  const object = config
  if (depth > DEPTH) return report('too-deep', pointer)
  const kind = NAMES.find((key) => Object.hasOwn(object, key))
  if (!kind) return report('unknown-condition', pointer, Object.keys(object)[0] ?? '{}', NAMES.join(', '))
  const [compile, ...parts] = KINDS[kind]!
  const extra = Object.keys(object).find((key) => key !== kind && !parts.includes(key))
  if (extra !== undefined) return report('unknown-key', pointTo(pointer, extra), extra, parts.join(', '))
  return compile(object, pointer, report, names, depth)
}

/** What each kind is compiled by, and what it may hold beside its name. */
const KINDS: { readonly [kind: string]: readonly [Compile, ...parts: string[]] } = {
  all: [compileList('all')],
  any: [compileList('any')],
  not: [compileNot],
  signal: [compileSignal, 'where', 'atLeast', 'within'],
  // Before `event`, whose name it may not be mistaken for.
  absent: [compileAbsent, 'after', 'within'],
  sequence: [compileSequence, 'within'],
  event: [compileEvent, 'where', 'atLeast', 'within', 'days', 'visitsSince'],
  score: [compileScore, 'atLeast'],
  page: [compilePage],
  timeOnPage: [compileTimeOnPage],
  element: [compileElement, 'is'],
  audience: [compileAudience],
  outcome: [compileOutcome, 'of', 'within'],
  hours: [compileHoursCondition],
  handover: [compileHandover, 'to'],
}
const NAMES = Object.keys(KINDS)

function compileList(kind: 'all' | 'any'): Compile {
  return (object, pointer, report, names, depth) => {
    const at = pointTo(pointer, kind)
    const list = readList(object[kind], at, report)
    if (!list) return undefined
    if (list.length === 0) return report('empty', at)
    const parts = list.map((one, i) => compileCondition(one, pointTo(at, i), report, names, depth + 1))
    return parts.includes(undefined) ? undefined : combine(kind, parts as Condition[])
  }
}

function compileNot(...[object, pointer, report, names, depth]: Parameters<Compile>): Condition | undefined {
  const part = compileCondition(object.not, pointTo(pointer, 'not'), report, names, depth + 1)
  if (!part) return undefined
  const { about: _, ...rest } = part
  const judge = (world: World) => negate(part.judge(world))
  return {
    ...rest,
    judge,
    trace: (world) => ({ condition: 'not', verdict: nameVerdict(judge(world)), parts: [part.trace(world)] }),
  }
}
