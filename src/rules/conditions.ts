import type { Score } from '../core/decision.ts'
import { VISIT_GAP } from '../core/engine.ts'
import type { Signal } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'
import { COUNTED_AT_MOST, readProperties, type Facts } from './facts.ts'
import { createGlob } from './glob.ts'
import { nameTime } from './nameTime.ts'
import { compileMatch, type Match } from './operators.ts'
import { pointTo, type Report } from './problem.ts'
import {
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readTexts,
  readTime,
  type JsonObject,
} from './read.ts'
import { findScoreFall } from './scoreFall.ts'
import { nameVerdict, type Trace } from './trace.ts'
import { allOf, anyOf, negate, type Verdict } from './verdict.ts'

/** A condition, compiled to closures once. */
export interface Condition {
  /** What can change it: it is not looked at before one of these does. */
  readonly topics: readonly string[]
  judge(world: World): Verdict
  /** When it may change by the mere passing of time. */
  changesAt?(world: World): Millis | undefined
  /** The signal that it is about: what help would point at. */
  about?(world: World): About | undefined
  trace(world: World): Trace
}

export interface About {
  readonly signal: string
  readonly at: Millis
}

export interface World {
  readonly now: Millis
  readonly facts: Facts
  score(): Score
  scoreAt(at: Millis): Score
}

/** What conditions may name. */
export interface Names {
  readonly signals: readonly string[]
  readonly pages: readonly string[]
}

const DEPTH = 8

/** Compiles a condition; reports what is wrong with it and returns `undefined`. */
export function compileCondition(
  config: unknown,
  pointer: string,
  report: Report,
  names: Names,
  depth = 0,
): Condition | undefined {
  const object = readObject(config, pointer, report)
  if (!object) return undefined
  if (depth > DEPTH) return report('too-deep', pointer)
  const kind = KINDS.find((key) => Object.hasOwn(object, key))
  if (!kind) return report('unknown-condition', pointer, Object.keys(object)[0] ?? '{}', KINDS.join(', '))
  const extra = Object.keys(object).find((key) => key !== kind && !PARTS[kind].includes(key))
  if (extra !== undefined)
    return report('unknown-key', pointTo(pointer, extra), extra, PARTS[kind].join(', '))
  const at = pointTo(pointer, kind)
  switch (kind) {
    case 'all':
    case 'any': {
      const list = readList(object[kind], at, report)
      if (!list) return undefined
      if (list.length === 0) return report('empty', at)
      const parts = list.map((one, i) => compileCondition(one, pointTo(at, i), report, names, depth + 1))
      return parts.includes(undefined) ? undefined : combine(kind, parts as Condition[])
    }
    case 'not': {
      const part = compileCondition(object.not, at, report, names, depth + 1)
      return part && not(part)
    }
    case 'signal':
      return compileSignal(object, pointer, report, names)
    case 'event':
      return compileEvent(object, pointer, report)
    case 'score':
      return compileScore(object, pointer, report)
    case 'page':
      return compilePage(object.page, at, report, names)
    case 'audience': {
      const match = compileMatch(object.audience, at, report)
      return match && audience(match)
    }
  }
}

const KINDS = ['all', 'any', 'not', 'signal', 'event', 'score', 'page', 'audience'] as const
const PARTS: Record<(typeof KINDS)[number], readonly string[]> = {
  all: [],
  any: [],
  not: [],
  signal: ['where', 'atLeast', 'within'],
  event: ['where', 'atLeast', 'within'],
  score: ['atLeast'],
  page: [],
  audience: [],
}

export function combine(kind: 'all' | 'any', parts: readonly Condition[]): Condition {
  const join = kind === 'all' ? allOf : anyOf
  const judge = (world: World) => join(parts.map((part) => part.judge(world)))
  return {
    topics: parts.flatMap(({ topics }) => topics),
    judge,
    changesAt: (world) => earliest(parts, world),
    about: (world) => latest(parts, world),
    trace: (world) => ({
      condition: kind,
      verdict: nameVerdict(judge(world)),
      parts: parts.map((part) => part.trace(world)),
    }),
  }
}

