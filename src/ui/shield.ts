/** What the user does inside the help, as the page could overhear it. `focusin` is what focus traps listen to. */
const EVENTS =
  'keydown keypress keyup focusin focusout pointerdown pointerup mousedown mouseup click dblclick auxclick ' +
  'contextmenu touchstart touchend wheel'

/**
 * Ends events at the help's element: the page's shortcuts, "click outside" handlers and focus traps do not
 * react to what happens in the help. Listeners that capture still see them, as their authors intended.
 */
export function startShield(element: HTMLElement): void {
  for (const type of EVENTS.split(' '))
    element.addEventListener(type, (event) => event.stopPropagation(), { passive: true })
}
