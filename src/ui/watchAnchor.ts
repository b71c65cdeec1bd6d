import { readBox } from './readBox.ts'

/**
 * How often an anchor that rests is looked at, and one that is gone is looked for. What moves it without a scroll
 * or a resize (text that grows above it, a drawer, a scroller in a shadow root) is seen by nothing else; a tip
 * that is late by no more than this looks as if it moved along. The looks cost less than 1 ms a second.
 */
export const LOOK_EVERY_MS = 200

/** The anchor as it is now: absent where there is none that is rendered. */
export interface Watched {
  readonly element: Element
  /** Not clipped away by a scroll container or the viewport. */
  readonly inSight: boolean
}

/**
 * Follows the element that `find` finds, and the next one when it leaves the page. Calls back when it has moved,
 * changed its size, or come in or out of sight: every frame while it moves, and seldom while it rests.
 */
export function watchAnchor(find: () => Element | undefined, onChange: () => void) {
  let element: Element | undefined
  let inSight = true
  /** Gone, and not found again at the last look. */
  let isLost = false
  let place = ''
  let timer = 0
  let frame = 0

  // The only one who knows whether a scroll container clips the anchor.
  const sight = new IntersectionObserver((entries) => {
    inSight = !!entries.at(-1)?.isIntersecting
    onChange()
  })
  const read = (): Watched | undefined => {
    if (isRendered(element)) return { element, inSight }
    if (!isLost) adopt(find())
    isLost = !isRendered(element)
    return isRendered(element) ? { element, inSight } : undefined
  }
  const adopt = (found: Element | undefined) => {
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
    const box = watched && readBox(watched.element)
    place = box ? `${box.left} ${box.top} ${box.right} ${box.bottom}` : ''
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
  return !!element?.isConnected && element.getClientRects().length > 0
}