function not(part: Condition): Condition {
  const judge = (world: World) => negate(part.judge(world))
  return {
    topics: part.topics,
    judge,
    changesAt: (world) => part.changesAt?.(world),
    trace: (world) => ({ condition: 'not', verdict: nameVerdict(judge(world)), parts: [part.trace(world)] }),
  }
}

function earliest(parts: readonly Condition[], world: World): Millis | undefined {
  return parts.map((part) => part.changesAt?.(world)).reduce(earlier, undefined)
}

function earlier(a: Millis | undefined, b: Millis | undefined): Millis | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}

function latest(parts: readonly Condition[], world: World): About | undefined {
  let last: About | undefined
  for (const part of parts) {
    const about = part.about?.(world)
    if (about && (!last || about.at > last.at)) last = about
  }
  return last
}

function compileSignal(
  object: JsonObject,
  pointer: string,
  report: Report,
  names: Names,
): Condition | undefined {
  const type = readText(object.signal, pointTo(pointer, 'signal'), report)
  if (type === undefined) return undefined
  if (!names.signals.includes(type)) {
    return report('unknown-signal', pointTo(pointer, 'signal'), type, names.signals.join(', '))
  }
  const counted = compileCount(object, pointer, report)
  if (!counted) return undefined
  const { where } = counted
  const list = (facts: Facts) =>
    facts.sightings.flatMap(({ type: one, signal, at }) =>
      one === type ? [{ at, signal, fits: !where || where(readProperties(facts, signal)) }] : [],
    )
  return {
    ...counting(`signal ${type}`, counted, list),
    about: ({ facts }) =>
      list(facts)
        .filter(({ fits }) => fits)
        .at(-1),
  }
}

function compileEvent(object: JsonObject, pointer: string, report: Report): Condition | undefined {
  const name = readText(object.event, pointTo(pointer, 'event'), report)
  const counted = compileCount(object, pointer, report)
  if (name === undefined || !counted) return undefined
  const { where } = counted
  const topic = `event ${name}`
  return counting(topic, counted, ({ occurrences }) =>
    (occurrences[topic] ?? []).map(({ at, props }) => ({ at, fits: !where || where(props) })),
  )
}

interface Count {
  readonly where?: Match | undefined
  readonly atLeast: number
  readonly within: Millis | 'visit' | 'ever'
}

function compileCount(object: JsonObject, pointer: string, report: Report): Count | undefined {
  const { atLeast = 1, within = 'visit', where } = object
  const least = readNumber(atLeast, pointTo(pointer, 'atLeast'), report, { min: 1, max: COUNTED_AT_MOST })
  const window =
    within === 'visit' || within === 'ever' ? within : readTime(within, pointTo(pointer, 'within'), report)
  const match = where === undefined ? undefined : compileMatch(where, pointTo(pointer, 'where'), report)
  if (least === undefined || window === undefined || (where !== undefined && !match)) return undefined
  return { atLeast: least, within: window, where: match }
}

interface Counted {
  readonly at: Millis
  readonly fits: Verdict
}

/** At least so many in a window that ends now. */
function counting(topic: string, { atLeast, within }: Count, list: (facts: Facts) => Counted[]): Condition {
  const inWindow = ({ facts, now }: World) =>
    list(facts).filter(({ at }) => typeof within !== 'number' || now - at <= within)
  const judge = (world: World): Verdict => {
    const seen = inWindow(world)
    if (seen.filter(({ fits }) => fits).length >= atLeast) return true
    const perhaps = seen.filter(({ fits }) => fits !== false).length
    return perhaps >= atLeast || knownAt(world, topic, within) > world.now ? undefined : false
  }
  return {
    topics: [topic],
    judge,
    changesAt: (world) => {
      if (typeof within !== 'number') return undefined
      const ends = inWindow(world).map(({ at }) => at + within + 1)
      const known = knownAt(world, topic, within)
      return [...ends, ...(known > world.now ? [known] : [])].reduce(earlier, undefined)
    },
    trace: (world) => ({
      condition: topic,
      verdict: nameVerdict(judge(world)),
      value: inWindow(world).filter(({ fits }) => fits).length,
      expected: `at least ${atLeast} ${nameWindow(within)}`,
    }),
  }
}

