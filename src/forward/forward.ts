import type { CloudEvent } from './cloudEvent.ts'
import type { DropReason } from './drops.ts'
import type { ForwarderOptions } from './options.ts'

/**
 * Takes events to wherever a team wants them: `forwarder()`, one of `unstuck/adapters`, or a function of your own. It is
 * called once forwarding may begin, and never before there is consent.
 *
 * @example
 * const toConsole: Forward = () => ({ send: (event) => console.log(event.type, event.data) })
 */
export type Forward = (context: ForwardContext) => Forwarding

/** What a {@link Forward} may use. */
export interface ForwardContext {
  readonly window: Window & typeof globalThis
  /** Posts batches to a backend. */
  post(options: ForwarderOptions): Forwarding
}

/** Takes one event after the other to one place. */
export interface Forwarding {
  /** Whom a problem is about. Default: `forward`. */
  readonly name?: string
  /** `strict` (the default) hands over no element names and no path segments that the config does not declare. */
  readonly privacy?: 'strict' | 'open'
  /** Whether it can take events by now: until then they are kept for it, as many as 200, for 30 seconds at most. */
  isReady?(): boolean
  /** An error in it, or a promise of it that is rejected, is told as a problem. */
  send(event: CloudEvent): unknown
  /**
   * For those that keep events themselves. Without it `send` is called only while consent is granted, and what came
   * before is kept until then.
   *
   * @param state whether events may be sent
   * @param history whether what waits may be stored meanwhile
   */
  consent?(state: ConsentState, history: ConsentState): void
  /** So many events were dropped before it could be told of them. */
  lose?(reason: DropReason, count: number): void
  /** Nothing comes after that; what waits may still be sent. */
  stop?(): void
}

export type ConsentState = 'pending' | 'granted' | 'denied'
