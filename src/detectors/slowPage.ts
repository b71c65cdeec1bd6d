import { defineDetector } from '../core/detector.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** From here on the largest contentful paint counts as poor (web.dev). */
export const SLOW_PAGE_AFTER: Millis = 4 * SECOND

/** The largest part of a page took long to appear. */
export const slowPage = defineDetector<object, { after: Millis }>({
  type: 'slow-page',
  layer: 'system',
  weight: 0.1,
  options: { after: SLOW_PAGE_AFTER },
  on: ['vital'],
  init: () => ({}),

  observe(_, observation, { options, wait, page }) {
    if (observation.type !== 'vital' || observation.kind !== 'page') return undefined
    const { time, at } = observation
    if (time <= wait(options.after)) return undefined
    return [{ episode: page, strength: 0.5, counted: [at], evidence: { time } }]
  },
})
