import { isSeen } from './isSeen.ts'
import { readBox } from './readBox.ts'

/**
 * How often an anchor that rests is looked at, and one that is gone is looked for. What moves it without a scroll
 * or a resize (text that grows above it, a drawer, a scroller in a shadow root) is seen by nothing else; a tip
 * that is late by no more than this looks as if it moved along. The looks cost less than 1 ms a second.
 */
export const LOOK_EVERY_MS = 200

/** Of an anchor that is in sight: a row of a table that is a hundred screens long. */
const LEAST_SHARE = 1e-4

/** The anchor as it is now: absent where there is none that can be seen. */
export interface Watched {
  readonly element: Element
  /** Not clipped away by a scroll container or the viewport. */
  readonly inSight: boolean
}

/**
 * Follows the element that `find` finds, and the next one when it leaves the page. Calls back when it has moved,
 * changed its size, or come in or out of sight: every frame while it moves, and seldom while it rests. A field that
 * is drawn by its label is represented by that.
 */
export function watchAnchor(find: () => Element | undefined, onChange: () => void) {
  let element: Element | undefined
  let inSight = true
  /** Gone, and not found again at the last look. */
  let isLost = false
  let place = ''
  let timer = 0
  let frame = 0

  // The only one who knows whether a scroll container clips the anchor. One that has shrunk to nothing touches it still.
  const sight = new IntersectionObserver(
    (entries) => {
      inSight = entries.at(-1)!.intersectionRatio > 0
      onChange()
    },
    { threshold: LEAST_SHARE },
  )
  const read = (): Watched | undefined => {
    if (!isLost && !isSeen(element)) adopt(find())
    isLost = !isSeen(element)
    return element && !isLost ? { element, inSight } : undefined
  }
  const adopt = (wanted: Element | undefined) => {
    const found = [wanted, ...((wanted as HTMLInputElement | undefined)?.labels ?? [])].find(isSeen)
    if (found === element) return
    sight.disconnect()
    element = found
    inSight = true
    if (found) sight.observe(found)
  }
  const look = () => {
    isLost = false
    const watched = read()
    const before = place
    place = String(watched && Object.values(readBox(watched.element)))
    if (place !== before) {
      onChange()
      frame = requestAnimationFrame(look)
    } else timer = window.setTimeout(look, LOOK_EVERY_MS)
  }
  look()

  return {
    read,
    stop() {
      sight.disconnect()
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    },
  }
}

export function isRendered(element: Element | undefined): element is Element {
  return !!element && element.getClientRects().length > 0
}
