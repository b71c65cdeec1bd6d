import type { ResponseBody } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { requestKey } from './requestKey.ts'
import { isSameSite } from './sameSite.ts'
import type { Page } from './sensor.ts'

/** Turns requests, however they were made, into observations. */
export interface RequestLog {
  /** `undefined` for what is no request to a server, or a part of one that is noted already. */
  open(method: string, url: string, body: unknown, judged: boolean): CloseRequest | undefined
  /** Runs what carries a noted request out: a `fetch` may be an `XMLHttpRequest` inside. */
  within<T>(run: () => T): T
  /** The page goes, and its requests with it: nobody is failed by that. */
  leaving: boolean
}

/** Tells how a request ended; only the first word counts. */
export type CloseRequest = (outcome: ResponseBody['outcome'], status?: number) => void

export function createRequestLog(page: Page, origins: readonly string[]): RequestLog {
  const { location, document } = page.window
  const running = new Map<string, Millis>()
  underWay.set(page, running)
  let inside = 0
  const log: RequestLog = {
    leaving: false,
    open(method, address, body, wanted) {
      if (inside > 0) return undefined
      const url = readUrl(address, document.baseURI)
      if (!url?.protocol.startsWith('http')) return undefined
      const key = requestKey(method, url, location.origin, body)
      const id = page.newId('request')
      const judged = wanted && (isSameSite(url.hostname, location.hostname) || origins.includes(url.origin))
      const at = page.now()
      running.set(id, at)
      page.push({ type: 'request', at, id, key })
      return page.guard('requests', (ended: ResponseBody['outcome'], status = 0) => {
        if (!running.delete(id)) return
        const outcome = ended === 'failed' && status === 0 && log.leaving ? 'aborted' : ended
        page.push({
          type: 'response',
          at: page.now(),
          id,
          key,
          outcome,
          judged,
          ...(status > 0 && { status }),
        })
      })
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

/** Nothing for what the browser is about to refuse. */
function readUrl(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}

const underWay = new WeakMap<Page, Map<string, Millis>>()

/** Whether a request that began since then is under way, as far as requests are watched at all. */
export function hasOpenRequest(page: Page, since: Millis): boolean {
  return [...(underWay.get(page)?.values() ?? [])].some((at) => at >= since)
}

/** A response by its status; an opaque one has none and is fine. */
export function outcomeOf(status: number): ResponseBody['outcome'] {
  return status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'ok'
}
