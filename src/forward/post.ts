import { SECOND, type Millis } from '../core/time.ts'
import { readRetryAfter } from './backOff.ts'
import { CLOUD_EVENTS_BATCH } from './cloudEvent.ts'
import type { ForwarderOptions } from './forwarder.ts'
import { BATCH_BYTES, type Queued } from './queue.ts'

/** Browsers grant 64 KiB to all keepalive requests in flight together; more is a network error. */
export const KEEPALIVE_BYTES = 60_000
/** And Chromium grants nine of them at once. */
export const KEEPALIVE_REQUESTS = 9
/** Browsers wait for minutes, and meanwhile nothing else would be sent. Who has not answered by then is down. */
export const ANSWER_WITHIN: Millis = 30 * SECOND

export interface Post {
  /** Whether a batch of any size may outlive the page. */
  hasRoom(): boolean
  /** The request goes out at once, not in a later task. */
  send(batch: readonly Queued[]): Promise<Answer>
}

export interface Answer {
  /** The HTTP status, or 0 where there was none. */
  readonly status: number
  /** How long the server asks to be left alone; another origin has to expose the header. */
  readonly retryAfter: Millis
}

export function createPost(
  { url, headers }: Pick<ForwarderOptions, 'url' | 'headers'>,
  window: Window & typeof globalThis,
  answerWithin = ANSWER_WITHIN,
): Post {
  let bytesInFlight = 0
  let inFlight = 0
  const fits = (bytes: number) => bytesInFlight + bytes <= KEEPALIVE_BYTES && inFlight < KEEPALIVE_REQUESTS

  return {
    hasRoom: () => fits(BATCH_BYTES),
    async send(batch) {
      const body = `[${batch.map(({ json }) => json).join()}]`
      const bytes = batch.reduce((sum, event) => sum + event.bytes, batch.length + 1)
      const keepalive = fits(bytes)
      if (keepalive) {
        bytesInFlight += bytes
        inFlight++
      }
      // Our own requests are no observation: the sensor of requests passes over what is marked so.
      const init = {
        method: 'POST',
        body,
        keepalive,
        headers: { 'Content-Type': CLOUD_EVENTS_BATCH, ...headers },
        signal: window.AbortSignal.timeout?.(answerWithin) ?? null,
        [Symbol.for('unstuck.own')]: true,
      }
      try {
        const answer = await window.fetch(url, init)
        const { status, ok } = answer
        return { status, retryAfter: ok ? 0 : readRetryAfter(answer.headers.get('Retry-After'), Date.now()) }
      } catch {
        return { status: 0, retryAfter: 0 }
      } finally {
        if (keepalive) {
          bytesInFlight -= bytes
          inFlight--
        }
      }
    },
  }
}
