import type { Decision, DecisionOutcome, Score } from '../core/decision.ts'
import type { HelpStep } from '../core/help.ts'
import type { Signal } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'

/** What may be told to a backend, as it happened. What of it leaves the page is decided in `project.ts`. */
export type ForwardEvent =
  | { readonly type: 'signal'; readonly at: Millis; readonly data: Signal }
  | { readonly type: 'score'; readonly at: Millis; readonly data: Score }
  | { readonly type: 'decision'; readonly at: Millis; readonly data: Decision }
  | { readonly type: 'intervention'; readonly at: Millis; readonly data: InterventionStep }
  | { readonly type: 'outcome'; readonly at: Millis; readonly data: DecisionOutcome }
  | { readonly type: 'ticket'; readonly at: Millis; readonly data: TicketData }
  | { readonly type: 'handover'; readonly at: Millis; readonly data: HandoverStep }

/** What happened to an intervention on the screen. */
export interface InterventionStep {
  readonly at: Millis
  /** The same through hold, show and close. */
  readonly offer: string
  readonly intervention: string
  /** Absent when somebody asked for it. */
  readonly rule?: string
  readonly step: HelpStep
  /** The action used, or why it was closed or failed. */
  readonly by?: string
  /** Where in a tour it happened. */
  readonly progress?: { readonly step: number; readonly of: number }
}

/** What became of a handover: who took over, or why nobody did. What was shared is not part of it. */
export interface HandoverStep {
  readonly at: Millis
  /** As the host has named it. */
  readonly to: string
  readonly ok: boolean
  /** Who has taken over. */
  readonly via?: string
  /** What did not get through: `draft` (it is on the clipboard), `fields`, `recording`. */
  readonly degraded: readonly string[]
  /** Those who did not, each with the reason: `crisp: away`; of `webhook: unknown` nobody knows whether it has arrived. */
  readonly refused: readonly string[]
}

/** What the host has told by `ticketOpened()`. */
export interface TicketData {
  /** As the host calls it: `chat`, `mail`. */
  readonly channel?: string
}

/** Names that the config itself spells out: they say nothing about a user. */
export interface Declared {
  /** The declared names of a path. */
  pages(path: string): readonly string[]
  readonly forms: readonly string[]
  /** Whether this request key is written in the config. */
  isRequest(key: string): boolean
}
