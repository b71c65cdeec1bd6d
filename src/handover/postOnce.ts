import type { Millis } from '../core/time.ts'
import { watchTimings } from './watchTimings.ts'

/**
 * What became of a request. `unsent`: nothing of it can have been received. `lost`: it has left, or may have, and no
 * answer came.
 */
export type Posted = Answered | 'unsent' | 'lost'

interface Answered {
  readonly status: number
  readonly text: string
  /** Another address has answered, to which the first has led. */
  readonly isElsewhere: boolean
}

export interface PostOptions {
  readonly headers: Headers
  readonly withCredentials: boolean
  /** Without an answer, or another piece of it having left, for that long. */
  readonly timeout: Millis
}

/**
 * Posts once, and can tell a request that never left from one that did. `fetch` cannot: a refused connection and one that
 * broke after the server had read everything are the same error to it, while an `XMLHttpRequest` tells what has been
 * uploaded, also of a few bytes, and before it tells of the error; or else the browser has timed it.
 */
export function postOnce(url: string, body: string, { headers, ...how }: PostOptions): Promise<Posted> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    headers.forEach((value, name) => request.setRequestHeader(name, value))
    request.withCredentials = how.withCredentials
    const wasOffline = !navigator.onLine
    // What a service worker sends on, it alone knows of.
    let hasLeft = !!navigator.serviceWorker?.controller && !wasOffline
    let timer: ReturnType<typeof setTimeout> | undefined
    const timings = watchTimings(url)
    const settle = (end: Posted) => {
      clearTimeout(timer)
      timings.stop()
      resolve(end)
    }
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        settle('lost')
        request.abort()
      }, how.timeout)
    }
    request.upload.onprogress = request.upload.onload = () => {
      hasLeft = true
      wait()
    }
    request.onload = () => {
      const { status, responseText: text, responseURL } = request
      // Whoever stands in for a server may not say which it was.
      settle({ status, text, isElsewhere: pathOf(responseURL || url) !== pathOf(url) })
    }
    request.onerror = request.onabort = () => settle(hasLeft || timings.hasLeft() ? 'lost' : 'unsent')
    // It is none of the requests that the user waits for, and that is how those who watch them know.
    Object.assign(request, { [Symbol.for('unstuck.own')]: true })
    wait()
    request.send(body)
  })
}

/** A slash more or less, or a safer scheme, is the same place. */
function pathOf(url: string): string {
  return new URL(url, document.baseURI).pathname.replace(/\/$/, '')
}
