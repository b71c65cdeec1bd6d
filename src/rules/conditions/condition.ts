import type { Score } from '../../core/decision.ts'
import type { Millis } from '../../core/time.ts'
import type { Facts } from '../facts.ts'
import type { Asked } from '../history/history.ts'
import type { Trace } from './trace.ts'
import type { Verdict } from './verdict.ts'

/** A condition, compiled to closures once. */
export interface Condition {
  /** What can change it: it is not looked at before one of these does. */
  readonly topics: readonly string[]
  judge(world: World): Verdict
  /** When it may change by the mere passing of time. */
  changesAt?(world: World): Millis | undefined
  /** The signal that it is about: what help would point at. */
  about?(world: World): About | undefined
  trace(world: World): Trace
  /** What has to be remembered over visits to judge it. */
  readonly asks?: readonly Asked[]
  /** It counts visits. */
  readonly visits?: boolean
  /** The elements, the time zones and the handovers that the page has to tell of. */
  readonly elements?: readonly string[]
  readonly zones?: readonly string[]
  readonly handovers?: readonly string[]
}

export interface About {
  readonly signal: string
  readonly at: Millis
}

export interface World {
  readonly now: Millis
  readonly facts: Facts
  score(): Score
  scoreAt(at: Millis): Score
}

/** What conditions may name. */
export interface Names {
  readonly signals: readonly string[]
  readonly pages: readonly string[]
  readonly rules: readonly string[]
}

export function earlier(a: Millis | undefined, b: Millis | undefined): Millis | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a
}
