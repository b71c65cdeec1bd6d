import { patch } from './patch.ts'
import { outcomeOf, type CloseRequest, type RequestLog } from './requestLog.ts'
import type { Page } from './sensor.ts'

/**
 * Set on the `init` of a `fetch` of our own, which is none of the user's: `{ method, body, [OWN]: true }`.
 * `fetch` ignores it; a sender that may not import this file says `Symbol.for('unstuck.own')`.
 */
export const OWN: unique symbol = Symbol.for('unstuck.own') as never

export function watchFetch(page: Page, log: RequestLog): () => void {
  const open = page.guard('requests', (...[input, init]: Parameters<typeof fetch>) => {
    const said = Object(init) as RequestInit & { [OWN]?: unknown }
    if (said[OWN]) return undefined
    const request = Object(input) as Partial<Request>
    const judged = !(said.keepalive ?? request.keepalive) && (said.mode ?? request.mode) !== 'no-cors'
    const method = said.method ?? request.method ?? 'GET'
    return log.open(method, request.url ?? String(input), said.body, judged)
  })
  const fail = page.guard(
    'requests',
    (close: CloseRequest, error: unknown, args: Parameters<typeof fetch>) => {
      close(isCalledOff(error, args) ? 'aborted' : 'failed')
    },
  )

  return patch(page.window, 'fetch', (original) => {
    return function (this: unknown, ...args: Parameters<typeof fetch>) {
      const close = open(...args)
      if (!close) return Reflect.apply(original, this, args)
      let promise: Promise<Response>
      try {
        promise = log.within(() => Reflect.apply(original, this, args))
      } catch (error) {
        fail(close, error, args)
        throw error
      }
      if (typeof promise?.then !== 'function') return promise
      // The host gets the promise behind ours: a handler on the first would swallow its unhandledrejection.
      const behind = promise.then(
        (response) => {
          close(outcomeOf(response?.status), response?.status)
          return response
        },
        (error: unknown) => {
          fail(close, error, args)
          throw error
        },
      )
      // What a wrapper before us hung on its promise, like a `cancel()`.
      return Object.assign(behind, promise)
    }
  })
}

/** Aborted with whatever reason. A time-out is a failure: nobody called it off. */
function isCalledOff(error: unknown, [input, init]: Parameters<typeof fetch>): boolean {
  const { name } = Object(error) as { name?: unknown }
  const signal = init?.signal ?? (Object(input) as Partial<Request>).signal
  return name === 'AbortError' || (signal?.aborted === true && name !== 'TimeoutError')
}
