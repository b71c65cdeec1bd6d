import { adoptStyles } from './styles/adoptStyles.ts'
import { content } from './styles/content.ts'
import { panel } from './styles/panel.ts'
import { tokens } from './styles/tokens.ts'

/** The element that holds the help, and what lives in its shadow root from the first moment on. */
export interface Shell {
  readonly element: HTMLElement
  readonly root: ShadowRoot
  /** The polite live region. It is empty: only what is put into an existing one is announced. */
  readonly status: HTMLElement
  /** The landmark that the panel is rendered into. */
  readonly landmark: HTMLElement
  /** Adds to the style of the root. */
  style(css: string | undefined): void
}

export interface ShellOptions {
  readonly id: string
  readonly label: string
  readonly container: Element
  readonly locale?: string | undefined
  readonly dir?: string | undefined
  readonly nonce?: string | undefined
  /** Of what only this help needs. */
  readonly css?: string | undefined
}

/**
 * The shadow root is open: focus traps, assistive tools, accessibility checkers and the host's own tests can
 * look inside, and a closed one would protect nothing from a page that owns the prototypes. The marks tell our
 * sensors that nothing in here is the page's answer, or the user's trouble with it.
 */
export function createShell({ id, label, container, locale, dir, nonce, css }: ShellOptions): Shell {
  const element = document.createElement('div')
  element.dataset.unstuckHelp = id
  element.dataset.unstuckAmbient = ''
  element.dataset.unstuckIgnore = ''
  if (locale) element.lang = locale
  if (dir) element.dir = dir
  const root = element.attachShadow({ mode: 'open' })
  const style = (more: string | undefined) => more && adoptStyles(root, more, nonce)
  style(tokens + panel + content + (css ?? ''))

  const status = document.createElement('div')
  status.className = 'quiet'
  status.setAttribute('role', 'status')
  const landmark = document.createElement('section')
  landmark.className = 'root'
  landmark.setAttribute('role', 'region')
  landmark.setAttribute('aria-label', label)
  root.append(status, landmark)
  container.append(element)
  return { element, root, status, landmark, style }
}
