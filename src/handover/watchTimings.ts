/** Of all engines only Firefox's has it, by which it tells its windows' place on the screen. */
const isFirefox = () => 'mozInnerScreenX' in window

/** What the browser has timed of a request. */
export interface Timings {
  /** It was sent, or may have been. */
  hasLeft(): boolean
  stop(): void
}

/**
 * Firefox tells of no upload where the connection breaks at once, though the server has read all of it; but it times
 * every request that it has tried, and on the own origin says when it was sent. Of another origin it says only that it
 * was tried. Elsewhere nothing is watched: Chromium and WebKit tell of each upload, and WebKit times no request that
 * failed.
 */
export function watchTimings(address: string): Timings {
  if (!isFirefox()) return { hasLeft: () => false, stop() {} }
  const { href, origin } = new URL(address, document.baseURI)
  let hasLeft = false
  const read = (entries: PerformanceEntryList) => {
    hasLeft ||= entries.some(
      (entry) =>
        entry.name === href &&
        (origin !== location.origin || (entry as PerformanceResourceTiming).requestStart > 0),
    )
  }
  const observer = new PerformanceObserver((list) => read(list.getEntries()))
  observer.observe({ type: 'resource' })
  return {
    hasLeft() {
      read(observer.takeRecords())
      return hasLeft
    },
    stop: () => observer.disconnect(),
  }
}
