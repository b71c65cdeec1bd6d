import { defineDetector } from '../core/detector.ts'
import { SECOND, type Millis } from '../core/time.ts'
import {
  breakSilence,
  HEARD_IN_SILENCE,
  initSilence,
  keepSilence,
  silenceDueAt,
  type Silence,
} from './silence.ts'

/** A finger that gets no answer tries again sooner than a mouse, but what it loads takes as long: as for clicks. */
export const DEAD_SWIPE_AFTER: Millis = 2 * SECOND
/** PostHog's figure; a finger that taps wavers less. */
export const DEAD_SWIPE_LENGTH = 30

/**
 * A finger swiped straight over something that has more to show in that direction, and nothing moved: a page that
 * stayed locked after a dialog, a carousel whose script is gone. Where there is nothing more to show (the end of a
 * list, a page that fits) swiping is idle play, and PostHog's users complain of it; the sensor tells of no such swipe.
 */
export const deadSwipe = defineDetector<Silence, { after: Millis; length: number }>({
  type: 'dead-swipe',
  layer: 'behaviour',
  weight: 0.2,
  options: { after: DEAD_SWIPE_AFTER, length: DEAD_SWIPE_LENGTH },
  counts: { length: 2000 },
  on: HEARD_IN_SILENCE,
  init: initSilence,
  observe: (state, observation, context) =>
    keepSilence(
      state,
      observation,
      context,
      ({ kind, judge, length = 0 }) =>
        kind === 'swipe' && judge === 'yes' && length >= context.options.length,
    ),
  dueAt: silenceDueAt,
  expire: breakSilence,
})
