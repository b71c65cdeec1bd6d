import { own } from '../../core/own.ts'
import type { Millis } from '../../core/time.ts'

/** When something is to be done about each of many rules: plain JSON, written by `setTime` alone. */
export interface Times {
  [rule: string]: Millis
}

/**
 * The earliest of each, beside the state: a thousand rules may wait for their time, the engine asks for the next
 * several times an observation, and hardly any observation changes it.
 */
const earliest = new WeakMap<Times, Millis>()

/** The earliest of them; never is `Infinity`. */
export function earliestOf(times: Times): Millis {
  let found = earliest.get(times)
  if (found === undefined) {
    found = Infinity
    for (const rule in times) found = Math.min(found, times[rule]!)
    earliest.set(times, found)
  }
  return found
}

/** In the place of a rule, and no rule's id: all those that had to be let go, at the earliest of their times. */
export const THE_REST = ''
/** So many are kept one by one: a thousand of them would be larger than what a page load may carry. */
const KEPT = 100

/** Likewise, of no more than are kept: the latest of too many are left to a look at all rules. */
export function setSoon(times: Times, rule: string, at?: Millis): void {
  setTime(times, rule, at)
  if (at === undefined) return
  const rules = Object.keys(times)
  if (rules.length <= KEPT) return
  const last = rules.reduce((a, b) => (b !== THE_REST && (a === THE_REST || times[b]! > times[a]!) ? b : a))
  const rest = Math.min(own(times, THE_REST) ?? Infinity, times[last]!)
  setTime(times, last)
  setTime(times, THE_REST, rest)
}

/** From now on at that time, or not at all. */
export function setTime(times: Times, rule: string, at?: Millis): void {
  const known = earliestOf(times)
  const before = own(times, rule)
  delete times[rule]
  if (at !== undefined) times[rule] = at
  // One that is called `__proto__` is not there.
  const after = own(times, rule)
  if (after !== undefined && after <= known) earliest.set(times, after)
  else if (before === known) earliest.delete(times)
}
