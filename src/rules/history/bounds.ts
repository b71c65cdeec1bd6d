import type { Millis } from '../../core/time.ts'
import type { Known } from './history.ts'

/** More are not remembered: what a visit carries over a page load has to stay small. */
export const THINGS_AT_MOST = 60
/** Of one thing, in what the browser keeps; no rule counts further. */
export const TIMES_KEPT = 60
export const DAYS_KEPT = 60
/** Times and days of all things together. */
const TOGETHER_AT_MOST = 400
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
  const sizeOf = ({ times, days }: Known) => times.length + Object.keys(days).length
  let size = all.reduce((sum, one) => sum + sizeOf(one), 0)
  for (; size > TOGETHER_AT_MOST; size--) {
    const longest = all.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a))
    const lost = longest.times.shift() ?? dropDay(longest)
    longest.unsure = Math.max(longest.unsure ?? 0, lost)
  }
}

function dropDay(known: Known): Millis {
  const day = Object.keys(known.days).sort((a, b) => Number(a) - Number(b))[0]!
  const at = known.days[day]!
  delete known.days[day]
  return at
}
