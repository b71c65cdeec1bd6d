import type { HoursConfig, Weekday } from '../../rules/schema.ts'

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAY = 24 * 60

/** Whether there is a minute in the week that lies in both; of different zones nothing is said. */
export function meetHours(one: HoursConfig, other: HoursConfig): boolean {
  if ((one.zone ?? 'user') !== (other.zone ?? 'user')) return true
  const [a, b] = [spansOf(one), spansOf(other)]
  // Hours on no day are doubted by themselves.
  if (a.length === 0 || b.length === 0) return true
  return a.some(([from, to]) => b.some(([begin, end]) => from < end && begin < to))
}

/** In minutes of the week, from Monday on; what reaches over Sunday night goes on on Monday. */
function spansOf({ days = WEEK, from, to }: HoursConfig): (readonly [from: number, to: number])[] {
  const [begin, end] = [readMinutes(from), readMinutes(to)]
  return days.flatMap((day) => {
    const start = WEEK.indexOf(day) * DAY
    const span = [start + begin, start + end + (end <= begin ? DAY : 0)] as const
    const over = span[1] - 7 * DAY
    return over > 0 ? [span, [0, over] as const] : [span]
  })
}

function readMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
