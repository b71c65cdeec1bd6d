import type { Observed } from '../core/observation.ts'
import { SECOND, type Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** Steps that follow each other faster are one zoom. */
export const ZOOM_PAUSE: Millis = 300
/** A smaller change is a finger that wavers. */
export const ZOOM_LEAST = 0.1
/** A page may still settle so long after the fingers have left it. */
const ZOOM_SETTLES: Millis = SECOND / 2

/**
 * Zooming, by two fingers, by wheel or by keys. Browsers zoom, too: out of a page that turns out wider than the
 * screen, into a field that gets the focus, at each turn of the phone. That is nobody's doing.
 */
export const startZooms: Sensor = (page) => {
  const { window } = page
  const { visualViewport } = window
  let last = -Infinity
  let scale = visualViewport?.scale ?? 1
  /** Until then two fingers zoom. */
  let pinchedUntil: Millis = -Infinity

  const tell = (by: Observed<'zoom'>['by'], at: Millis) => {
    if (at - last > ZOOM_PAUSE) page.push({ type: 'zoom', at, by })
    last = at
  }
  const hear = page.guard('zooms', (event: Event) => {
    const { ctrlKey, metaKey, key, type } = event as WheelEvent & KeyboardEvent
    if (!event.isTrusted || !(ctrlKey || metaKey)) return
    if (type === 'wheel') tell('wheel', page.timeOf(event))
    else if (/^[-+=0]$/.test(key)) tell('key', page.timeOf(event))
  })
  // Safari tells of a pad by gestures, and of a screen by both.
  const touched = page.guard('zooms', ({ touches, type }: Partial<TouchEvent> & Event) => {
    const isPinching = touches ? touches.length > 1 : type === 'gesturestart'
    if (isPinching) pinchedUntil = Infinity
    else if (pinchedUntil === Infinity) pinchedUntil = page.now() + ZOOM_SETTLES
  })
  const resized = page.guard('zooms', () => {
    const now = visualViewport?.scale ?? 1
    if (Math.abs(now / scale - 1) < ZOOM_LEAST) return
    scale = now
    if (page.now() <= pinchedUntil) tell('pinch', page.now())
  })
  const stops = [
    listen(window, 'wheel keydown', hear),
    listen(window, 'touchstart touchend touchcancel gesturestart gestureend', touched),
    ...(visualViewport ? [listen(visualViewport, 'resize', resized)] : []),
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}
