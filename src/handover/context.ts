import type { Millis } from '../core/time.ts'

/** What is passed on with the user: as much of it as they have left in the review, and nothing that they have not seen. */
export interface HandoverContext {
  /** Names this handover, the same on every try: whoever has it already need not make a second ticket of it. */
  readonly idempotencyKey: string
  /** In a few words, for providers that have a subject. */
  readonly subject: string
  /** What the user has written, and the lines of what happened that they have kept. */
  readonly message: string
  /** Path of the page, and its address without query and hash. */
  readonly page: string
  readonly url: string
  readonly release?: string
  /** The lines that were kept, as data, oldest first. */
  readonly steps: readonly Step[]
  /** The same in short, by name: `signals`, `errors`, `requests`, `help`; only what there is. */
  readonly fields: { readonly [name: string]: string }
  /** The last minute, as rrweb events; only where the host records, and the user has kept it. */
  readonly recording?: readonly unknown[]
}

/** One line of what happened. */
export interface Step {
  readonly at: Millis
  readonly kind: StepKind
  /** What it concerns: the name of a control, of a page, of a request, of an error, of a signal. */
  readonly what: string
  /** How it went: the status of a request, how often a signal was counted. */
  readonly how?: string
}

/** What a line of what happened is about. */
export type StepKind = 'page' | 'act' | 'signal' | 'error' | 'request' | 'help'
