import type { HoursConfig, Weekday } from '../../rules/schema.ts'

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAY = 24 * 60

/** Whether there is a minute in the week that lies in both; of different zones nothing is said. */
export function meetHours(one: HoursConfig, other: HoursConfig): boolean {
  if ((one.zone ?? 'user') !== (other.zone ?? 'user')) return true
  const [a, b] = [minutesOf(one), minutesOf(other)]
  // Hours on no day are doubted by themselves.
  if (!hasMinutes(a) || !hasMinutes(b)) return true
  return hasMinutes(a.map((is, i) => is * b[i]!))
}

/** Each minute of the week, from Monday on; what reaches over Sunday night goes on on Monday. */
export function minutesOf({ days = WEEK, from, to }: HoursConfig): Uint8Array {
  const minutes = new Uint8Array(7 * DAY)
  const [begin, end] = [readMinutes(from), readMinutes(to)]
  for (const day of days) {
    const start = WEEK.indexOf(day) * DAY
    for (let i = begin; i < end + (end <= begin ? DAY : 0); i++) minutes[(start + i) % minutes.length] = 1
  }
  return minutes
}

export function hasMinutes(minutes: Uint8Array): boolean {
  return minutes.includes(1)
}

function readMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
