import { CHAT_WINDOWS } from '../core/tree/chats.ts'
import { findAll } from './selector.ts'

/** Steps of tours and guides, which are small. */
const GUIDES =
  '#pendo-guide-container,.walkme-custom-balloon-outer-div,.shepherd-element,.driver-popover,.introjs-tooltip'

/** Launchers and teasers are smaller, and windows are not. */
const SMALLEST_WINDOW = 240

interface Vendors {
  /** Crisp draws itself at run-time class names, but tells. */
  readonly $crisp?: { readonly is?: (what: string) => boolean }
}

/** Whether another vendor's window covers a part of the page: two helpers at once help nobody. */
export function isOtherHelpOpen(window: Window & Vendors): boolean {
  const { document } = window
  return (
    isCrispOpen(window) ||
    findAll(document, CHAT_WINDOWS).some((element) => isSeen(element, window, SMALLEST_WINDOW)) ||
    findAll(document, GUIDES).some((element) => isSeen(element, window))
  )
}

function isCrispOpen({ $crisp }: Vendors): boolean {
  try {
    return $crisp?.is?.('chat:opened') === true
  } catch {
    return false
  }
}

function isSeen(element: Element, window: Window, atLeast = 1): boolean {
  const { width, height, right, bottom, left, top } = element.getBoundingClientRect()
  const isLarge = width >= atLeast && height >= atLeast
  const isOnScreen = right > 0 && bottom > 0 && left < window.innerWidth && top < window.innerHeight
  return isLarge && isOnScreen && window.getComputedStyle(element).visibility === 'visible'
}
