import { patch } from './patch.ts'
import type { OpenRequest, RequestLog } from './requestLog.ts'
import type { Page } from './sensor.ts'

/**
 * Set on the `init` of a `fetch` of our own, which is none of the user's: `{ method, body, [OWN]: true }`.
 * `fetch` ignores it; a sender that may not import this file says `Symbol.for('unstuck.own')`.
 */
export const OWN: unique symbol = Symbol.for('unstuck.own') as never

export function watchFetch(page: Page, log: RequestLog): () => void {
  const open = page.guard('requests', (...[input, init]: Parameters<typeof fetch>) => {
    const said = Object(init) as RequestInit & { [OWN]?: unknown }
    const request = Object(input) as Partial<Request>
    const ask = <K extends 'method' | 'mode' | 'keepalive' | 'signal'>(name: K) => said[name] ?? request[name]
    if (said[OWN]) return undefined
    const kind = ask('keepalive') ? 'beacon' : ask('mode') === 'no-cors' ? 'opaque' : undefined
    const opened = log.open(String(ask('method') ?? 'GET'), request.url ?? String(input), said.body, kind)
    return opened && ([opened, ask('signal') as AbortSignal | null | undefined] as const)
  })

  return patch(page.window, 'fetch', (original) => {
    return function (this: unknown, ...args: Parameters<typeof fetch>) {
      const [request, signal] = open(...args) ?? []
      if (!request) return Reflect.apply(original, this, args)
      let promise: Promise<Response>
      try {
        promise = log.within(() => Reflect.apply(original, this, args))
      } catch (error) {
        request.fail(error, signal)
        throw error
      }
      if (typeof promise?.then !== 'function') return promise
      return withFunctionsOf(promise, follow(promise, request, signal))
    }
  })
}

/**
 * The promise that the host gets is the one behind its own, for a handler on that would swallow the host's
 * `unhandledrejection`. A native one stays native although a library has patched `then`, as Zone.js does.
 */
function follow(
  promise: Promise<Response>,
  request: OpenRequest,
  signal?: AbortSignal | null,
): Promise<Response> {
  const answer = (response: Response) => {
    request.answer(response?.status)
    return response
  }
  const fail = (error: unknown) => {
    request.fail(error, signal)
    throw error
  }
  const native = async () => {
    try {
      return answer(await promise)
    } catch (error) {
      return fail(error)
    }
  }
  return isNative(promise) ? native() : promise.then(answer, fail)
}

function isNative(promise: object): boolean {
  return Object.getPrototypeOf(promise) === Object.getPrototypeOf((async () => {})())
}

/** What a wrapper before us hung on its promise, like a `cancel()`. Data is the promise's own: Zone.js keeps its state there. */
function withFunctionsOf<P extends object>(from: P, to: P): P {
  for (const [name, value] of Object.entries(from)) {
    if (typeof value === 'function') Object.defineProperty(to, name, { value })
  }
  return to
}
