import type { Outcome } from './observations/deciding.ts'
import type { Mode } from './observations/start.ts'
import type { Millis } from './time.ts'

/** A decision that is followed until its time is over: plain JSON, kept with the caps. */
export interface Followed {
  offer: string
  rule: string
  /** Of the rule and its help; when they change, what was learnt is about something else. */
  version: string
  /** Only the tab that decided may say that nothing came of it. */
  tab: string
  intervention?: string
  verdict: 'show' | 'withhold'
  mode: Mode
  at: Millis
  until: Millis
  /** Where the trouble was. */
  page: string
  trouble?: Trouble
  /** The event that its rule is to bring about. */
  goal?: string
  /** Since when the trouble has not come again. */
  calmSince: Millis
  /** What the user has done since then, and the page has answered. */
  steps: number
  /** Acted, and not answered yet. */
  acting?: true
  /** What was asked for has been served. */
  relieved?: true
  used?: true
  dismissed?: true
  /** Could not be put on the screen. */
  unseen?: true
  told?: Outcome
  /** The goal is certain; that a task went on may still turn out wrong. */
  reached?: true
  /** Its time is over, and what came of it is counted. */
  ended?: true
}

export interface Trouble {
  readonly signal: string
  readonly type: string
  /** Form, element or page. */
  readonly place: string
}
