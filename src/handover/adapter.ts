import type { Millis } from '../core/time.ts'
import type { HandoverContext } from './context.ts'

/**
 * Somebody who can take over: a chat, a desk, a phone. Every part is optional: what an adapter does not tell is not
 * known, and never guessed.
 *
 * A missing provider is a silent no-op in nearly all of their interfaces, so it is looked for, waited for, asked, and
 * told only then. The ready-made ones ({@link intercom} and the like) are of this shape too.
 *
 * @example
 * createUnstuck({ handover: { default: [intercom(), mailto('help@example.com')], csm: { handover: openCalendly } } })
 */
export interface Handover {
  /** What it is called in events and problems. Default: the name that the host gave it. */
  readonly name?: string
  /** Whether its script, or a stub of it, is on the page at all. Default: it is. */
  detect?(): boolean
  /** Resolves with `true` as soon as it can be talked to. Asked for at most `timeout` milliseconds. Default: it is. */
  ready?(timeout: Millis): boolean | Promise<boolean>
  /**
   * Whether somebody can take over now; `undefined` where nobody can tell. Asked when a page begins and every minute
   * while it is in sight, if a rule asks for it, and before every handover. Who fails or is silent for 10 seconds is
   * not there.
   */
  available?(): boolean | undefined | Promise<boolean | undefined>
  /** What it can take. Default: nothing is known, and everything is offered. */
  readonly capabilities?: Capabilities
  /**
   * Passes the user on, with what they have agreed to share. It opens a draft; it never sends by itself. Who has not
   * answered after 10 seconds may have received it, unless its `capabilities` say that it does not send.
   */
  handover?(context: HandoverContext, host: HandoverHost): HandoverAnswer | Promise<HandoverAnswer>
}

/**
 * Who the user is handed over to: an adapter, its name (`crisp`, `intercom`, `zendesk`, `help-scout`, `freshdesk`,
 * `freshchat`, `hubspot`, `chatwoot`), an address (`mailto:help@example.com`, or `/api/tickets` for a webhook), or
 * a function of yours. Of a list each is asked in turn, until one takes over.
 */
export type HandoverTarget = OneHandover | readonly OneHandover[]

/** An adapter, a function, the name of an adapter, or an address. */
export type OneHandover = Handover | HandoverFunction | string

/** Takes over by itself, with what the user has left to pass on. */
export type HandoverFunction = NonNullable<Handover['handover']>

/** What a provider can take over. What is missing is offered in another way, and told as `degraded`. */
export interface Capabilities {
  /** A message that the user finds written, and sends. Without it the text goes to the clipboard. */
  readonly draft: boolean
  /** Named values beside the message. */
  readonly fields: boolean
  /** The recording of the last minute. */
  readonly recording: boolean
  /** The user's press in the review is what sends it: there is no further step. */
  readonly sends: boolean
}

/** What an adapter may ask of its surroundings. */
export interface HandoverHost {
  readonly window: Window & typeof globalThis
  /** The provider says that the user has indeed written: prevention failed. */
  onTicket(): void
}

/** `false`, `{ ok: false }`, or an error: nothing was received, and somebody else is asked. Anything else: it went well. */
export type HandoverAnswer =
  | void
  | boolean
  | {
      readonly ok: boolean
      readonly degraded?: readonly Part[]
      readonly reference?: string
      /** With `ok: false`: it may have been received all the same, so that nobody else is asked behind the user's back. */
      readonly mayHaveArrived?: boolean
      /** With `ok: true`: whether anything has opened cannot be seen, so that the user is told how to go on if not. */
      readonly unseen?: boolean
    }

/** The parts of a context that may be lost on the way. */
export type Part = 'draft' | 'fields' | 'recording'
