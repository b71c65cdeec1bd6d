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
export type SignalEvent = Envelope<'io.unstuck.signal', ToldSignal>
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

/** What is around the data of every event. */
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

/** A signal as it is told. */
export interface ToldSignal extends Omit<Signal, 'evidence'> {
  readonly evidence: ToldEvidence
}

/** What was seen, in numbers and keys, never a value that somebody typed. Texts stand under these names alone. */
export interface ToldEvidence {
  /** Method and path of a request: as the config names it, else with its segments as `:seg`. */
  readonly request?: string
  /** Path of a script or style sheet: its segments as `:seg`, and the name of the file. */
  readonly asset?: string
  /** Fingerprint of an error: a hash of its type, its normalised message and where it was thrown. */
  readonly error?: string
  /** Type of an error: `TypeError`. */
  readonly name?: string
  /** What told so: `alert`, `invalid`, `request`. */
  readonly by?: string
  /** Which of the things that this signal may be about: `script`, `style`. */
  readonly kind?: string
  readonly [count: string]: string | number | boolean | undefined
}

/** Counts by reason. */
export type DroppedData = { readonly [reason in DropReason]?: number }
