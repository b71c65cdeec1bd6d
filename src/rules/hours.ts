import { own } from '../core/own.ts'
import { DAY, MINUTE, type Millis } from '../core/time.ts'
import { pointTo, type Report } from './problem.ts'
import { readList, readObject, readOneOf } from './read.ts'
import type { Weekday } from './schema.ts'

export type Hours = (now: Millis, utcOffset: number) => boolean

/** The first of January 1970 was a Thursday. */
const WEEK: readonly Weekday[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed']
const CLOCK = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** Office hours by the user's own clock; `from` later than `to` reaches over midnight. */
export function compileHours(config: unknown, pointer: string, report: Report): Hours | undefined {
  const object = readObject(config, pointer, report, ['days', 'from', 'to', 'zone'])
  if (!object) return undefined
  const days = object.days === undefined ? WEEK : readDays(object.days, pointTo(pointer, 'days'), report)
  const zone = readOneOf(own(object, 'zone') ?? 'user', ['user'], pointTo(pointer, 'zone'), report)
  const from = readClock(object.from, pointTo(pointer, 'from'), report)
  const to = readClock(object.to, pointTo(pointer, 'to'), report)
  if (!days || zone === undefined || from === undefined || to === undefined) return undefined
  // Never, or all day? Whoever wrote it knows.
  if (from === to) return report('bad-time', pointTo(pointer, 'to'), object.to)
  return (now, utcOffset) => {
    const local = now + utcOffset * MINUTE
    const clock = local % DAY
    const day = Math.floor(local / DAY)
    if (from <= to) return clock >= from && clock < to && days.includes(WEEK[day % 7]!)
    // After midnight it is still the opening day's night.
    return clock >= from ? days.includes(WEEK[day % 7]!) : clock < to && days.includes(WEEK[(day + 6) % 7]!)
  }
}

function readDays(config: unknown, pointer: string, report: Report): readonly Weekday[] | undefined {
  const list = readList(config, pointer, report)
  const days = list?.map((day, i) => readOneOf(day, WEEK, pointTo(pointer, i), report))
  return days?.includes(undefined) ? undefined : (days as readonly Weekday[] | undefined)
}

function readClock(config: unknown, pointer: string, report: Report): Millis | undefined {
  const [hours, minutes] = typeof config === 'string' && CLOCK.test(config) ? config.split(':') : []
  if (!hours || !minutes) return report('bad-time', pointer, config)
  return (Number(hours) * 60 + Number(minutes)) * MINUTE
}
