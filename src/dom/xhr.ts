import { OWN } from './fetch.ts'
import { listen } from './listen.ts'
import { patch } from './patch.ts'
import type { OpenRequest, RequestLog } from './requestLog.ts'
import type { Page } from './sensor.ts'

interface Opened {
  readonly method: string
  readonly url: string
  request?: OpenRequest | undefined
}

const ABORTED = { name: 'AbortError' }

export function watchXhr(page: Page, log: RequestLog): () => void {
  const opened = new WeakMap<XMLHttpRequest, Opened>()
  const { prototype } = page.window.XMLHttpRequest

  const end = page.guard('requests', ({ type, target }: Event) => {
    const { status } = target as XMLHttpRequest
    const request = opened.get(target as XMLHttpRequest)?.request
    if (status > 0) request?.answer(status)
    else request?.fail(type === 'abort' && ABORTED)
  })
  const open = page.guard('requests', (xhr: XMLHttpRequest, method: unknown, url: unknown) => {
    const known = opened.get(xhr)
    // Opening again drops the request that was under way, without an event.
    known?.request?.fail(ABORTED)
    if (!known) listen(xhr, 'abort loadend', end)
    opened.set(xhr, { method: String(method), url: String(url) })
  })
  const send = page.guard('requests', (xhr: XMLHttpRequest, body: unknown) => {
    const one = opened.get(xhr)
    // One of our own is none of the user's.
    if (OWN in xhr) return undefined
    return one && (one.request = log.open(one.method, one.url, body))
  })

  const stops = [
    patch(prototype, 'open', (original) => {
      return function (this: XMLHttpRequest, ...args: unknown[]) {
        const result = Reflect.apply(original, this, args) as void
        open(this, args[0], args[1])
        return result
      } as typeof original
    }),
    patch(prototype, 'send', (original) => {
      return function (this: XMLHttpRequest, ...args) {
        const request = send(this, args[0])
        try {
          return Reflect.apply(original, this, args)
        } catch (error) {
          // A synchronous request fails by throwing.
          request?.fail(error)
          throw error
        }
      }
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
