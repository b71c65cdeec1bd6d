import type { Millis } from '../../core/time.ts'
import { isFields, type RrwebEvent } from '../rrwebEvent.ts'
import { isNumber } from './isNumber.ts'

/** A pan that ends this near to where it began was meant as a tap, as in the page. */
const EATEN_TAP = 30
/** A finger that slips is gone by then. */
const SLIPS_AT_MOST: Millis = 1000

interface Scrolled {
  readonly at: Millis
  readonly node: unknown
  readonly top: number
}

/**
 * Taps that a pan ate: of those rrweb tells the beginning, where the finger went and how far it scrolled, and no end.
 *
 * @returns For a touch that has no end, when it ended if it was one of these.
 */
export function findEatenTaps(
  events: readonly RrwebEvent[],
): (touch: { at: Millis; x: number; y: number }) => Millis | undefined {
  const touches: Millis[] = []
  const moves: { at: Millis; x: number; y: number }[] = []
  const scrolls: Scrolled[] = []
  for (const { type, timestamp: at, data } of events) {
    if (type !== INCREMENTAL || !isFields(data)) continue
    const { source, positions, id, y } = data
    if (source === INTERACTION && data['type'] === TOUCH_START) touches.push(at)
    if (source === SCROLL && isNumber(y)) scrolls.push({ at, node: id, top: y })
    if (source !== TOUCH_MOVE || !Array.isArray(positions)) continue
    for (const one of positions.filter(isFields)) {
      const { x, y, timeOffset } = one
      if (isNumber(x) && isNumber(y)) moves.push({ at: at + (isNumber(timeOffset) ? timeOffset : 0), x, y })
    }
  }
  moves.sort((a, b) => a.at - b.at)

  return ({ at, x, y }) => {
    const next = touches[firstAfter(touches, at, (one) => one)] ?? Infinity
    const until = Math.min(next, at + SLIPS_AT_MOST)
    const went = between(moves, at, until)
    const scrolled = between(scrolls, at, until)
    const isNear = went.every((point) => isWithin(EATEN_TAP, point.x - x, point.y - y))
    const tops = scrolled.filter(({ node }) => node === scrolled[0]!.node).map(({ top }) => top)
    const isShort = tops.length > 0 && Math.max(...tops) - Math.min(...tops) <= EATEN_TAP
    return isNear && isShort ? Math.max(went.at(-1)?.at ?? at, scrolled[0]!.at) : undefined
  }
}

function isWithin(radius: number, dx: number, dy: number): boolean {
  return dx * dx + dy * dy <= radius * radius
}

function between<T extends { readonly at: Millis }>(all: readonly T[], from: Millis, until: Millis): T[] {
  const found: T[] = []
  const at = (one: T) => one.at
  for (let nth = firstAfter(all, from, at); nth < all.length && all[nth]!.at < until; nth++)
    found.push(all[nth]!)
  return found
}

function firstAfter<T>(all: readonly T[], time: Millis, at: (one: T) => Millis): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(all[middle]!) <= time) low = middle + 1
    else high = middle
  }
  return low
}

const INCREMENTAL = 3
const INTERACTION = 2
const SCROLL = 3
const TOUCH_MOVE = 6
const TOUCH_START = 7
