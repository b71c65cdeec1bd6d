import type { Observed } from '../core/observation.ts'
import { SECOND, type Millis } from '../core/time.ts'
import { focusedIn } from './focusedIn.ts'
import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/** The user is known to be here for much longer than that; more would only cost. */
export const PRESENCE_EVERY: Millis = SECOND
/** Nobody tells of what is done in a frame of another site, so its focus is looked at now and then. */
export const FRAME_EVERY: Millis = 5 * SECOND

/**
 * That somebody is here: pointer, keys, wheel and touch. A `scroll` event is no proof, for a carousel scrolls
 * by itself; what scrolls at the user's hand comes with one of the others, and who does it with the focus in no
 * form, reads. Work in an embedded frame, where a payment provider's fields are, shows only by its focus.
 */
export const startPresence: Sensor = (page) => {
  const { window } = page
  let timer: number | undefined
  let pause: number | undefined
  let stopHearing = () => {}

  const push = (by: Observed<'presence'>['by'], at: Millis) => page.push({ type: 'presence', at, by })
  const noticed = page.guard('presence', (event: Event) => {
    if (!event.isTrusted) return
    stopHearing()
    pause = window.setTimeout(hear, PRESENCE_EVERY)
    const by = KINDS[event.type]!
    const focused = focusedIn(window.document)
    const isReading = by === 'scroll' && !(focused && page.formOf(focused))
    push(isReading ? 'reading' : by, page.timeOf(event))
  })
  const hear = () => {
    stopHearing = listen(window, Object.keys(KINDS).join(' '), noticed)
  }
  const lookAtFrame = page.guard('presence', () => {
    timer = undefined
    if (!isInFrame(window.document)) return
    if (window.document.hasFocus()) push('frame', page.now())
    timer = window.setTimeout(lookAtFrame, FRAME_EVERY)
  })
  // Only after the blur has the frame become the active element.
  const blurred = page.guard('presence', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(lookAtFrame)
  })

  hear()
  const stopBlur = listen(window, 'blur', blurred, { capture: false })
  return {
    stop() {
      stopHearing()
      stopBlur()
      window.clearTimeout(timer)
      window.clearTimeout(pause)
    },
  }
}

const KINDS: { readonly [type: string]: Observed<'presence'>['by'] } = {
  pointermove: 'pointer',
  pointerdown: 'pointer',
  keydown: 'key',
  wheel: 'scroll',
  touchmove: 'scroll',
}

/** Whether the focus is inside an embedded frame, also one in open shadow trees. */
export function isInFrame(document: Document): boolean {
  return focusedIn(document)?.localName === 'iframe'
}
