import type { Decision, DecisionOutcome, Score } from '../core/decision.ts'
import type { Signal } from '../core/signal.ts'
import type { DropReason } from './drops.ts'
import type { HandoverStep, InterventionStep, TicketData } from './event.ts'

/**
 * An event as it leaves the page: CloudEvents 1.0, structured mode (https://github.com/cloudevents/spec). Extension
 * attributes are lower-case letters and digits, as the standard asks. `unstuck/events.schema.json` is made of this.
 */
export type CloudEvent =
  | SignalEvent
  | ScoreEvent
  | DecisionEvent
  | InterventionEvent
  | OutcomeEvent
  | TicketEvent
  | HandoverEvent
  | DroppedEvent

/** Friction was found, or an episode of it goes on: the same `data.id` again with a higher `count`. */
export type SignalEvent = Envelope<'io.unstuck.signal', Signal>
/** How much friction there is, in each scope. */
export type ScoreEvent = Envelope<'io.unstuck.score', Score>
/** What was decided about a rule's help, and why. */
export type DecisionEvent = Envelope<'io.unstuck.decision', Decision>
/** What happened to help on the screen. */
export type InterventionEvent = Envelope<'io.unstuck.intervention', InterventionStep>
/** What became of help that was shown, or withheld for comparison. */
export type OutcomeEvent = Envelope<'io.unstuck.outcome', DecisionOutcome>
/** The host has told that a ticket or a chat was opened. */
export type TicketEvent = Envelope<'io.unstuck.ticket', TicketData>
/** What became of a handover. What was shared is not part of it. */
export type HandoverEvent = Envelope<'io.unstuck.handover', HandoverStep>
/** How many events were not sent, by reason, since the last of these. */
export type DroppedEvent = Envelope<'io.unstuck.dropped', DroppedData>

export interface Envelope<Type extends string, Data> {
  readonly specversion: '1.0'
  /** Unique over all page loads: an event that arrives twice has the same. It begins with the name of its page load. */
  readonly id: string
  /** The origin of the page. */
  readonly source: string
  readonly type: Type
  /**
   * When it happened, by the clock of the device.
   *
   * @format date-time
   */
  readonly time: string
  readonly datacontenttype: 'application/json'
  /** Orders the events of one page load, also those of one millisecond: digits, as many for all. */
  readonly sequence?: string
  /** This event stands for so many: 10 when one user in ten is told of. */
  readonly sampledrate?: number
  /** Version of unstuck. */
  readonly sdkversion: string
  /** Hash of the config in force; empty without one. */
  readonly confighash: string
  /** What one tab does until 30 minutes without an act. */
  readonly visit: string
  /** The host's release, where it tells. */
  readonly release?: string
  /** Hash of the user's id, where the host tells it. */
  readonly user?: string
  readonly data: Data
}

/** Counts by reason. */
export type DroppedData = { readonly [reason in DropReason]?: number }
