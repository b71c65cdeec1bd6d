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
