import { collectTimes } from '../../backtest/collectTimes.ts'
import type { BaselineKind, Seed } from '../../core/baselines.ts'
import type { Recording } from '../../recording/recording.ts'
import { addTime, createHistogram, quantileOf, type Histogram } from '../histogram.ts'

/** Times of many sessions, by what took them; as large as the product, however many sessions there are. */
export interface TimesTally {
  readonly times: { readonly [kind in BaselineKind]: Map<string, Histogram> }
  /** Keys that came after there were enough: something in them is no name, but an id. */
  dropped: number
}

/** More fields, requests or pages than anybody can look over, or than a config should carry. */
export const KEYS_KEPT = 5000

export function createTimesTally(): TimesTally {
  return { times: { field: new Map(), request: new Map(), page: new Map() }, dropped: 0 }
}

export function addRecording(tally: TimesTally, recording: Pick<Recording, 'log' | 'state'>): void {
  for (const { kind, key, time } of collectTimes(recording)) {
    const known = tally.times[kind]
    let histogram = known.get(key)
    if (!histogram && known.size >= KEYS_KEPT) {
      tally.dropped++
      continue
    }
    if (!histogram) known.set(key, (histogram = createHistogram()))
    addTime(histogram, time)
  }
}

/** The config's `baselines`: of what took its time often enough to tell. */
export function toBaselines(
  { times }: TimesTally,
  enough: number,
): { readonly [kind: string]: { readonly [key: string]: Seed } } {
  const kinds = Object.entries(times).map(([kind, known]) => {
    const seeds = [...known]
      .filter(([, { count }]) => count >= enough)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, histogram]): [string, Seed] => [
        key,
        {
          p50: quantileOf(histogram, 0.5) ?? 0,
          p95: quantileOf(histogram, 0.95) ?? 0,
          n: histogram.count,
        },
      ])
    return [kind, Object.fromEntries(seeds)] as const
  })
  return Object.fromEntries(kinds.filter(([, seeds]) => Object.keys(seeds).length > 0))
}
