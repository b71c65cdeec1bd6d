import { defineDetector } from '../core/detector.ts'
import { MINUTE, type Millis } from '../core/time.ts'
import { initDistinctActs, noteAct, noteAlone, type DistinctActs } from './distinctActs.ts'
import { tellLoop } from './tellLoop.ts'

/** The second time somebody runs into the same error by their own doing is the moment before they give up. */
export const ERROR_LOOP_ACTS = 2
/** A later attempt is a new errand. */
export const ERROR_LOOP_WITHIN: Millis = 2 * MINUTE

/**
 * One error, told apart by type, normalised message and top frame, after at least two distinct acts. Errors that
 * come without anybody's doing are no loop, however many, nor when somebody acts meanwhile.
 */
export const errorLoop = defineDetector<DistinctActs, { acts: number; within: Millis }>({
  type: 'error-loop',
  layer: 'system',
  weight: 0.4,
  options: { acts: ERROR_LOOP_ACTS, within: ERROR_LOOP_WITHIN },
  counts: { acts: 12 },
  on: ['error'],
  init: initDistinctActs,

  observe(state, observation, { acts, now, options, wait }) {
    if (observation.type !== 'error') return undefined
    const { fingerprint, name } = observation
    const act = acts.cause(now)
    if (!act) {
      noteAlone(state, fingerprint)
      return undefined
    }
    const loop = noteAct(state, fingerprint, act, {
      now,
      within: wait(options.within),
      needed: options.acts,
    })
    return loop && [tellLoop(loop, act, options.acts, { error: fingerprint, name })]
  },
})
