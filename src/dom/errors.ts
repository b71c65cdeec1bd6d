import { SECOND } from '../core/time.ts'
import { describeError } from './describeError.ts'
import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** A page that fails at every frame is told so often a second, and not slowed down by the telling. */
export const ERRORS_A_SECOND = 20

/** Errors that nobody caught. Those of resources do not bubble to the window and are no concern of this. */
export const startErrors: Sensor = (page) => {
  let second = 0
  let told = 0
  const report = page.guard('errors', (event: Event, source: 'uncaught' | 'rejection') => {
    const { error, reason, message, filename } = event as ErrorEvent & PromiseRejectionEvent
    if (place[MUTED]) return
    const now = Math.floor(event.timeStamp / SECOND)
    told = now === second ? told + 1 : 1
    second = now
    if (told > ERRORS_A_SECOND) return
    const body = describeError(source === 'rejection' ? reason : error, message, filename)
    if (body) page.push({ type: 'error', at: page.timeOf(event), source, ...body })
  })
  const { window } = page
  const stops = [
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
