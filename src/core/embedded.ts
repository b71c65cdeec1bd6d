import type { EngineState } from './engineState.ts'
import type { Observation } from './observation.ts'

/** The tag of the rrweb custom events that carry our observations: with them a recording replays to the byte. */
export const OBSERVATION_TAG = 'unstuck'
/** The tag of those that carry what the engine knew when a recording was begun, or was cut. */
export const STATE_TAG = 'unstuck/state'

/** The payload under {@link OBSERVATION_TAG}. */
export interface EmbeddedObservation {
  /** The recorder that embedded it: each numbers its own. */
  readonly of: string
  /** Counts without a gap: what was lost on the way is missed, what came twice is known. */
  readonly nth: number
  readonly observation: Observation
}

/** The payload under {@link STATE_TAG}. */
export interface EmbeddedState {
  readonly of: string
  /** The number of the first observation that the state does not know. */
  readonly nth: number
  readonly state: EngineState
}
