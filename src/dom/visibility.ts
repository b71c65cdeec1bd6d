import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** Whether the page can be seen. Going away counts as hidden: Safari may skip the `visibilitychange` then. */
export const startVisibility: Sensor = (page) => {
  const { window } = page
  let known = false
  const look = page.guard('visibility', (event?: Event) => {
    const hidden = event?.type === 'pagehide' || window.document.hidden
    if (hidden === known) return
    known = hidden
    page.push({ type: 'visibility', at: page.now(), hidden })
  })
  look()
  return { stop: listen(window, 'visibilitychange pagehide pageshow', look) }
}
