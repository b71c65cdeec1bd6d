import type { Effect, Score } from './decision.ts'
import type { Observation } from './observation.ts'
import type { Signal } from './signal.ts'
import type { Millis } from './time.ts'

/**
 * What decides about help: the rules, as the engine sees them. `core` knows no rule language; whoever
 * composes the engine hands it in.
 */
export interface Judge<State = unknown> {
  init(): State
  /** Takes down what happened, decides nothing yet; returns what it means in the words of the config. */
  note(state: State, observation: Observation, context: JudgeContext): readonly Derived[]
  /** Takes down what the detectors found. */
  noteSignals(state: State, found: readonly Finds[], context: JudgeContext): void
  /** Decides on what was taken down since the last time, or on what has become due. */
  decide(state: State, context: JudgeContext): Effect[]
  dueAt(state: State, context: JudgeContext): Millis | undefined
}

/**
 * What an observation means in the words of the config: a page that is an event, an event that accepts a form.
 * It happens when that happened, is folded right after it, and is never logged.
 */
export type Derived = {
  [K in Observation['type']]: Omit<Extract<Observation, { type: K }>, 'at'>
}[Observation['type']]

/** A signal as it now is, and when each newly counted thing happened. */
export interface Finds {
  readonly signal: Signal
  readonly counted: readonly Millis[]
}

export interface JudgeContext {
  readonly now: Millis
  readonly page: string
  /** Counts the visits that this state has lived through. */
  readonly visit: number
  readonly visitSince: Millis
  /** Names this page load. */
  readonly load: string
  score(): Score
  /** The score at a later time, if nothing else happens. */
  scoreAt(at: Millis): Score
  /** The signal is over: served, accepted, its goal reached. */
  isRelieved(signal: string): boolean
  relieve(where: (signal: { type: string; page: string; form?: string; element?: string }) => boolean): void
}
