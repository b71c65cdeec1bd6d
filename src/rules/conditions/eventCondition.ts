import { own } from '../../core/own.ts'
import { earlier, type Condition, type World } from './condition.ts'
import {
  changesAt,
  compileCount,
  counting,
  judgeCount,
  nameWindow,
  sayWindow,
  whyUnknown,
  type Count,
} from './counting.ts'
import { compileHappening, type Happening } from './happening.ts'
import { lookAtDays, lookOverVisits, type Past } from './lookBack.ts'
import { pointTo, type Report } from '../problem.ts'
import { optional, readCount, type JsonObject } from '../read.ts'
import { sayTimes } from '../sayTimes.ts'
import { nameVerdict } from './trace.ts'
import { allOf, type Verdict } from './verdict.ts'

/** Nobody plans further ahead, and each day and visit is remembered. */
const SPAN_AT_MOST = 60

/** An event of this visit; or over visits, where its window is longer than a visit or it asks for days or visits. */
export function compileEvent(object: JsonObject, pointer: string, report: Report): Condition | undefined {
  const { event, where } = object
  const isSpread = object.days !== undefined || object.visitsSince !== undefined
  const happening = compileHappening({ event, ...(where !== undefined && { where }) }, pointer, report, {})
  const count = compileCount(object, pointer, report, isSpread ? 'ever' : 'visit')
  const read = (key: 'days' | 'visitsSince') =>
    optional(object[key], (n) => readCount(n, pointTo(pointer, key), report, { max: SPAN_AT_MOST }) ?? NaN)
  const [days = 0, visitsSince = 0] = [read('days'), read('visitsSince')]
  if (!happening || !count || isNaN(days + visitsSince)) return undefined
  return isSpread ? spread(happening, { ...count, days, visitsSince }) : counting(happening, count)
}

interface Spread extends Count {
  readonly days: number
  readonly visitsSince: number
}

/** At least so many, on so many days, and so many visits ago. */
function spread({ key, ...more }: Happening, { atLeast, within, days, visitsSince }: Spread): Condition {
  // Under a name of its own: where nobody asked for its days, they are not known.
  const happening = days > 0 ? { ...more, key: `${key} by day` } : { ...more, key }
  const look = (world: World) => {
    const past = lookOverVisits(happening, within, world)
    return { past, onDays: lookAtDays(happening, within, world), visits: countVisits(past, world) }
  }
  /** Where it may have come again, or where nobody knows all visits, fewer or more may have begun since. */
  const judgeVisits = (
    { past: { sure, doubt }, visits }: ReturnType<typeof look>,
    { facts }: World,
  ): Verdict => {
    const last = sure.at(-1)?.at
    if (visits >= visitsSince)
      return (own(facts.history.events, happening.key)?.unsure ?? -1) < last! || undefined
    return facts.remembers && (last !== undefined || doubt === undefined) ? false : undefined
  }
  const saySpread = ({ past, onDays, visits }: ReturnType<typeof look>, isSo: boolean): string => {
    const times = past.sure.length
    const seen =
      times > 0 ? [days > 0 && sayDays(onDays.sure.length), visitsSince > 0 && sayReturns(visits)] : []
    const asked = [
      atLeast > 1 && sayTimes(atLeast),
      days > 0 && sayDays(days),
      visitsSince > 0 && sayReturns(visitsSince),
    ]
    const list = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(' and ')
    return (
      happening.says(times, [sayWindow(within, times), ...seen].filter(Boolean).join(', ')) +
      (isSo ? '' : `; the rule asks for ${list(asked)}`)
    )
  }
  const judge = (world: World): Verdict => {
    const found = look(world)
    return allOf([
      judgeCount(found.past, atLeast),
      days > 0 ? judgeCount(found.onDays, days) : true,
      visitsSince > 0 ? judgeVisits(found, world) : true,
    ])
  }
  return {
    topics: [happening.topic, 'memory'],
    asks: [{ ...happening, times: atLeast, byDay: days > 0 }],
    ...(visitsSince > 0 && { visits: true }),
    judge,
    changesAt: (world) => {
      const { past, onDays } = look(world)
      return earlier(changesAt(past, within), changesAt(onDays, within))
    },
    trace: (world) => {
      const found = look(world)
      const verdict = judge(world)
      return {
        condition: happening.topic,
        verdict: nameVerdict(verdict),
        value: [
          found.past.sure.length,
          ...(days ? [`on ${found.onDays.sure.length} days`] : []),
          ...(visitsSince ? [`${found.visits} visits since`] : []),
        ],
        expected: [
          `at least ${atLeast} ${nameWindow(within)}`,
          ...(days ? [`on ${days} days`] : []),
          ...(visitsSince ? [`${visitsSince} visits since`] : []),
        ].join(', '),
        says: saySpread(found, verdict === true),
        ...(verdict !== true && happening.near(world.facts)),
        ...whyUnknown(verdict, world),
      }
    },
  }
}

function sayDays(days: number): string {
  return days === 1 ? 'on one day' : `on ${days} days`
}

function sayReturns(visits: number): string {
  return `with ${visits === 0 ? 'no visit' : visits === 1 ? 'one visit' : `${visits} visits`} since`
}

/** How many have begun since it came last. */
function countVisits({ sure }: Past, { facts }: World): number {
  const last = sure.at(-1)?.at ?? Infinity
  return facts.history.visits.filter(([began]) => began > last).length
}
