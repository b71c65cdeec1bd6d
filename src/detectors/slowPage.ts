import { defineDetector } from '../core/detector.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** From here on the largest contentful paint counts as poor (web.dev). */
export const SLOW_PAGE_AFTER: Millis = 4 * SECOND

/** What takes three times as long as usual is felt to be slow, however fast it usually is. */
export const SLOW_PAGE_TIMES = 3
/** Until here it counts as good (web.dev), whatever is usual. */
export const SLOW_PAGE_LEAST: Millis = 2500

/** The largest part of a page took long to appear, or much longer than usual. */
export const slowPage = defineDetector<object, { after: Millis; times: number; least: Millis }>({
  type: 'slow-page',
  layer: 'system',
  weight: 0.1,
  options: { after: SLOW_PAGE_AFTER, times: SLOW_PAGE_TIMES, least: SLOW_PAGE_LEAST },
  counts: { times: 100 },
  on: ['vital'],
  init: () => ({}),

  observe(_, observation, { options, wait, page, baseline }) {
    if (observation.type !== 'vital' || observation.kind !== 'page') return undefined
    const { time, at } = observation
    const usual = baseline('page', page, 0.5)
    const long = usual === undefined ? Infinity : Math.max(options.least, options.times * usual)
    if (time <= wait(Math.min(options.after, long))) return undefined
    return [{ episode: page, strength: 0.5, counted: [at], evidence: { time } }]
  },
})
