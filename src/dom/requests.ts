import { watchFetch } from './fetch.ts'
import { listen } from './listen.ts'
import { createRequestLog } from './requestLog.ts'
import type { Sensor } from './sensor.ts'
import { watchXhr } from './xhr.ts'

export interface RequestsOptions {
  /** Other origins whose failures are the product's own: `https://api.example.net`. */
  readonly origins?: readonly string[]
}

/**
 * What the page asks of servers, by `fetch` and `XMLHttpRequest`. Bodies of responses are never read: a
 * GraphQL error under status 200, like what a websocket says, is for `unstuck.request()` to tell.
 */
export function createRequests({ origins = [] }: RequestsOptions = {}): Sensor {
  return (page) => {
    const log = createRequestLog(page, origins)
    const stops = [
      watchFetch(page, log),
      watchXhr(page, log),
      listen(page.window, 'pagehide pageshow', (event: Event) => (log.leaving = event.type === 'pagehide')),
    ]
    return { stop: () => stops.forEach((stop) => stop()) }
  }
}
