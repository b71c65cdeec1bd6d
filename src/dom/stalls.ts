import type { Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import type { Page, Sensor } from './sensor.ts'

/** Shorter blocks are everyday, and no deadline is so tight that they would matter. */
export const STALL: Millis = 200
/** A longer delay is a clock that jumped, or a computer that slept. */
const STALL_AT_MOST: Millis = 60_000
const SPANS_KEPT = 16

/**
 * When the main thread stood still. Told by long tasks where the browser knows them, and by input that came
 * late: that one is known before the act that was queued behind the block, so this is the first sensor to
 * start. What one of them has told, another does not tell again.
 */
export const startStalls: Sensor = (page) => {
  const { window } = page
  const late = page.guard('stalls', (event: Event) => {
    if (event.isTrusted) noteStall(page, page.timeOf(event), page.now())
  })
  const stop = listen(window, 'pointerdown click keydown', late)
  const observer = watchLongTasks(page)
  return {
    stop() {
      stop()
      observer?.disconnect()
    },
  }
}

/**
 * For the one who owns the timer: it was due then, and has not run until now. So the page stood still before it was
 * due, and the deadline is put off. A hidden page's timers are late anyway.
 */
export function noteLateTimer(page: Page, due: Millis, now: Millis): void {
  if (!page.window.document.hidden) noteStall(page, due - 1, now)
}

type Span = readonly [from: Millis, to: Millis]

const told = new WeakMap<Page, Span[]>()

function noteStall(page: Page, from: Millis, to: Millis): void {
  if (to - from < STALL || to - from > STALL_AT_MOST) return
  const spans = told.get(page) ?? []
  told.set(page, spans)
  const rest = spans.reduce<Span[]>((left, span) => left.flatMap((one) => cut(one, span)), [[from, to]])
  for (const [start, end] of rest) page.push({ type: 'stalled', at: page.now(), from: start, to: end })
  spans.push(...rest)
  spans.splice(0, spans.length - SPANS_KEPT)
}

/** What is left of a span without another. */
function cut([from, to]: Span, [start, end]: Span): Span[] {
  const parts: Span[] = [
    [from, Math.min(to, start)],
    [Math.max(from, end), to],
  ]
  return parts.filter(([a, b]) => a < b)
}

function watchLongTasks(page: Page): PerformanceObserver | undefined {
  const { PerformanceObserver, performance } = page.window
  if (!PerformanceObserver?.supportedEntryTypes?.includes('longtask')) return undefined
  const observer = new PerformanceObserver(
    page.guard('stalls', (list: PerformanceObserverEntryList) => {
      const origin = page.now() - performance.now()
      for (const { startTime, duration } of list.getEntries()) {
        noteStall(page, origin + startTime, origin + startTime + duration)
      }
    }),
  )
  observer.observe({ type: 'longtask' })
  return observer
}
