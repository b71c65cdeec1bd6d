import { own } from '../../core/own.ts'
import { DAY, MINUTE, type Millis } from '../../core/time.ts'
import type { Facts } from '../facts.ts'
import { pointTo, type Report } from '../problem.ts'
import { readList, readObject, readOneOf, readText } from '../read.ts'
import type { Weekday } from '../schema.ts'
import type { Verdict } from './verdict.ts'

/** Office hours; unknown where the browser does not know the time zone. */
export interface Hours {
  judge(now: Millis, clock: Clock): Verdict
  /** When they open or close next, at the latest; nothing changes before. */
  changesAt(now: Millis, clock: Clock): Millis | undefined
  /** The zone that the shell has to look up. */
  readonly zone?: string
  readonly says: string
  /** What the clock says: `Mon 09:05`. */
  tell(now: Millis, clock: Clock): string
}

type Clock = Pick<Facts, 'utcOffset' | 'zones'>

/** The first of January 1970 was a Thursday. */
const WEEK: readonly Weekday[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed']
const CLOCK = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const OFFSET = /^[+-](0\d|1[0-4]):[0-5]\d$/
const ZONE = /^[A-Za-z]{2,}(?:[/_+-][A-Za-z0-9]+)*$/

/** By the user's own clock or that of a time zone; `from` later than `to` reaches over midnight. */
export function compileHours(config: unknown, pointer: string, report: Report): Hours | undefined {
  const object = readObject(config, pointer, report, ['days', 'from', 'to', 'zone'])
  if (!object) return undefined
  const days = object.days === undefined ? WEEK : readDays(object.days, pointTo(pointer, 'days'), report)
  const zone = readZone(object.zone === undefined ? 'user' : object.zone, pointTo(pointer, 'zone'), report)
  const from = readClock(object.from, pointTo(pointer, 'from'), report)
  const to = readClock(object.to, pointTo(pointer, 'to'), report)
  if (!days || zone === undefined || from === undefined || to === undefined) return undefined
  // Never, or all day? Whoever wrote it knows.
  if (from === to) return report('bad-time', pointTo(pointer, 'to'), object.to, 'another time')
  const offset = OFFSET.test(zone) ? readOffset(zone) : undefined
  const local = (now: Millis, { utcOffset, zones }: Clock) => {
    const minutes = offset ?? (zone === 'user' ? utcOffset : own(zones, zone))
    return minutes === undefined ? undefined : now + minutes * MINUTE
  }
  const opens = (day: number) => days.includes(WEEK[((day % 7) + 7) % 7]!)
  return {
    judge(now, clock) {
      const time = local(now, clock)
      if (time === undefined) return undefined
      const day = Math.floor(time / DAY)
      const minute = time - day * DAY
      if (from <= to) return minute >= from && minute < to && opens(day)
      // After midnight it is still the opening day's night.
      return minute >= from ? opens(day) : minute < to && opens(day - 1)
    },
    changesAt(now, clock) {
      const time = local(now, clock)
      if (time === undefined) return undefined
      const day = Math.floor(time / DAY) * DAY
      const next = [from, to, DAY, DAY + from, DAY + to].map((at) => day + at).filter((at) => at > time)
      return now + Math.min(...next) - time
    },
    ...(offset === undefined && zone !== 'user' && { zone }),
    tell(now, clock) {
      const time = local(now, clock)
      if (time === undefined) return `an hour that this browser cannot tell in ${zone}`
      const minutes = Math.floor(time / MINUTE)
      const day = WEEK[((Math.floor(minutes / 1440) % 7) + 7) % 7]!
      const [h, m] = [Math.floor((minutes % 1440) / 60), minutes % 60].map((n) => String(n).padStart(2, '0'))
      return `${nameDay(day)} ${h}:${m}${zone === 'user' ? '' : ` ${zone}`}`
    },
    says: `${days === WEEK ? '' : `${days.map(nameDay).join(', ')} `}${String(object.from)} to ${String(object.to)}${zone === 'user' ? '' : ` ${zone}`}`,
  }
}

function nameDay(day: Weekday): string {
  return day.charAt(0).toUpperCase() + day.slice(1)
}

/** `user`, `UTC`, `+01:00`, or `Europe/Berlin`, whose offset the shell logs: a pure core has no calendar of zones. */
function readZone(config: unknown, pointer: string, report: Report): string | undefined {
  const zone = readText(config, pointer, report)
  if (zone === undefined) return undefined
  if (zone === 'UTC') return '+00:00'
  return OFFSET.test(zone) || ZONE.test(zone) ? zone : report('bad-zone', pointer, zone)
}

function readOffset(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))
  return zone.startsWith('-') ? -minutes : minutes
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
