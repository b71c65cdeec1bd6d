import { defineDetector } from '../core/detector.ts'
import type { Millis } from '../core/time.ts'

/** From here on an interaction counts as poor (web.dev, of INP); each slow one is felt, not only the page's worst. */
export const SLOW_INTERACTION_AFTER: Millis = 500

/** A press or a key after which the page took long to show anything at all. */
export const slowInteraction = defineDetector<object, { after: Millis }>({
  type: 'slow-interaction',
  layer: 'system',
  weight: 0.1,
  options: { after: SLOW_INTERACTION_AFTER },
  on: ['vital'],
  init: () => ({}),

  observe(_, observation, { options, wait, page }) {
    if (observation.type !== 'vital' || observation.kind !== 'interaction') return undefined
    const { time, target, at } = observation
    if (time <= wait(options.after)) return undefined
    return [{ episode: target?.key ?? page, strength: 0.5, counted: [at], target, evidence: { time } }]
  },
})
