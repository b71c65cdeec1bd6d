import { VISIT_GAP } from '../core/engine.ts'
import { own } from '../core/own.ts'
import type { Millis } from '../core/time.ts'
import { earlier, type Condition, type World } from './condition.ts'
import { compileCount, counting, nameWindow, type Count } from './counting.ts'
import { compileHappening, type Happening } from './happening.ts'
import { pointTo, type Report } from './problem.ts'
import { optional, readCount, type JsonObject } from './read.ts'
import { nameVerdict } from './trace.ts'
import type { Verdict } from './verdict.ts'

/** Nobody plans further ahead, and each day and visit is remembered. */
const SPAN_AT_MOST = 60

/** An event of this visit; or over visits, where its window is longer than a visit or it asks for days or visits. */
export function compileEvent(object: JsonObject, pointer: string, report: Report): Condition | undefined {
  const { event, where } = object
  const isOverVisits = object.days !== undefined || object.visitsSince !== undefined
  const happening = compileHappening({ event, ...(where !== undefined && { where }) }, pointer, report, {})
  const count = compileCount(
    { ...object, where: undefined },
    pointer,
    report,
    isOverVisits ? 'ever' : 'visit',
  )
  const read = (key: 'days' | 'visitsSince') =>
    optional(object[key], (n) => readCount(n, pointTo(pointer, key), report, { max: SPAN_AT_MOST }) ?? NaN)
  const [days = 0, visitsSince = 0] = [read('days'), read('visitsSince')]
  if (!happening || !count || isNaN(days + visitsSince)) return undefined
  return isOverVisits || count.within === 'ever' || (count.within as Millis) > VISIT_GAP
    ? remembering(happening, { ...count, days, visitsSince })
    : counting(happening.topic, count, happening.list, happening.topic, happening.near)
}

interface Remembered extends Count {
  readonly days: number
  readonly visitsSince: number
}

/** At least so many, on so many days, and so many visits ago, in a window that may be longer than this visit. */
function remembering(
  { topic, name, key, where, near }: Happening,
  { atLeast, within, days, visitsSince }: Remembered,
): Condition {
  const look = ({ facts, now }: World) => {
    const { visits, events } = facts.history
    const known = own(events, key)
    const from = within === 'visit' ? facts.visitSince : within === 'ever' ? 0 : now - within
    const { times = [], unsure = -1, since = Infinity } = known ?? {}
    const seen = times.filter((at) => at >= from)
    const seenDays = Object.values(known?.days ?? {}).filter((at) => at >= from)
    const last = seen.at(-1) ?? Infinity
    const back = within === 'ever' || visitsSince > 0 ? !facts.remembers : since > from
    return {
      seen,
      seenDays,
      visits: visits.filter((at) => at > last).length,
      isKnown: !back && unsure < from,
      knownAt: typeof within === 'number' ? Math.max(since, unsure + 1) + within : undefined,
    }
  }
  const judge = (world: World): Verdict => {
    const found = look(world)
    const holds = found.seen.length >= atLeast && found.seenDays.length >= days && found.visits >= visitsSince
    return holds || (found.isKnown ? false : undefined)
  }
  return {
    topics: [topic, 'memory'],
    asks: [{ key, event: name, where, times: atLeast, days }],
    judge,
    changesAt: (world) => {
      if (typeof within !== 'number') return undefined
      const { seen, seenDays, knownAt } = look(world)
      const ends = [...seen, ...seenDays].map((at) => at + within + 1)
      return [...ends, ...(knownAt! > world.now && knownAt! < Infinity ? [knownAt!] : [])].reduce(
        earlier,
        undefined,
      )
    },
    trace: (world) => {
      const found = look(world)
      const verdict = nameVerdict(judge(world))
      return {
        condition: topic,
        verdict,
        value: [
          found.seen.length,
          ...(days ? [`on ${found.seenDays.length} days`] : []),
          ...(visitsSince ? [`${found.visits} visits since`] : []),
        ],
        expected: [
          `at least ${atLeast} ${nameWindow(within)}`,
          ...(days ? [`on ${days} days`] : []),
          ...(visitsSince ? [`${visitsSince} visits since`] : []),
        ].join(', '),
        ...(verdict !== 'true' && near(world.facts)),
        ...(verdict === 'unknown' && { why: world.facts.remembers ? 'too-early' : 'no-memory' }),
      }
    },
  }
}
