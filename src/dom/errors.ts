import { describeError } from '../core/describeError.ts'
import { SECOND, type Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import { patch } from './patch.ts'
import type { Sensor } from './sensor.ts'

/** A page that fails at every frame is told so often a second, and not slowed down by the telling. */
export const ERRORS_A_SECOND = 20

/**
 * Errors that nobody caught, and pages that came where data should be. Errors of resources do not bubble to the window
 * and are no concern of this.
 */
export const startErrors: Sensor = (page) => {
  let second = 0
  let told = 0
  const unreadable = new WeakSet<object>()

  function tell(
    source: 'uncaught' | 'rejection',
    at: Millis,
    ...error: Parameters<typeof describeError>
  ): void {
    if (place[MUTED]) return
    const now = Math.floor(at / SECOND)
    told = now === second ? told + 1 : 1
    second = now
    if (told > ERRORS_A_SECOND) return
    const body = describeError(...error)
    if (body) page.push({ type: 'error', at, source, ...body })
  }

  const report = page.guard('errors', (event: Event, source: 'uncaught' | 'rejection') => {
    const { error, reason, message, filename } = event as ErrorEvent & PromiseRejectionEvent
    const thrown: unknown = source === 'rejection' ? reason : error
    if (!unreadable.has(Object(thrown) as object)) tell(source, page.timeOf(event), thrown, message, filename)
  })
  const { window } = page
  const misread = page.guard('errors', (response: Response, error: object) => {
    if (!/html/.test(response.headers.get('content-type') ?? '')) return
    unreadable.add(error)
    tell('rejection', page.now(), error)
  })
  // Chromium tells nobody of a promise that breaks while a body is read: no script has thrown. It is told although the
  // page may have caught it, for the user got nothing all the same. An empty body where data should be is everyday.
  const unpatch = patch(window.Response.prototype, 'json', (original) => {
    return async function (this: Response) {
      try {
        return (await original.call(this)) as unknown
      } catch (error) {
        misread(this, error as object)
        throw error
      }
    }
  })
  const stops = [
    unpatch,
    listen(window, 'error', (event: Event) => report(event, 'uncaught'), { capture: false }),
    listen(window, 'unhandledrejection', (event: Event) => report(event, 'rejection')),
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}

/** Where all copies of this script on a page count. */
const MUTED = Symbol.for('unstuck.muted')
const place = globalThis as { [MUTED]?: number }

/** Runs somebody's listeners of our own events: an error in them is a problem of theirs, not of the user's. */
export function muteErrors<T>(run: () => T): T {
  place[MUTED] = (place[MUTED] ?? 0) + 1
  try {
    return run()
  } finally {
    place[MUTED]--
  }
}
