import { DAY, type Millis } from '../core/time.ts'

/**
 * The first millisecond at which a score, which only falls while nothing happens, is below what a rule asks for.
 * A search by halves over whole milliseconds: exact, and the same in every engine.
 */
export function findScoreFall(isBelow: (at: Millis) => boolean, now: Millis): Millis | undefined {
  let above = now
  let below = now + 1
  while (!isBelow(below)) {
    if (below - now > DAY) return undefined
    above = below
    below = now + 2 * (below - now)
  }
  while (below - above > 1) {
    const middle = above + Math.floor((below - above) / 2)
    if (isBelow(middle)) below = middle
    else above = middle
  }
  return below
}
