import { focusedIn } from './focusedIn.ts'
import { listen } from './listen.ts'
import type { Page } from './sensor.ts'

/**
 * Focus traps say nothing of themselves, but lead Tab back: forwards to what comes before, backwards to what comes
 * after. What spans both ends keeps the focus, and takes presses on anything else away; editors and grids that
 * have a use for Tab go on with it.
 */
export function watchTraps(page: Page) {
  const { window } = page
  let trap: Element | undefined

  const stop = listen(
    window,
    'keydown',
    page.guard('moment', (event: KeyboardEvent) => {
      const from = focusedIn(window.document)
      if (event.key !== 'Tab' || !event.isTrusted || !from) return
      const look = page.guard('moment', () => {
        const to = focusedIn(window.document)
        if (event.defaultPrevented && to) trap = isLedBack(from, to, event.shiftKey) ? span(from, to) : trap
      })
      window.setTimeout(look)
    }),
  )

  return {
    /** The trap that holds the focus. */
    current(): Element | undefined {
      if (!trap?.contains(window.document.activeElement)) trap = undefined
      return trap
    },
    stop,
  }
}

function isLedBack(from: Element, to: Element, isBackwards: boolean): boolean {
  const { DOCUMENT_POSITION_FOLLOWING, DOCUMENT_POSITION_PRECEDING } = from
  const back = isBackwards ? DOCUMENT_POSITION_FOLLOWING : DOCUMENT_POSITION_PRECEDING
  return (from.compareDocumentPosition(to) & back) > 0
}

/** The innermost that holds both; the page itself is no trap. */
function span(from: Element, to: Element): Element | undefined {
  let at: Element | null = from
  while (at && !at.contains(to)) at = at.parentElement
  return at === from.ownerDocument.body || at === from.ownerDocument.documentElement
    ? undefined
    : (at ?? undefined)
}
