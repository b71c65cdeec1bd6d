import { isShortcut } from './isShortcut.ts'
import type { Shell } from './shell.ts'

export interface FocusOptions {
  readonly shell: Shell
  /** Moves the focus in. */
  enter(): void
  readonly shortcut: string
  onEscape(): void
}

/**
 * The way in and out by keyboard. The shortcut moves focus in; inside, it is left to the browser. Escape inside
 * closes; outside it is the host's. The listener captures on the window, so that neither the host's dialog nor
 * its shortcuts take an Escape that was meant for the help.
 */
export function startFocus({ shell, enter, shortcut, onEscape }: FocusOptions) {
  let outside = readFocused(document)

  const onKey = (event: KeyboardEvent) => {
    if (hasFocus(shell)) {
      if (event.key !== 'Escape' || event.isComposing) return
      take(event)
      onEscape()
    } else if (isShortcut(event, shortcut)) {
      enter()
      if (hasFocus(shell)) take(event)
    }
  }
  const onFocusIn = () => {
    if (!hasFocus(shell)) outside = readFocused(document)
  }
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('focusin', onFocusIn, true)

  return {
    /** Puts focus back to where it was before it came in, if it is inside. */
    giveBack() {
      if (hasFocus(shell) && outside instanceof HTMLElement) outside.focus({ preventScroll: true })
    },
    stop() {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('focusin', onFocusIn, true)
    },
  }
}

/** The focused element, looked for through open shadow roots. */
export function readFocused(root: DocumentOrShadowRoot): Element | undefined {
  const focused = root.activeElement
  return (focused?.shadowRoot && readFocused(focused.shadowRoot)) || focused || undefined
}

function hasFocus({ root }: Shell): boolean {
  return root.activeElement !== null
}

function take(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
