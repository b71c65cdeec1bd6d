import type { Millis } from '../core/time.ts'

/** What a report shows of all sessions together. Words are for people who are not engineers. */
export interface ReportData {
  readonly config: string
  /** In words: `10 sessions (10 exact, 14 min recorded)`. */
  readonly says: string
  readonly sessions: number
  /** Sessions in which help would have come that nobody saw. */
  readonly counterfactual: number
  readonly rules: readonly ReportRule[]
  /** What would be other help under another config. */
  readonly comparison?: ReportComparison
  readonly rows: readonly ReportRow[]
  /** Sessions that are counted and have no row. */
  readonly without: number
  readonly unknown: readonly Counted[]
  readonly unread: readonly { readonly session: string; readonly error: string }[]
  readonly unreadCount: number
}

export interface ReportRule {
  readonly rule: string
  readonly says: string
  readonly fired: number
  /** Sessions in which nobody can tell whether it should have. */
  readonly unsure: number
  readonly shown: number
  readonly kept: number
  /** Sessions in which the team would have been told, and nobody shown anything. */
  readonly told: number
  /** How far into the session its help came, in half of them before. */
  readonly after?: Millis
  readonly waited: readonly Counted[]
  readonly notShown: readonly Counted[]
  /** Offers that the recording ended on. */
  readonly waiting: number
}

export interface ReportComparison {
  /** The config that would take the place of the other. */
  readonly other: string
  /** Sessions in which something else would be shown. */
  readonly changed: number
  readonly rules: readonly {
    readonly rule: string
    readonly same: number
    readonly newly: Changes
    readonly noLonger: Changes
  }[]
}

/** Some of them are named, with how far into the session. */
export interface Changes {
  readonly count: number
  readonly sessions: readonly { readonly session: string; readonly into: Millis }[]
}

export interface Counted {
  readonly says: string
  readonly times: number
}

/** One session in the list. */
export interface ReportRow {
  readonly session: string
  readonly mode: 'exact' | 'derived'
  readonly length: Millis
  readonly peak: number
  /** Rules that fired, with what became of their help. */
  readonly offers: readonly { readonly rule: string; readonly end: string; readonly into: Millis }[]
  /** The id of the block in which the session itself is embedded; absent where it is not. */
  readonly block?: string
}

/** What is embedded of one session, to be looked at. */
export interface SessionView {
  /** Epoch milliseconds. */
  readonly from: Millis
  readonly to: Millis
  readonly counterfactualFrom?: Millis
  readonly moments: readonly Moment[]
  /** Time, friction of the page. */
  readonly curve: readonly (readonly [at: Millis, page: number])[]
  readonly rules: readonly { readonly rule: string; readonly says: string }[]
  readonly unknown: readonly string[]
  /** What rrweb has seen; empty where there is nothing to play. */
  readonly events: readonly object[]
}

/** Something at a time. */
export interface Moment {
  readonly at: Millis
  readonly kind: 'page' | 'act' | 'signal' | 'waiting' | 'shown' | 'told' | 'kept' | 'not shown'
  readonly says: string
  readonly why?: string
}
