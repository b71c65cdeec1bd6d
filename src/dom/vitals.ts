import type { Observed } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import type { Page, Sensor } from './sensor.ts'

/** When for so long no larger part has come, the page is taken to be there. */
export const PAGE_QUIET: Millis = 3000
/** What comes later than this, where something was there already, is news and no part of the loading. */
const PAGE_AT_MOST: Millis = 10_000
/** What is quicker is nobody's friction, and not worth an observation. */
export const VITAL_INTERACTION: Millis = 200

/**
 * How long users waited for the page's largest part, and for what an interaction changed. Read from the browser's own
 * timings; where it has none, nothing is told. Libraries that collect these report them when the page is left, which
 * is too late to help anybody.
 */
export const startVitals: Sensor = (page) => {
  const { window } = page
  const { document, performance } = window
  // A tab that was opened in the background has kept nobody waiting.
  let isLoading = !document.hidden
  let largest = 0
  let toldOf = 0
  let quiet = 0
  const told = new Set<number>()

  const tell = (kind: Observed<'vital'>['kind'], time: Millis, element?: Node | null) => {
    const isElement = element instanceof page.window.Element
    if (isElement && page.marks.ignored(element) === 'all') return
    const target = isElement ? { target: page.describe(element) } : {}
    page.push({ type: 'vital', at: page.now(), kind, time: Math.round(time), ...target })
  }

  /** A first part may be followed by a larger one, until the first input: then the browser looks no further. */
  const tellPage = page.guard('vitals', (input?: Event) => {
    window.clearTimeout(quiet)
    if (isLoading && largest > toldOf) tell('page', (toldOf = largest))
    if ((input && largest > 0) || document.hidden) isLoading = false
  })
  const stops = [
    () => window.clearTimeout(quiet),
    listen(window, 'pointerdown keydown visibilitychange pagehide', tellPage),
    observe(page, { type: 'largest-contentful-paint', buffered: true }, (entries) => {
      const [load] = performance.getEntriesByType('navigation') as Partial<{ activationStart: number }>[]
      // Each entry is a larger part than the one before.
      const shown = Math.max(1, entries.at(-1)!.startTime - (load?.activationStart ?? 0))
      if (toldOf > 0 && shown > PAGE_AT_MOST) return
      largest = shown
      window.clearTimeout(quiet)
      quiet = window.setTimeout(() => tellPage(), PAGE_QUIET)
    }),
    observe(
      page,
      { type: 'event', buffered: true, durationThreshold: VITAL_INTERACTION } as PerformanceObserverInit,
      (entries) => {
        // Pointerdown, pointerup and click of one press are one interaction. Each waits for the paint by itself.
        const slowest = new Map<number, { time: Millis; target: Node | null }>()
        for (const {
          interactionId: id = 0,
          startTime,
          duration,
          target,
        } of entries as PerformanceEventTiming[]) {
          const isOld = performance.timeOrigin + startTime + duration < page.since
          if (id === 0 || isOld || told.has(id)) continue
          const known = slowest.get(id)
          // Chromium names a target for the click and the mouse events, but often none for the pointer events.
          slowest.set(id, {
            time: Math.max(duration, known?.time ?? 0),
            target: known?.target ?? target,
          })
        }
        for (const [id, { time, target }] of slowest) {
          told.add(id)
          if (told.size > TOLD_KEPT) told.delete(told.values().next().value!)
          tell('interaction', time, target)
        }
      },
    ),
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}

const TOLD_KEPT = 20

function observe(
  page: Page,
  options: PerformanceObserverInit,
  hear: (entries: PerformanceEntry[]) => void,
): () => void {
  const { PerformanceObserver } = page.window
  if (!PerformanceObserver?.supportedEntryTypes?.includes(options.type!)) return () => {}
  const read = page.guard('vitals', (list: PerformanceObserverEntryList) => hear(list.getEntries()))
  const observer = new PerformanceObserver(read)
  observer.observe(options)
  return () => observer.disconnect()
}
