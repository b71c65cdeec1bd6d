import { hashText } from './hash.ts'
import { own } from './own.ts'
import {
  addTime,
  countTimes,
  createSketch,
  isSketch,
  joinSketches,
  quantileOf,
  type Sketch,
} from './sketch.ts'
import { DAY, type Millis } from './time.ts'

/**
 * What takes long for this field, this request, this page: `field` is the longest silence of a stay in a field (by
 * `form/field`), `request` what an act waited for (by request key), `page` how long it took to appear (by page key).
 */
export type BaselineKind = 'field' | 'request' | 'page'

/** By {@link nameBaseline}, the least recently used first: hashed, for paths and names may say who somebody is. */
export type BaselinesRecord = { readonly [name: string]: Sketch }

/** What is usual for many, from the config: it counts until somebody's own figures do. */
export interface Seed {
  readonly p50: Millis
  readonly p95: Millis
  /** How many times it rests upon. */
  readonly n: number
}

/** From fewer times than these a 95th percentile cannot be told; a seed weighs no more than so many either. */
export const ENOUGH_TIMES = 20
/** About 5 kB when all are full: they are carried over each page load. */
export const BASELINES_KEPT = 48

export function nameBaseline(kind: BaselineKind, key: string): string {
  return kind[0] + hashText(key)
}

/** Notes how long it took this time. Returns the record with this one as the latest used. */
export function noteTime(
  record: BaselinesRecord,
  {
    kind,
    key,
    time,
    at,
  }: { readonly kind: BaselineKind; readonly key: string; readonly time: Millis; readonly at: Millis },
): BaselinesRecord {
  const name = nameBaseline(kind, key)
  const { [name]: known, ...others } = record
  const day = Math.floor(at / DAY)
  const sketch = known ? { ...known } : createSketch(day)
  addTime(sketch, time, day)
  return keepLatest({ ...others, [name]: sketch })
}

/** The time that a share of all times does not exceed; `undefined` until enough is known. */
export function readBaseline(
  record: BaselinesRecord,
  seed: Seed | undefined,
  name: string,
  share: number,
): Millis | undefined {
  const sketch = own(record, name)
  const times = sketch ? countTimes(sketch) : 0
  const usual = sketch ? quantileOf(sketch, share) : 0
  if (!seed) return times >= ENOUGH_TIMES ? usual : undefined
  const weight = Math.min(seed.n, ENOUGH_TIMES)
  return Math.round((times * usual + weight * seedAt(seed, share)) / (times + weight))
}

/** What two of them know, each baseline once: what this one used is the latest used. */
export function joinBaselines(stored: BaselinesRecord, mine: BaselinesRecord): BaselinesRecord {
  const joined: { [name: string]: Sketch } = {}
  for (const [name, sketch] of Object.entries(stored)) {
    if (NAME.test(name) && isSketch(sketch) && !own(mine, name)) joined[name] = sketch
  }
  for (const [name, sketch] of Object.entries(mine)) {
    const other = own(stored, name)
    joined[name] = isSketch(other) ? joinSketches(other, sketch) : sketch
  }
  return keepLatest(joined)
}

const NAME = /^[frp][0-9a-z]{1,12}$/

function keepLatest(record: BaselinesRecord): BaselinesRecord {
  return Object.fromEntries(Object.entries(record).slice(-BASELINES_KEPT))
}

/** On a straight line between the two that are known, and no further than these. */
function seedAt({ p50, p95 }: Seed, share: number): Millis {
  const part = Math.min(1, Math.max(0, (share - 0.5) / 0.45))
  return p50 + part * (p95 - p50)
}
