import type { Followed } from './followed.ts'
import type { Millis } from './time.ts'

/** What rules ask about over visits; bounded, and joined between tabs without counting anything twice. */
export interface HistoryRecord {
  /** From when to when somebody was here, in whichever tabs, oldest first; at least half an hour lies between two. */
  readonly visits: readonly (readonly [from: Millis, to: Millis])[]
  /** By what happened, and by what a rule asks of it. */
  readonly events: { readonly [key: string]: EventHistory }
  /** The last time of what had to be let go: whatever is not there may have come until then. */
  readonly lost?: Millis
}

export interface EventHistory {
  /** It has been watched for since then. */
  readonly since: Millis
  /** The last times, oldest first: as many as rules count. */
  readonly times: readonly Millis[]
  /** The last time on each of the last days, where a rule counts days. */
  readonly days: { readonly [day: string]: Millis }
  /** Of what begins a wait: when that ended last. Then `times` holds the first since then, and the last few. */
  readonly until?: Millis
  /** The last time that nobody could tell whether it was what a rule asks for. */
  readonly unsure?: Millis
  /** The last that was more than rules count. */
  readonly dropped?: Millis
}

/** When help was shown and dismissed, newest last; bounded. */
export interface CapsRecord {
  readonly rules: { readonly [rule: string]: RuleCaps }
  /** Of each group's rules together; under the empty name, of all. */
  readonly groups: { readonly [group: string]: Shows }
  readonly dismissed: readonly Millis[]
  /** Until when nothing unsolicited is shown. */
  readonly quietUntil: Millis
  /** When news of incidents was last told, closed and said to be over; by what it was. */
  readonly notices?: { readonly [what: string]: Millis }
  /** When the user was last asked whether help had helped. */
  readonly asked?: Millis
  /** Decisions that are followed, oldest first. */
  readonly followed?: readonly Followed[]
}

export interface Shows {
  readonly shown: readonly Millis[]
  /** Shows ever, also those that fell out of `shown`. */
  readonly lifetime: number
}

export interface RuleCaps extends Shows {
  readonly dismissals: number
  /** Not before then: grows with each dismissal. */
  readonly notBefore: Millis
  /** Shows that count in no window: the user asked to be asked again. */
  readonly excused: readonly Millis[]
  readonly evidence?: Evidence
}

/** What this browser has seen of a rule's help: times of the shows that helped, or did not. */
export interface Evidence {
  /** Of the rule and its help. */
  readonly version: string
  /** The last that helped; 0 where none did. */
  readonly helped: Millis
  /** Those since then that did not, oldest first. */
  readonly failed: readonly Millis[]
}
