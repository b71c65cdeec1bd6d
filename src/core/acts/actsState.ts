import type { Observed } from '../observation.ts'
import type { Target } from '../signal.ts'
import type { Millis } from '../time.ts'

/** An act, and what has become of it. */
export interface ActRecord {
  readonly id: string
  readonly at: Millis
  readonly began: Millis
  readonly target: Target
  readonly form?: string
  readonly x?: number
  readonly y?: number
  readonly kind: Observed<'act'>['kind']
  readonly judge: Observed<'act'>['judge']
  readonly disabled?: true
  readonly masked?: true
  readonly search?: true
  readonly ignored?: readonly string[]
  /** It only runs on, after the control that was pressed has reached its end or has gone. */
  overrun?: true
  state: 'open' | 'failing' | 'served' | 'absorbed' | 'undecided'
  /** Requests of this act that are in flight. */
  inFlight: number
  /** Nothing is decided before then. */
  pendingUntil: Millis
  /** When it had its first answer, be it a "no". */
  answeredAt?: Millis
}

export interface ActsState {
  acts: ActRecord[]
  requests: { [id: string]: OpenRequest }
  /** The request that ended last, for whoever looks at its response. */
  ended?: { id: string; act: string; from: Millis; at: Millis }
  keys: { [key: string]: KeyHabits }
  lastAnswer: Millis
  /** A navigation is under way: the whole page is pending. */
  leavingUntil: Millis
  /** When the main thread last stood still. */
  frozen: Span
}

type Span = readonly [from: Millis, to: Millis]

export interface OpenRequest {
  key: string
  at: Millis
  /** It was sent in the handler of an act. */
  caused?: true
  /** The act that caused it. */
  act?: string
  /** It keeps that act pending: noise does not. */
  pends?: true
}

/** What a request key usually does, to tell the work of an act from the noise around it. */
export interface KeyHabits {
  /** The last starts that no act explains. */
  alone: Millis[]
  /** Places whose acts it followed. */
  places: string[]
  /** When the last one that an act caused started and ended; 0 while it runs. */
  from: Millis
  ended: Millis
  /** Ended before without any answer: a click tracker. */
  barren: boolean
  /** It followed a press that asked for nothing, like one into a text field. */
  idle?: true
}

export function initActs(): ActsState {
  return { acts: [], requests: {}, keys: {}, lastAnswer: 0, leavingUntil: 0, frozen: [0, 0] }
}

/** It still may be answered. */
export function isWaiting(act: ActRecord): boolean {
  return act.state === 'open' || act.state === 'failing'
}

/** Where there are no points, as with keys, the control is the place. */
export function isNear(a: ActRecord, b: ActRecord, radius: number): boolean {
  if (a.x === undefined || a.y === undefined || b.x === undefined || b.y === undefined) {
    return a.target.key === b.target.key
  }
  const dx = a.x - b.x
  const dy = a.y - b.y
  return dx * dx + dy * dy <= radius * radius
}

/** How long the page could do anything between the two. */
export function awakeBetween({ frozen: [since, until] }: ActsState, from: Millis, to: Millis): Millis {
  return to - from - Math.max(0, Math.min(to, until) - Math.max(from, since))
}

/** `findLast`, which browsers of 2021 do not have. */
export function latest(acts: readonly ActRecord[], test: (act: ActRecord) => boolean): ActRecord | undefined {
  for (let i = acts.length - 1; i >= 0; i--) if (test(acts[i]!)) return acts[i]
  return undefined
}
