import { OBSERVATION_TAG, STATE_TAG } from '../../../src/core/embedded.ts'
import type { EngineState } from '../../../src/core/engineState.ts'
import type { Observation } from '../../../src/core/observation.ts'

/** An rrweb event as a file holds it. */
export interface AnyEvent {
  readonly type: number
  readonly timestamp: number
  readonly data: unknown
}

/** A log as a recorder embeds it, which has started with this state. */
export function embed(log: readonly Observation[], state?: EngineState, of = 'load'): AnyEvent[] {
  const observations = log.map((observation, nth) => ({
    type: 5,
    timestamp: observation.at,
    data: { tag: OBSERVATION_TAG, payload: { of, nth, observation } },
  }))
  if (!state) return observations
  const at = log[0]?.at ?? state.now
  return [
    { type: 5, timestamp: at, data: { tag: STATE_TAG, payload: { of, nth: 0, state } } },
    ...observations,
  ]
}
