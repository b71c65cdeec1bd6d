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

/**
 * Tools that look at effects wait 1 s (Splunk), 2 s (New Relic), 2.5 s (PostHog) or 3 s (Amplitude). After two seconds
 * without anything happening people look elsewhere: later is too late to help, and sooner calls slow pages dead.
 */
export const DEAD_AFTER: Millis = 2 * SECOND

/**
 * A working control was pressed, and nothing happened at all. Each act is judged on its own, two seconds after it or
 * when what it waits for has ended; those on one target make one episode. A control that is disabled says so.
 *
 *   act ── any answer, also a "no" ─────────────▶ nothing
 *    │ ─── page hidden, left, or another page ──▶ nothing
 *    └──── 2 s, and nothing under way ──────────▶ dead ── a press is served at last ──▶ over
 */
export const deadClick = defineDetector<Silence, { after: Millis }>({
  type: 'dead-click',
  layer: 'behaviour',
  weight: 0.25,
  options: { after: DEAD_AFTER },
  on: HEARD_IN_SILENCE,
  init: initSilence,
  observe: (state, observation, context) =>
    keepSilence(
      state,
      observation,
      context,
      ({ kind, judge, disabled }) => kind !== 'swipe' && judge === 'yes' && !disabled,
    ),
  dueAt: silenceDueAt,
  expire: breakSilence,
})
