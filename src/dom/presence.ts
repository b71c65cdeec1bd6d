import { FRAME_EVERY, PRESENCE_EVERY } from '../core/hands.ts'
import type { Observed } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { focusedIn } from './focusedIn.ts'
import { listen } from './listen.ts'
import type { Sensor } from './sensor.ts'

/**
 * That somebody is here: pointer, keys, wheel and touch. A `scroll` event is no proof, for a carousel scrolls
 * by itself; what scrolls at the user's hand comes with one of the others, and who does it with the focus in no
 * form, reads. Work in an embedded frame, where a payment provider's fields are, shows only by its focus.
 */
export const startPresence: Sensor = (page) => {
  const { window } = page
  let timer: number | undefined
  let last = -Infinity

  const push = (by: Observed<'presence'>['by'], at: Millis) => page.push({ type: 'presence', at, by })
  const notice = page.guard('presence', (event: Event) => {
    last = event.timeStamp
    const by = KINDS[event.type]!
    const focused = focusedIn(window.document)
    const isReading = by === 'scroll' && !(focused && page.formOf(focused))
    push(isReading ? 'reading' : by, page.timeOf(event))
  })
  // Every move of a mouse comes through here.
  const noticed = (event: Event) => {
    if (event.timeStamp - last >= PRESENCE_EVERY && event.isTrusted) notice(event)
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

  const stopHearing = listen(window, Object.keys(KINDS).join(' '), noticed)
  const stopBlur = listen(window, 'blur', blurred, { capture: false })
  return {
    stop() {
      stopHearing()
      stopBlur()
      window.clearTimeout(timer)
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
