import type { Millis } from '../core/time.ts'

/**
 * Lengths of time, as many as there are, in as little memory as their spread needs: each is kept to one part in fifty. Plain JSON,
 * and two of them join, so that threads and machines can share the work.
 */
export interface Histogram {
  count: number
  /** Exactly, so that of one time, or of equal ones, nothing is lost. */
  least?: Millis
  most?: Millis
  buckets: { [bucket: number]: number }
}

/** Two that are closer together than by this factor are the same to whoever reads them. */
const RATIO = 1.02

export function createHistogram(): Histogram {
  return { count: 0, buckets: {} }
}

export function addTime(histogram: Histogram, time: Millis): void {
  const bucket = Math.round(Math.log(Math.max(1, time)) / Math.log(RATIO))
  histogram.count++
  widen(histogram, time, time)
  histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1
}

export function joinHistogram(histogram: Histogram, other: Histogram): void {
  histogram.count += other.count
  widen(histogram, other.least, other.most)
  for (const [bucket, count] of Object.entries(other.buckets)) {
    histogram.buckets[Number(bucket)] = (histogram.buckets[Number(bucket)] ?? 0) + count
  }
}

function widen(histogram: Histogram, least = Infinity, most = -Infinity): void {
  if (least > most) return
  histogram.least = Math.min(histogram.least ?? least, least)
  histogram.most = Math.max(histogram.most ?? most, most)
}

/** The time that a share of all does not exceed; `undefined` of none. */
export function quantileOf(
  { count, buckets, least = 0, most = 0 }: Histogram,
  share: number,
): Millis | undefined {
  let below = 0
  for (const bucket of Object.keys(buckets)
    .map(Number)
    .sort((a, b) => a - b)) {
    below += buckets[bucket]!
    if (below >= share * count) return Math.round(Math.min(most, Math.max(least, RATIO ** bucket)))
  }
  return undefined
}
