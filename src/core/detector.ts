import type { ActBook } from './acts/readActs.ts'
import type { BaselineKind } from './baselines.ts'
import type { Observation, ObservationType } from './observation.ts'
import type { Finding, Layer, Over, SignalType } from './signal.ts'
import type { Millis } from './time.ts'

/**
 * A pure fold from observations to findings. Silence is data: where nothing happening means something, a
 * detector says when it is due instead of starting a timer.
 *
 * Its state is plain, JSON-serialisable and bounded; `observe` and `expire` change it in place.
 */
export interface Detector<State = unknown, Options extends object = object> {
  readonly type: SignalType
  readonly layer: Layer
  /** How much one finding at full strength weighs in the score, from 0 to 1. */
  readonly weight: number
  /** It may only tell of a disability or a habit: it weighs nothing by default, and no backend is told of it. */
  readonly personal?: true
  /** Its thresholds; each can be overridden in the config. */
  readonly options: Options
  /**
   * The options that are no times, and the most that can be asked of each: so many acts of a run are kept, and more
   * would be waited for in vain.
   */
  readonly counts?: { readonly [option: string]: number }
  /** The options that are multiples of what is usual, and the largest: ten times as long is never. */
  readonly factors?: { readonly [option: string]: number }
  /** The engine routes; nothing else reaches it. */
  readonly on: readonly ObservationType[]
  init(): State
  observe(state: State, observation: Observation, context: Context<Options>): (Finding | Over)[] | undefined
  /** When silence becomes meaningful. */
  dueAt?(state: State, context: Context<Options>): Millis | undefined
  /** The silence lasted until `at`. */
  expire?(state: State, at: Millis, context: Context<Options>): (Finding | Over)[] | undefined
}

export interface Context<Options extends object = object> {
  readonly now: Millis
  readonly options: Options
  /** What became of the acts: the one place where answers meet them. */
  readonly acts: ActBook
  /** The key of the page: its route name, or else the path template. */
  readonly page: string
  /** A length of time, stretched by the user's patience. */
  wait(time: Millis): Millis
  /** How long it takes this user in so many of all cases; `undefined` until enough is known. */
  baseline(kind: BaselineKind, key: string, share: number): Millis | undefined
}

/** Types a detector's state and options, and forgets them for the engine, which only carries them. */
export function defineDetector<State, const Options extends object>(
  detector: Omit<Detector<State, Options>, 'on'> & { readonly on: readonly ObservationType[] },
): AnyDetector<Options> {
  return detector as unknown as AnyDetector<Options>
}

/** A detector whose state is a closed box to whoever carries it. */
export type AnyDetector<Options extends object = object> = Detector<unknown, Options>
