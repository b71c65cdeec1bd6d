import type { Millis } from './time.ts'

/**
 * What lengths of time are usual: how many fell between the bounds of a fixed table, so that any quantile is known
 * to a tenth. A text of one character for each bucket: sixty of them fit into the state that is carried.
 */
export interface Sketch {
  /** The counts from the shortest bucket on; the empty ones at the end are left out. */
  counts: string
  /** How often all counts were halved. */
  halved: number
  /** When that was last due, in days. */
  day: number
}

/** Nothing that people wait for is shorter. */
export const SHORTEST: Millis = 100
/** Each bucket reaches this much further than the one before, so its middle is wrong by a tenth at the most. */
export const STEP = 1.2
/** From {@link SHORTEST} to more than a quarter of an hour. */
export const BUCKETS = 52
/** What happened four weeks ago counts half: products change, and so do those who use them. */
export const FORGETS_EVERY_DAYS = 28
/** A bucket that holds so many is full, and all of them are halved: what comes next must still count. */
export const FULL = 56

export function createSketch(day: number): Sketch {
  return { counts: '', halved: 0, day }
}

export function addTime(sketch: Sketch, time: Millis, day: number): void {
  forget(sketch, day)
  const counts = readCounts(sketch)
  if (counts[bucketOf(time)]! >= FULL) halve(sketch, counts)
  counts[bucketOf(time)]!++
  writeCounts(sketch, counts)
}

/** How many times it still counts. */
export function countTimes(sketch: Sketch): number {
  return readCounts(sketch).reduce((sum, count) => sum + count, 0)
}

/** The time that a share of all times does not exceed; of none, 0. */
export function quantileOf(sketch: Sketch, share: number): Millis {
  const counts = readCounts(sketch)
  const rank = share * countTimes(sketch)
  let below = 0
  for (let i = 0; i < BUCKETS; i++) {
    below += counts[i]!
    if (counts[i]! > 0 && below >= rank) return MIDDLES[i]!
  }
  return 0
}

/**
 * One sketch of two that may have a part in common, as two tabs have that began with the same memory: the larger
 * count of each bucket, once both are halved as often. The same in either order, and again the same when repeated.
 */
export function joinSketches(a: Sketch, b: Sketch): Sketch {
  const [older, newer] = a.halved < b.halved ? [a, b] : [b, a]
  const behind = { ...older }
  const counts = readCounts(behind)
  while (behind.halved < newer.halved && counts.some((count) => count > 0)) halve(behind, counts)
  const joined = { counts: '', halved: newer.halved, day: Math.max(a.day, b.day) }
  writeCounts(
    joined,
    readCounts(newer).map((count, i) => Math.max(count, counts[i]!)),
  )
  return joined
}

/** Whether it is one: what storage gives back may be anything. */
export function isSketch(value: unknown): value is Sketch {
  const { counts, halved, day } = (value ?? {}) as { readonly [key: string]: unknown }
  return typeof counts === 'string' && COUNTS.test(counts) && isWhole(halved) && isWhole(day)
}

function forget(sketch: Sketch, day: number): void {
  const counts = readCounts(sketch)
  // The clock was set back.
  sketch.day = Math.min(sketch.day, day)
  while (day - sketch.day >= FORGETS_EVERY_DAYS) {
    sketch.day = counts.some((count) => count > 0) ? sketch.day + FORGETS_EVERY_DAYS : day
    halve(sketch, counts)
  }
  writeCounts(sketch, counts)
}

/** The halves that are left over are handed on: single times at the far end must not all be lost. */
function halve(sketch: Sketch, counts: number[]): void {
  let left = 0
  for (let i = 0; i < BUCKETS; i++) {
    const count = counts[i]! + left
    counts[i] = Math.floor(count / 2)
    left = count % 2
  }
  sketch.halved++
}

function bucketOf(time: Millis): number {
  const bucket = BOUNDS.findIndex((bound) => time < bound)
  return bucket < 0 ? BUCKETS - 1 : bucket
}

/** The first bucket ends there. Products only, which are the same to the last bit in every engine. */
const BOUNDS: readonly Millis[] = buildBounds()
/** The middle of a bucket, with the same relative error on both sides. */
const MIDDLES: readonly Millis[] = BOUNDS.map((bound) => Math.round((bound * 2) / (1 + STEP)))

function buildBounds(): Millis[] {
  const bounds = [SHORTEST]
  while (bounds.length < BUCKETS) bounds.push(bounds.at(-1)! * STEP)
  return bounds
}

/** A character that JSON need not escape: from `#` to `[`. */
const ZERO = 35
const COUNTS = /^[#-[]{0,52}$/

function readCounts({ counts }: Sketch): number[] {
  return Array.from({ length: BUCKETS }, (_, i) => (i < counts.length ? counts.charCodeAt(i) - ZERO : 0))
}

function writeCounts(sketch: Sketch, counts: readonly number[]): void {
  sketch.counts = counts
    .map((count) => String.fromCharCode(ZERO + count))
    .join('')
    .replace(/#+$/, '')
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
