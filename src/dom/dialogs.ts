import { closestAcross, parentOf } from './across.ts'
import { focusedIn } from './focusedIn.ts'
import { findAll, isShown } from './selector.ts'

/** Pieces of a page looked at for one that can be reached; beside what is not modal it is among the first. */
export const PIECES_LOOKED_AT = 40

/**
 * The modal dialogs of the host that are open, that in which a focus trap was met among them; the one with the
 * focus, else the last in the page, is on top. Those in shadow trees are found by the focus, which modal dialogs
 * hold.
 */
export function findDialogs(document: Document, trap?: Element): Element[] {
  const focused = focusedIn(document) ?? undefined
  const found = new Set([...findAll(document, DIALOGS), ...around(focused)])
  const open = [...found].filter((element) => !isOurs(element) && isVisible(element) && isModal(element))
  if (trap && !open.includes(trap)) open.push(trap)
  const holdsFocus = (dialog: Element) => Number(dialogAround(focused, [dialog]) !== undefined)
  return open.sort((a, b) => holdsFocus(a) - holdsFocus(b))
}

/** The innermost of those dialogs that holds an element. */
export function dialogAround(element: Element | undefined, dialogs: readonly Element[]): Element | undefined {
  for (let at: Element | undefined = element; at; at = flatParentOf(at)) if (dialogs.includes(at)) return at
  return undefined
}

/** Help that has the focus stands over all else too. */
const isOurs = (element: Element) => closestAcross(element, '[data-unstuck-help]') !== undefined

const DIALOGS = 'dialog[open],[aria-modal=true],[role=dialog],[role=alertdialog]'

function around(element: Element | undefined): Element[] {
  const found: Element[] = []
  for (let at = element; at; at = flatParentOf(at)) if (at.matches(DIALOGS)) found.push(at)
  return found
}

/** Where it is drawn: what is put into a component's dialog is in it. */
function flatParentOf(element: Element): Element | undefined {
  return element.assignedSlot ?? parentOf(element)
}

/**
 * Many libraries make dialogs modal and say so nowhere (Radix and those built on it): then the rest of the page
 * cannot be reached. An alert dialog is modal by its meaning; consent bars that call themselves so are none,
 * which shows by the focus. Browsers of 2021 have dialogs but no `:modal`; one without is taken for modal there.
 */
function isModal(dialog: Element): boolean {
  const said = dialog.getAttribute('aria-modal')
  if (said === 'true' || said === 'false') return said === 'true'
  try {
    if (dialog.localName === 'dialog') return dialog.matches(':modal')
  } catch {
    return true
  }
  const { ownerDocument, role } = dialog
  const hasFocus = dialogAround(focusedIn(ownerDocument) ?? undefined, [dialog]) !== undefined
  return (role === 'alertdialog' && hasFocus) || isAllElseCovered(ownerDocument)
}

const PIECES = 'a,button,input,select,textarea,label,h1,h2,h3,p,li,td,img'

/** Whatever else is on the screen lies under something, or is inert. */
function isAllElseCovered(document: Document): boolean {
  let seen = 0
  for (const piece of findAll(document, PIECES)) {
    if (seen >= PIECES_LOOKED_AT) break
    const { left, top, width, height } = piece.getBoundingClientRect()
    // Nothing is at points that are off the screen, where a piece is then not looked for.
    const [x, y] = [left + width / 2, top + height / 2]
    const isOnScreen =
      x > 0 && y > 0 && x < document.defaultView!.innerWidth && y < document.defaultView!.innerHeight
    if (!isOnScreen || width * height === 0 || closestAcross(piece, DIALOGS)) continue
    seen++
    const hit = document.elementFromPoint(x, y)
    if (hit && piece.contains(hit)) return false
  }
  return seen > 0
}

/** Libraries keep closed dialogs in the page, see-through. */
function isVisible(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return (
    (isShown(element) || findAll(element, '*').slice(0, 20).some(isShown)) &&
    style?.visibility === 'visible' &&
    style.opacity !== '0' &&
    !element.closest('[inert]')
  )
}
