import { SECOND, type Millis } from '../time.ts'

/** After a request ended the page gets this long to show its result. */
export const AFTER_REQUEST: Millis = 500
/** Nothing is pending for longer: whatever comes later, the user waited in vain. */
export const PENDING_AT_MOST: Millis = 10 * SECOND
/** An answer this late is none of an act that others have followed: it belongs to one of those. */
export const ANSWERED_WITHIN: Millis = 2 * SECOND
/** An error this soon after an act is put down to it (Splunk's figure; New Relic and Amplitude take 2 s). */
export const BLAMED_WITHIN: Millis = SECOND
/** A press is watched as long as it may be pending: the answer to its request comes no later. */
export const WATCHED: Millis = PENDING_AT_MOST + AFTER_REQUEST
/** What still shows so long after the release is no press effect; early enough for the verdict on rage. */
export const LASTING: Millis = 350
/** Presses this close together mark text (the usual setting of systems). */
export const DOUBLE_CLICK: Millis = 500
