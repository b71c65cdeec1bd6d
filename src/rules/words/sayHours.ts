import type { HoursConfig, Weekday } from '../schema.ts'

export function sayHours({ days, from, to, zone = 'user' }: HoursConfig, not?: 'not'): string {
  const where = zone === 'user' ? '' : zone.includes('/') ? ` in ${zone.replaceAll('_', ' ')}` : ` ${zone}`
  return `it is ${not ? 'not ' : ''}${days ? `${sayDaysOfWeek(days)}, ` : ''}${from} to ${to}${where}`
}

/** Three and more in a row as people say them: `Monday to Friday`. */
function sayDaysOfWeek(days: readonly Weekday[]): string {
  if (days.length === 0) return 'on no day'
  const all = Object.keys(WEEKDAYS) as Weekday[]
  const at = days.map((day) => all.indexOf(day))
  const isRow = at.length > 2 && at.every((day, i) => i === 0 || day === at[i - 1]! + 1)
  if (isRow) return `${WEEKDAYS[days[0]!]} to ${WEEKDAYS[days.at(-1)!]}`
  return days.map((day) => WEEKDAYS[day]).join(' or ')
}

const WEEKDAYS: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
