import type { Millis } from '../core/time.ts'

/**
 * Lengths of time, as many as there are, in as little memory as their spread needs: each is kept to one part in fifty. Plain JSON,
 * and two of them join, so that threads and machines can share the work.
 */
export interface Histogram {
  count: number
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
  histogram.buckets[bucket] = (histogram.buckets[bucket] ?? 0) + 1
}

export function joinHistogram(histogram: Histogram, other: Histogram): void {
  histogram.count += other.count
  for (const [bucket, count] of Object.entries(other.buckets)) {
    histogram.buckets[Number(bucket)] = (histogram.buckets[Number(bucket)] ?? 0) + count
  }
}

/** The time that a share of all does not exceed; `undefined` of none. */
export function quantileOf({ count, buckets }: Histogram, share: number): Millis | undefined {
  let below = 0
  for (const bucket of Object.keys(buckets)
    .map(Number)
    .sort((a, b) => a - b)) {
    below += buckets[bucket]!
    if (below >= share * count) return Math.round(RATIO ** bucket)
  }
  return undefined
}
