import { readDuration, type Millis } from '../../core/time.ts'
import { earlier, type Condition, type World } from './condition.ts'
import type { Happening } from './happening.ts'
import { isOverVisits, lookAtVisit, lookOverVisits, type Past } from './lookBack.ts'
import { nameTime } from '../nameTime.ts'
import { pointTo, type Report } from '../problem.ts'
import { readCount, type JsonObject } from '../read.ts'
import { sayTimes } from '../sayTimes.ts'
import { nameVerdict, type Trace } from './trace.ts'
import type { Verdict } from './verdict.ts'
import { isWatched } from '../watching.ts'

/** A rule that needs to count further counts work, not trouble: its place is in analytics. */
export const COUNTED_AT_MOST = 60

export interface Count {
  readonly atLeast: number
  readonly within: Window
}

export type Window = Millis | 'visit' | 'ever'

export function compileCount(
  object: JsonObject,
  pointer: string,
  report: Report,
  usual: Window = 'visit',
): Count | undefined {
  const { atLeast = 1, within: span = usual } = object
  const least = readCount(atLeast, pointTo(pointer, 'atLeast'), report, { max: COUNTED_AT_MOST })
  const within = readWindow(span, pointTo(pointer, 'within'), report)
  return least === undefined || within === undefined ? undefined : { atLeast: least, within }
}

export function readWindow(within: unknown, pointer: string, report: Report): Window | undefined {
  if (within === 'visit' || within === 'ever') return within
  return readDuration(within) ?? report('bad-duration', pointer, within, '"visit", "ever"')
}

/** At least so many in a window that ends now. */
export function counting(
  happening: Happening,
  { atLeast, within }: Count,
  name = happening.topic,
): Condition {
  const isLong = isOverVisits(within)
  const look = (world: World) => (isLong ? lookOverVisits : lookAtVisit)(happening, within, world)
  const judge = (world: World) => judgeCount(look(world), atLeast)
  return {
    topics: isLong ? [happening.topic, 'memory'] : [happening.topic],
    ...(isLong && { asks: [{ ...happening, times: atLeast }] }),
    judge,
    changesAt: (world) => changesAt(look(world), within),
    trace: (world) => ({
      condition: name,
      verdict: nameVerdict(judge(world)),
      value: look(world).sure.length,
      expected: `at least ${atLeast} ${nameWindow(within)}`,
      says: sayCount(happening, look(world).sure.length, { atLeast, within }),
      ...(judge(world) !== true && happening.near(world.facts)),
      ...(isLong || look(world).doubt !== undefined
        ? whyUnknown(judge(world), world, isLong, [happening.topic])
        : {}),
    }),
  }
}

export function judgeCount({ sure, perhaps, doubt }: Past, atLeast: number): Verdict {
  if (sure.length >= atLeast) return true
  return perhaps.length >= atLeast || doubt !== undefined ? undefined : false
}

/** When the next thing, or doubt, leaves the window. */
export function changesAt({ perhaps, doubt = Infinity }: Past, within: Window): Millis | undefined {
  if (typeof within !== 'number') return undefined
  const ends = [...perhaps.map(({ at }) => at), doubt].filter((at) => at < Infinity)
  return ends.map((at) => at + within + 1).reduce(earlier, undefined)
}

export function whyUnknown(
  verdict: Verdict,
  { facts }: World,
  isLong = true,
  topics: readonly string[] = [],
): Pick<Trace, 'why'> {
  if (verdict !== undefined) return {}
  if (topics.some((topic) => !isWatched(facts.watching, topic))) return { why: 'not-watched' }
  return { why: facts.remembers || !isLong ? 'too-early' : 'no-memory' }
}

/** `"paid" has happened once in the last 10 min; the rule asks for 3 times`. */
function sayCount({ says }: Happening, times: number, { atLeast, within }: Count): string {
  const wanted = times < atLeast && atLeast > 1 ? `; the rule asks for ${sayTimes(atLeast)}` : ''
  return says(times, sayWindow(within, times)) + wanted
}

export function sayWindow(within: Window, times: number): string {
  if (within === 'visit') return ' in this visit'
  if (within === 'ever') return times > 0 ? ' in all' : ' so far'
  return ` in the last ${nameTime(within)}`
}

export function nameWindow(within: Window): string {
  if (within === 'visit') return 'in this visit'
  return within === 'ever' ? 'ever' : `within ${nameTime(within)}`
}
