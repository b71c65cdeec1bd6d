import { isShortcut } from './isShortcut.ts'

/** Where the focus is, of what belongs to the help. */
interface Inside {
  readonly root: Pick<DocumentOrShadowRoot, 'activeElement'>
}

export interface FocusOptions {
  readonly shell: Inside
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
    // Escape and F6 are the input method's own while it is open.
    if (event.isComposing) return
    if (hasFocus(shell)) {
      if (event.key !== 'Escape') return
      take(event)
      onEscape()
    } else if (isShortcut(event, shortcut)) {
      enter()
      if (hasFocus(shell)) take(event)
    }
  }
  // A frame tells nobody outside that the focus moves in it: the press that takes it away is the last chance to see.
  const remember = () => {
    if (!hasFocus(shell)) outside = readFocused(document)
  }
  window.addEventListener('keydown', onKey, true)
  for (const type of BEFORE) window.addEventListener(type, remember, true)

  return {
    /** Puts focus back to where it was before it came in, if it is inside. */
    giveBack() {
      if (hasFocus(shell)) (outside as HTMLElement | undefined)?.focus?.({ preventScroll: true })
    },
    stop() {
      window.removeEventListener('keydown', onKey, true)
      for (const type of BEFORE) window.removeEventListener(type, remember, true)
    },
  }
}

const BEFORE = ['focusin', 'pointerdown']

/** The focused element, looked for through open shadow roots, and frames of this origin. */
export function readFocused(root: DocumentOrShadowRoot): Element | undefined {
  const focused = root.activeElement
  const inner = focused?.shadowRoot ?? (focused as HTMLIFrameElement | null)?.contentDocument
  return (inner && readFocused(inner)) || focused || undefined
}

function hasFocus({ root }: Inside): boolean {
  return root.activeElement !== null
}

function take(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
