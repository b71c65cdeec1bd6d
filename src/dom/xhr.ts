import { listen } from './listen.ts'
import { patch } from './patch.ts'
import { outcomeOf, type CloseRequest, type RequestLog } from './requestLog.ts'
import type { Page } from './sensor.ts'

interface Opened {
  method: string
  url: string
  close?: CloseRequest | undefined
}

export function watchXhr(page: Page, log: RequestLog): () => void {
  const opened = new WeakMap<XMLHttpRequest, Opened>()
  const { prototype } = page.window.XMLHttpRequest

  const end = page.guard('requests', (event: Event) => {
    const xhr = event.target as XMLHttpRequest
    const close = opened.get(xhr)?.close
    if (event.type === 'abort') close?.('aborted')
    else close?.(xhr.status > 0 ? outcomeOf(xhr.status) : 'failed', xhr.status)
  })
  const open = page.guard('requests', (xhr: XMLHttpRequest, method: unknown, url: unknown) => {
    const known = opened.get(xhr)
    // Opening again drops the request that was under way, without an event.
    known?.close?.('aborted')
    if (!known) listen(xhr, 'abort loadend', end)
    opened.set(xhr, { method: String(method), url: String(url) })
  })
  const send = page.guard('requests', (xhr: XMLHttpRequest, body: unknown) => {
    const one = opened.get(xhr)
    if (!one) return undefined
    return (one.close = log.open(one.method, one.url, body, true))
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
      return function (this: XMLHttpRequest, ...args: [body?: XMLHttpRequestBodyInit | Document | null]) {
        const close = send(this, args[0])
        try {
          return Reflect.apply(original, this, args)
        } catch (error) {
          // A synchronous request fails by throwing; anything else was never sent.
          close?.((error as Error)?.name === 'NetworkError' ? 'failed' : 'aborted')
          throw error
        }
      }
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
