import { DAY, MINUTE, SECOND, type Millis } from '../core/time.ts'
import { MUTE_AFTER } from './outcomes/selfMuting.ts'

/** How often help may interrupt. The clock of every cap starts at *shown*. */
export interface Policy {
  readonly perVisit: number
  readonly minGap: Millis
  readonly maxDefer: Millis
  readonly quietAfterDismissals: number
  /** Shows in a row that did not help this person; 0: help never mutes itself. */
  readonly muteAfter: number
  /** Another text draws all control groups anew. */
  readonly holdoutSalt: string
  /** Of all rules together. */
  readonly overall: Quota
  readonly groups: { readonly [group: string]: Quota }
}

/** So often in all, and so often within any span of time. */
export interface Quota {
  readonly lifetime: number
  readonly windows: readonly { readonly cap: number; readonly per: Millis }[]
}

export interface Limits extends Quota {
  readonly cooldownAfterDismiss: Millis
}

export const UNLIMITED: Quota = { lifetime: Infinity, windows: [] }

/** Three in a visit is what Amplitude's and Pendo's customers settle on; a fourth is noise whatever it says. */
export const POLICY: Policy = {
  perVisit: 3,
  minGap: 10 * MINUTE,
  maxDefer: 20 * SECOND,
  quietAfterDismissals: 2,
  muteAfter: MUTE_AFTER,
  holdoutSalt: '',
  overall: UNLIMITED,
  groups: {},
}

/** A rule that says nothing about limits is shown once a week, and not for a month once dismissed. */
export const LIMITS: Limits = {
  lifetime: Infinity,
  windows: [{ cap: 1, per: 7 * DAY }],
  cooldownAfterDismiss: 30 * DAY,
}

/** After too many dismissals, this long without anything unsolicited. */
export const QUIET_FOR: Millis = 7 * DAY
/** Doubled with each dismissal, but never longer: whoever comes back after a year is another user. */
export const COOLDOWN_AT_MOST: Millis = 365 * DAY
/** Without leave to remember, a page load is all that a cap can see: one offer in it, then silence. */
export const PER_LOAD_WITHOUT_HISTORY = 1
/**
 * Shows that are remembered of a rule, a group, and all together: no window may hold more, or it would never be
 * full. Fifty in a year is one a week; nobody who is offered help more often is being helped.
 */
export const SHOWN_KEPT = 50
/** What is older than that is in no window. */
export const WINDOW_AT_MOST: Millis = 365 * DAY