/**
 * From when on we can look back over the whole window: over this visit, and the half hour before it, in which by
 * definition nothing happened, but for what had to be forgotten. What lies before is unknown, not nothing.
 */
function knownAt({ facts }: World, topic: string, within: Count['within']): Millis {
  const forgotten = facts.forgotten[topic]
  if (within === 'ever' || (within === 'visit' && forgotten !== undefined)) return Infinity
  if (within === 'visit') return 0
  const visit = within <= VISIT_GAP ? 0 : facts.visitSince + within
  return forgotten === undefined ? visit : Math.max(visit, forgotten + within + 1)
}

function nameWindow(within: Count['within']): string {
  if (within === 'visit') return 'in this visit'
  return within === 'ever' ? 'ever' : `within ${nameTime(within)}`
}

function compileScore(object: JsonObject, pointer: string, report: Report): Condition | undefined {
  const scope = readOneOf(
    object.score,
    ['visit', 'page', 'form', 'element'],
    pointTo(pointer, 'score'),
    report,
  )
  const atLeast = readNumber(object.atLeast, pointTo(pointer, 'atLeast'), report, { min: 1, max: 100 })
  if (scope === undefined || atLeast === undefined) return undefined
  const judge = ({ score }: World) => score()[scope] >= atLeast
  return {
    topics: ['score'],
    judge,
    changesAt: (world) =>
      judge(world) ? findScoreFall((at) => world.scoreAt(at)[scope] < atLeast, world.now) : undefined,
    about: (world) => findStrongest(world, scope),
    trace: (world) => ({
      condition: `score ${scope}`,
      verdict: nameVerdict(judge(world)),
      value: world.score()[scope],
      expected: `at least ${atLeast}`,
    }),
  }
}

/** What weighs most of that which the score is about. */
function findStrongest({ score, now, facts }: World, scope: keyof typeof IN_SCOPE): About | undefined {
  const [first] = score()
    .terms.filter(({ signal }) => {
      const known = facts.signals[signal]?.signal
      return known && IN_SCOPE[scope](known, facts.page.key)
    })
    .sort((a, b) => b.value - a.value)
  return first && { signal: first.signal, at: now - first.age }
}

const IN_SCOPE = {
  visit: () => true,
  page: ({ page }: Signal, here: string) => page === here,
  form: ({ page, form }: Signal, here: string) => page === here && form !== undefined,
  element: ({ page, target }: Signal, here: string) => page === here && target !== undefined,
}

/** A declared name, a route name, or a glob of the path. */
function compilePage(config: unknown, pointer: string, report: Report, names: Names): Condition | undefined {
  const pages = readTexts(config, pointer, report)
  if (!pages) return undefined
  if (pages.length === 0) return report('empty', pointer)
  const globs = pages.map((page) => (names.pages.includes(page) ? undefined : createGlob(page)))
  const judge = ({ facts: { page } }: World) =>
    pages.some((one, i) => page.key === one || page.names.includes(one) || globs[i]?.(page.path))
  return {
    topics: ['page'],
    judge,
    trace: (world) => ({
      condition: 'page',
      verdict: nameVerdict(judge(world)),
      value: [world.facts.page.path, ...world.facts.page.names],
      expected: pages,
    }),
  }
}

/** Before anybody is identified nothing is known of them, not even what they lack. */
function audience(match: Match): Condition {
  const judge = ({ facts: { user } }: World) => user.traits && match(user.traits)
  return {
    topics: ['user'],
    judge,
    trace: (world) => ({
      condition: 'audience',
      verdict: nameVerdict(judge(world)),
      value: Object.entries(world.facts.user.traits ?? {}).map(
        ([name, value]) => `${name}: ${String(value)}`,
      ),
    }),
  }
}
