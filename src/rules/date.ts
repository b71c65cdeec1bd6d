import { DAY, HOUR, MINUTE, SECOND, type Millis } from '../core/time.ts'
import type { Report } from './problem.ts'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** The end of a day written `2027-06-01`, in UTC; `undefined` for what is no date. */
export function readDayEnd(text: string): Millis | undefined {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number)
  if (!year || !month || !day || month > 12 || day > lengthOf(year, month)) return undefined
  return (countDays(year, month, day) + 1) * DAY
}

/**
 * A date-time of RFC 3339 (https://www.rfc-editor.org/rfc/rfc3339#section-5.6): fractions of a second, small letters, a
 * blank for the `T` and a leap second are right in it, and so is what `toISOString()` gives. Seconds may be left out.
 */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/

/** A time with its zone, written as `2026-11-21T22:00:00+01:00`. */
export function readInstant(value: unknown, pointer: string, report: Report): Millis | undefined {
  const [, day = '', ...parts] = INSTANT.exec(typeof value === 'string' ? value : '') ?? []
  const end = readDayEnd(day)
  const [hour = 0, minute = 0, second = 0, , , zoneHour = 0, zoneMinute = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  if (end === undefined || hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59)
    return report('bad-instant', pointer, value, '2026-11-21T22:00:00+01:00')
  const milliseconds = Number((parts[3] ?? '').slice(0, 3).padEnd(3, '0'))
  const zone = (zoneHour * HOUR + zoneMinute * MINUTE) * (parts[4] === '-' ? -1 : 1)
  return end - DAY + hour * HOUR + minute * MINUTE + second * SECOND + milliseconds - zone
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, days_from_civil). */
function countDays(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  )
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
