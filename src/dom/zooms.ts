import type { Observed } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** Steps that follow each other faster are one zoom. */
export const ZOOM_PAUSE: Millis = 300
/** A smaller change is a finger that wavers. */
export const ZOOM_LEAST = 0.1

/** Zooming, by two fingers, by wheel or by keys. */
export const startZooms: Sensor = (page) => {
  const { window } = page
  const { visualViewport } = window
  let last = -Infinity
  let scale = visualViewport?.scale ?? 1

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
  const resized = page.guard('zooms', () => {
    const now = visualViewport?.scale ?? 1
    if (Math.abs(now / scale - 1) < ZOOM_LEAST) return
    scale = now
    tell('pinch', page.now())
  })
  const stops = [
    listen(window, 'wheel keydown', hear),
    ...(visualViewport ? [listen(visualViewport, 'resize', resized)] : []),
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}
