import { parentOf } from './across.ts'
import { findAll, isShown } from './selector.ts'

/** The modal dialogs of the host that are open; the one with the focus, else the last in the page, is on top. */
export function findDialogs(document: Document): Element[] {
  const open = findAll(document, 'dialog[open],[aria-modal=true]').filter(
    (element) => (element.matches('[aria-modal=true]') || isModal(element)) && isVisible(element),
  )
  return open.sort(
    (a, b) => Number(a.contains(document.activeElement)) - Number(b.contains(document.activeElement)),
  )
}

/** The innermost of those dialogs that holds an element. */
export function dialogAround(element: Element | undefined, dialogs: readonly Element[]): Element | undefined {
  for (let at: Element | undefined = element; at; at = parentOf(at)) if (dialogs.includes(at)) return at
  return undefined
}

/** Browsers of 2021 have dialogs but no `:modal`; a dialog without is taken for modal there. */
function isModal(dialog: Element): boolean {
  try {
    return dialog.matches(':modal')
  } catch {
    return true
  }
}

/** Libraries keep closed dialogs in the page, see-through. */
function isVisible(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return (
    (isShown(element) || findAll(element, '*').slice(0, 20).some(isShown)) &&
    style?.visibility === 'visible' &&
    style.opacity !== '0'
  )
}
