import type { BannerConfig } from './intervention.ts'
import type { Signal, Target } from './signal.ts'
import type { Millis } from './time.ts'
import type { MomentReason, Outcome } from './observations/deciding.ts'
import type { Mode } from './observations/start.ts'

/** What the engine decided about one rule, and why. */
export interface Decision {
  /** Epoch milliseconds. */
  readonly at: Millis
  readonly rule: string
  /** Absent where no variant of the rule fits this user. */
  readonly intervention?: string
  /**
   * `show`: help appears now (in `watch` mode: would have). `hold`: it waits for a better moment.
   * `suppress`: it will not be shown. `withhold`: kept for comparison.
   */
  readonly verdict: 'show' | 'hold' | 'suppress' | 'withhold'
  /** What spoke for it or against it, in codes; `explain()` says them in words. */
  readonly reasons: readonly DecisionReason[]
  readonly mode: Mode
  /** Names the offer; the same through hold and show. */
  readonly offer: string
  /** The signal that the rule was about, where there is one. */
  readonly signal?: string
}

export type DecisionReason =
  | 'conditions-hold'
  | 'good-moment'
  | `moment-${MomentReason}`
  | 'waited-too-long'
  | 'friction-over'
  | 'no-variant'
  | 'unwanted'
  | 'rule-cap'
  | 'rule-cooldown'
  | 'group-cap'
  | 'overall-cap'
  | 'visit-cap'
  | 'min-gap'
  | 'not-helping'
  | 'quiet'
  | 'page-load-cap'
  | 'lower-priority'
  | 'another-open'
  | 'slot-taken'
  | 'mode-watch'
  | 'silent'
  | 'control-group'
  | 'expired'
  | 'incident'
  | 'config-changed'

/**
 * What became of a decision. Told as soon as it is known; a later one of the same offer takes its place, until the
 * time is over. An offer of which nothing was told by then was abandoned: the tab is closed.
 */
export interface DecisionOutcome {
  readonly at: Millis
  readonly rule: string
  readonly intervention?: string
  /** Of the decision that was followed. */
  readonly offer: string
  /** `withhold`: kept for comparison. */
  readonly verdict: 'show' | 'withhold'
  /** In `watch` nobody saw it. */
  readonly mode: Mode
  readonly outcome: Outcome
  readonly by: OutcomeCause
  /** How long after the decision. */
  readonly after: Millis
  /** Whether the user did something with the help. */
  readonly used: boolean
  /** When the following ends. */
  readonly until: Millis
}

/**
 * `goal`: of the rule. `went-on`: the friction was over, and the user's task went on. `again`: the same friction
 * came back. `ticket`, `handover`: the user went to a person. `time`: nothing of this came in time.
 */
export type OutcomeCause = 'goal' | 'went-on' | 'again' | 'ticket' | 'handover' | 'time'

/** What the page is asked; its reply is a logged observation. */
export type Ask =
  | { readonly id: string; readonly question: 'moment'; readonly target?: Target }
  | { readonly id: string; readonly question: 'slot'; readonly offer: string }
  | { readonly id: string; readonly question: 'form'; readonly form: string }

/** An intervention to put on the screen. */
export interface Offer {
  readonly id: string
  readonly intervention: string
  /** The rule that offers it; absent when somebody asked for it. */
  readonly rule?: string
  readonly signal?: Signal
  /** What it says, where that is not in the config: of an incident. */
  readonly content?: BannerConfig
  /** Once it was used, the user may be asked whether it has helped. */
  readonly mayQuestion?: true
}

/** What the engine wants done in the world; the shell runs it. */
export type Effect =
  | { readonly type: 'signal'; readonly signal: Signal }
  | { readonly type: 'score'; readonly score: Score }
  | { readonly type: 'decision'; readonly decision: Decision }
  | { readonly type: 'outcome'; readonly outcome: DecisionOutcome }
  | { readonly type: 'ask'; readonly ask: Ask }
  | { readonly type: 'offer'; readonly offer: Offer }
  /** What the team is to know, and the user is not shown. */
  | { readonly type: 'tell'; readonly offer: Offer }
  | { readonly type: 'withdraw'; readonly offer: string; readonly why: string }
  /** The place on the screen was granted, and is not used. */
  | { readonly type: 'release' }
  /** What the browser remembers over visits, where it may, has changed. */
  | { readonly type: 'remember' }

/** Friction from 0 to 100, in each scope, and what it is made of. */
export interface Score {
  /** Epoch milliseconds. */
  readonly at: Millis
  /** Of all that this visit has seen, on whatever page. */
  readonly visit: number
  /** Of this page. */
  readonly page: number
  /** The highest of the forms, and of the elements, on this page. */
  readonly form: number
  readonly element: number
  /** What it is made of, a term for each signal. */
  readonly terms: readonly ScoreTerm[]
}

export interface ScoreTerm {
  readonly signal: string
  readonly type: string
  /** `weight · strength · 2^(−age / halfLife)`, from 0 to 1. */
  readonly value: number
  readonly weight: number
  readonly strength: number
  readonly age: Millis
}
