import { defineDetector } from '../core/detector.ts'
import { MINUTE, type Millis } from '../core/time.ts'
import { forgetThings, initDistinctActs, noteAct, type DistinctActs } from './distinctActs.ts'
import { isFailure } from './isFailure.ts'
import { tellLoop } from './tellLoop.ts'

/** The same request failing for the second time after somebody asked for it again. */
export const RETRY_LOOP_ACTS = 2
/** A later attempt is a new errand. */
export const RETRY_LOOP_WITHIN: Millis = 2 * MINUTE

/**
 * One request (method, path template, and each status apart) that fails after at least two distinct acts. When it
 * succeeds, the loop is over.
 */
export const retryLoop = defineDetector<DistinctActs, { acts: number; within: Millis }>({
  type: 'retry-loop',
  layer: 'system',
  weight: 0.4,
  options: { acts: RETRY_LOOP_ACTS, within: RETRY_LOOP_WITHIN },
  counts: { acts: 12 },
  on: ['response'],
  init: initDistinctActs,

  observe(state, observation, { acts, now, options, wait }) {
    if (observation.type !== 'response') return undefined
    const { key, status = 0 } = observation
    if (observation.outcome === 'ok') {
      const over = forgetThings(state, (thing) => thing.startsWith(`${key} `))
      return over.map((episode) => ({ episode, over: true }))
    }
    const act = isFailure(observation) && acts.causeOfResponse(observation.id)
    if (!act) return undefined
    const loop = noteAct(state, `${key} ${status}`, act, {
      now,
      within: wait(options.within),
      needed: options.acts,
    })
    return loop && [tellLoop(loop, act, options.acts, { request: key, status })]
  },
})
