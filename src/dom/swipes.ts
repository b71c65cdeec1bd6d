import { parentOf } from './across.ts'
import type { Way } from './presses.ts'

/** Ancestors looked at: what a finger moves is near, or it is the page. */
export const LEVELS_SWIPED = 12
/** Less beyond the edge is rounding, a shadow, a margin. */
export const MORE_TO_SHOW = 16

/** What is drawn, played or worked by a finger in ways that leave no trace, or none that tells anything. */
const OWN_WAYS =
  'canvas,video,audio,embed,object,iframe,map,input,textarea,select,[contenteditable],[draggable=true],[role=slider],[role=scrollbar],[role=application],[class*=map i]'
/** What lies over the page keeps it from moving, and has to. */
const OVERLAY = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true],[popover]'

/**
 * The part that a swipe should have moved: it has more to show in that direction, whether or not it may be scrolled. A
 * carousel hides what does not fit, and so does a page that stayed locked. Nothing where a list is at its end, where
 * everything is to be seen, over pictures that follow fingers of their own accord, or on what lies over the page.
 */
export function hasMoreToShow(origin: Element, way: Way): Element | undefined {
  let at: Element | undefined = origin
  for (let level = 0; at && level < LEVELS_SWIPED; level++, at = parentOf(at)) {
    if (at.matches(OWN_WAYS)) return undefined
    if (isClipped(at) && moreIn(at, way) >= MORE_TO_SHOW) return at
    if (at.matches(OVERLAY) || isFixed(at)) return undefined
  }
  const page = origin.ownerDocument.scrollingElement
  return page && !isOverlaid(origin.ownerDocument) && moreIn(page, way) >= MORE_TO_SHOW ? page : undefined
}

/** Pixels beyond the edge that the finger comes from. */
function moreIn(element: Element, { x, y }: Way): number {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element
  if (Math.abs(y) >= Math.abs(x)) return y < 0 ? scrollHeight - clientHeight - scrollTop : scrollTop
  const before = Math.abs(scrollLeft)
  const after = scrollWidth - clientWidth - before
  const isRightToLeft = getComputedStyle(element).direction === 'rtl'
  return x < 0 === !isRightToLeft ? after : before
}

function isClipped(element: Element): boolean {
  if (element.matches('html,body')) return false
  const { overflowX, overflowY } = getComputedStyle(element)
  return overflowX !== 'visible' || overflowY !== 'visible'
}

function isFixed(element: Element): boolean {
  return getComputedStyle(element).position === 'fixed'
}

/** A dialog is open somewhere: the page is meant to keep still. */
function isOverlaid(document: Document): boolean {
  return !!document.querySelector('dialog[open],[aria-modal=true]')
}
