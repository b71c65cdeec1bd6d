import type { Millis } from '../../core/time.ts'
import type { Known } from './history.ts'

/** More are not remembered: what a visit carries over a page load has to stay small. */
export const THINGS_AT_MOST = 60
/** Of the names of all of them: who calls an event by a sentence has fewer. */
export const NAMES_AT_MOST = 3000
/** Of one thing, in what the browser keeps; no rule counts further. */
export const TIMES_KEPT = 60
export const DAYS_KEPT = 60
/** Characters of all things together, as JSON: about 500 times of a few things, or the last of each of sixty. */
const TOGETHER_AT_MOST = 9000
/** What a time, a day, and a thing without any take of them. */
const TIME_TAKES = 14
const DAY_TAKES = 22
const THING_TAKES = 95
/** Of what begins a wait: the first, since which it lasts, and the last few, in case it was over before they came. */
export const OF_A_WAIT = 5

/** Keeps the last times; or of a wait, the first and the last. */
export function keepTimes(known: Known, kept: number | 'wait'): void {
  if (kept === 'wait') known.times.splice(1, known.times.length - OF_A_WAIT)
  else drop(known, known.times.splice(0, known.times.length - kept).at(-1))
}

export function keepDays({ days }: Pick<Known, 'days'>, kept: number): void {
  const all = Object.keys(days).sort((a, b) => Number(a) - Number(b))
  for (const day of all.slice(0, Math.max(0, all.length - kept))) delete days[day]
}

/** Enough times are left for every rule that counts them; whoever asks what came before them must know that more did. */
function drop(known: Known, at: Millis | undefined): void {
  if (at !== undefined) known.dropped = Math.max(known.dropped ?? 0, at)
}

/** What had to be let go for others leaves a doubt: a count that would reach back to it is unknown, not smaller. */
export function bound(events: { readonly [key: string]: Known }): void {
  const all = Object.values(events)
  const sizeOf = ({ times, days }: Known) => TIME_TAKES * times.length + DAY_TAKES * Object.keys(days).length
  const names = Object.keys(events).reduce((sum, key) => sum + key.length, 0)
  let size = all.reduce((sum, one) => sum + sizeOf(one), names + THING_TAKES * all.length)
  while (size > TOGETHER_AT_MOST) {
    const longest = all.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a))
    if (sizeOf(longest) === 0) return
    size -= sizeOf(longest)
    const lost = dropOldest(longest)
    longest.unsure = Math.max(longest.unsure ?? 0, lost)
    size += sizeOf(longest)
  }
}

/** A time, or the day of one. */
function dropOldest({ times, days }: Known): Millis {
  const day = Object.keys(days).sort((a, b) => Number(a) - Number(b))[0]
  const [first = Infinity] = times
  if (day === undefined || first < days[day]!) return times.shift()!
  const at = days[day]!
  delete days[day]
  return at
}
