import { VISIT_GAP } from '../core/engine.ts'
import type { Millis } from '../core/time.ts'
import { earlier, type Condition, type World } from './condition.ts'
import { COUNTED_AT_MOST, type Facts } from './facts.ts'
import { nameTime } from './nameTime.ts'
import { compileMatch, type Match } from './operators.ts'
import { pointTo, type Report } from './problem.ts'
import { optional, readCount, readTime, type JsonObject } from './read.ts'
import { nameVerdict } from './trace.ts'
import type { Verdict } from './verdict.ts'

export interface Count {
  readonly where?: Match | undefined
  readonly atLeast: number
  readonly within: Window
}

export type Window = Millis | 'visit' | 'ever'

/** Something that happened, and whether it is what the condition asks for. */
export interface Counted {
  readonly at: Millis
  readonly fits: Verdict
}

export function compileCount(
  object: JsonObject,
  pointer: string,
  report: Report,
  usual: Window = 'visit',
): Count | undefined {
  const { atLeast = 1, within: span = usual, where } = object
  const least = readCount(atLeast, pointTo(pointer, 'atLeast'), report, { max: COUNTED_AT_MOST })
  const within = readWindow(span, pointTo(pointer, 'within'), report)
  const match = optional(where, (one) => compileMatch(one, pointTo(pointer, 'where'), report))
  if (least === undefined || within === undefined || (where !== undefined && !match)) return undefined
  return { atLeast: least, within, where: match }
}

export function readWindow(within: unknown, pointer: string, report: Report): Window | undefined {
  return within === 'visit' || within === 'ever' ? within : readTime(within, pointer, report)
}

/** At least so many of this visit in a window that ends now. */
export function counting(
  topic: string,
  { atLeast, within }: Count,
  list: (facts: Facts) => Counted[],
  name = topic,
  near: (facts: Facts) => { readonly near?: string } = () => ({}),
): Condition {
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
      condition: name,
      verdict: nameVerdict(judge(world)),
      value: inWindow(world).filter(({ fits }) => fits).length,
      expected: `at least ${atLeast} ${nameWindow(within)}`,
      ...(judge(world) !== true && near(world.facts)),
    }),
  }
}

/**
 * From when on we can look back over the whole window: over this visit, and the half hour before it, in which by
 * definition nothing happened, but for what had to be forgotten. What lies before is unknown, not nothing.
 */
export function knownAt({ facts }: World, topic: string, within: Window): Millis {
  const forgotten = facts.forgotten[topic]
  if (within === 'ever' || (within === 'visit' && forgotten !== undefined)) return Infinity
  if (within === 'visit') return 0
  const visit = within <= VISIT_GAP ? 0 : facts.visitSince + within
  return forgotten === undefined ? visit : Math.max(visit, forgotten + within + 1)
}

export function nameWindow(within: Window): string {
  if (within === 'visit') return 'in this visit'
  return within === 'ever' ? 'ever' : `within ${nameTime(within)}`
}
