import type { ResponseBody } from '../core/observations/page.ts'
import type { Millis } from '../core/time.ts'
import { isUpload } from './isUpload.ts'
import { readUrl } from './readUrl.ts'
import { requestKey } from '../core/requestKey.ts'
import { isSameSite } from '../core/sameSite.ts'
import type { Page } from './sensor.ts'

/** Turns requests, however they were made, into observations. */
export interface RequestLog {
  /** `undefined` for what is no request to a server, or a part of one that is noted already. */
  open(method: string, url: string, body: unknown, kind?: 'beacon' | 'opaque'): OpenRequest | undefined
  /** Runs what carries a noted request out: a `fetch` may be an `XMLHttpRequest` inside. */
  within<T>(run: () => T): T
  /** The page goes, and its requests with it: nobody is failed by that. */
  leaving: boolean
}

/** Only the first word counts. */
export interface OpenRequest {
  /** With status 0 where the page may not know it. */
  answer(status: number): void
  fail(error: unknown, signal?: AbortSignal | null): void
}

export function createRequestLog(page: Page, origins: readonly string[]): RequestLog {
  const { location, document } = page.window
  const running = new Map<string, Millis>()
  const known: Requests = { running, served: 0, failed: 0, attempts: 0, aside: new Set() }
  underWay.set(page, known)
  let inside = 0
  const log: RequestLog = {
    leaving: false,
    open(method, address, body, kind) {
      const url = inside > 0 ? undefined : readUrl(address, document.baseURI)
      if (!url?.protocol.startsWith('http')) return undefined
      const at = page.now()
      const one = { id: page.newId('request'), key: requestKey(method, url, location.origin, body) }
      const judged = !kind && (isSameSite(url.hostname, location.hostname) || origins.includes(url.origin))
      running.set(one.id, at)
      if (known.attempts === 0 && known.aside.size < KEYS_KEPT) known.aside.add(one.key)
      page.push({
        type: 'request',
        at,
        ...one,
        ...(isHandling(page) && { caused: true }),
        ...((!judged || isUpload(body)) && { unawaited: true }),
        ...(kind === 'beacon' && { beacon: true }),
      })

      const close = (outcome: ResponseBody['outcome'], status: number) => {
        if (!running.delete(one.id)) return
        if (outcome === 'ok' && status > 0) known.served = Math.max(known.served, at)
        if (judged && (outcome === 'refused' || outcome === 'failed') && !known.aside.has(one.key))
          known.failed = Math.max(known.failed, at)
        page.push({
          type: 'response',
          at: page.now(),
          ...one,
          outcome,
          judged,
          ...(status > 0 && { status }),
        })
      }
      return {
        answer: page.guard('requests', (status) =>
          close(status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'ok', status),
        ),
        fail: page.guard('requests', (error, signal) =>
          close(log.leaving || isCalledOff(error, signal) ? 'aborted' : 'failed', 0),
        ),
      }
    },
    within(run) {
      inside++
      try {
        return run()
      } finally {
        inside--
      }
    },
  }
  return log
}

/**
 * Sent in the very handler of a press: its doing, also on a machine so slow that the clock would not say so. Other
 * events may come long after the last act.
 */
function isHandling({ window }: Page): boolean {
  const { event } = window
  return !!event?.isTrusted && (event.type === 'click' || event.type === 'submit')
}

/** Aborted for whatever reason, or never sent. A time-out is a failure: nobody called it off. */
function isCalledOff(error: unknown, signal?: AbortSignal | null): boolean {
  const name = String((Object(error) as Partial<Error>).name)
  return /^(Abort|InvalidState)Error$/.test(name) || (signal?.aborted === true && name !== 'TimeoutError')
}

interface Requests {
  readonly running: Map<string, Millis>
  /** When the latest one began that was served, and that failed. */
  served: Millis
  failed: Millis
  /** Attempts to send a form that are open. */
  attempts: number
  /** Keys of requests that were made while none was: polls and trackers say nothing of a form. */
  readonly aside: Set<string>
}

const KEYS_KEPT = 200

const underWay = new WeakMap<Page, Requests>()

/** From now on requests may be those of a form that is sent, until the returned function is called. */
export function noteAttempt(page: Page): () => void {
  const known = underWay.get(page)
  if (known) known.attempts++
  return () => void (known && known.attempts--)
}

/** Whether a request that began since then is under way, as far as requests are watched at all. */
export function hasOpenRequest(page: Page, since: Millis): boolean {
  return [...(underWay.get(page)?.running.values() ?? [])].some((at) => at >= since)
}

/** How requests that began since then were answered; one failure is one. */
export function answeredSince(page: Page, since: Millis): 'failed' | 'served' | undefined {
  const { served = 0, failed = 0 } = underWay.get(page) ?? {}
  return failed >= since ? 'failed' : served >= since ? 'served' : undefined
}
