import type { Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** A pause this long ends a run. */
export const SCROLL_PAUSE: Millis = 300
/** Scrolling later than this after wheel, finger, key or press goes on by itself. */
export const SCROLLED_BY_HAND: Millis = 1000
/** Less than this share of the view is no run. */
const LEAST = 0.1

/** How the user scrolls up and down: one observation for each run in one direction. */
export const startScrolls: Sensor = (page) => {
  const { window } = page
  const { document } = window
  let used = -Infinity
  let scroller: Element | undefined
  let from = 0
  let to = 0
  let timer: number | undefined

  const end = page.guard('scrolls', () => {
    window.clearTimeout(timer)
    timer = undefined
    const by = scroller ? Math.round((100 * (to - from)) / (scroller.clientHeight || 1)) / 100 : 0
    from = to
    if (Math.abs(by) >= LEAST) page.push({ type: 'scroll', at: page.now(), by })
  })
  const scrolled = page.guard('scrolls', ({ target, timeStamp }: Event) => {
    if (timeStamp - used > SCROLLED_BY_HAND || page.guard.isTight()) return
    const element = target === document ? document.scrollingElement : (target as Element)
    if (!element) return
    const top = element.scrollTop
    if (element !== scroller || timer === undefined) {
      // Where it began is known from the event before, or not at all.
      from = element === scroller ? to : top
      to = top
      scroller = element
    } else if ((top - to) * (to - from) < 0) end()
    to = top
    window.clearTimeout(timer)
    timer = window.setTimeout(end, SCROLL_PAUSE)
  })
  const stops = [
    listen(window, 'wheel touchmove keydown pointerdown', ({ timeStamp }: Event) => (used = timeStamp)),
    listen(window, 'scroll', scrolled),
  ]
  return {
    stop() {
      window.clearTimeout(timer)
      stops.forEach((stop) => stop())
    },
  }
}
