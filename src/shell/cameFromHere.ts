import type { Millis } from '../core/time.ts'

/** A script that comes later than this, on whatever connection, has missed what people do on a page. */
const LATE: Millis = 30_000

/**
 * Whether somebody was on this site just before we began to watch: on the page before, in the tab that this one was opened
 * from, or on this very page, where the script came late. A site that tells no referrer hides it.
 */
export function cameFromHere(since: Millis): boolean {
  const { performance, location, document } = window
  const load = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined
  return (
    /reload|back_forward/.test(load?.type ?? '') ||
    document.referrer.startsWith(`${location.origin}/`) ||
    since - performance.timeOrigin > LATE
  )
}
