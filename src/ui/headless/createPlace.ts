import type { HelpView } from '../view.ts'

/** Where the host's own drawing goes, in the page's light: its styles apply. */
export interface Place {
  readonly element: HTMLElement
  readonly container: HTMLElement
  readonly status: HTMLElement
  /** The focused element in it. */
  readonly activeElement: Element | null
  /** Moves the focus in, to what can take it first. */
  enter(): void
}

const TAKES_FOCUS = '[autofocus], [tabindex], button, a[href], input, select, textarea'

export function createPlace(view: HelpView, label: string, slot: Element | undefined): Place {
  const element = document.createElement('div')
  element.dataset.unstuckHelp = view.id
  element.dataset.unstuckAmbient = ''
  element.dataset.unstuckIgnore = ''
  if (view.locale !== undefined) element.lang = view.locale
  const status = document.createElement('div')
  status.setAttribute('role', 'status')
  // Heard and not seen; set by script, which no policy of styles forbids.
  Object.assign(status.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  })
  const container = document.createElement('section')
  container.setAttribute('role', 'region')
  container.setAttribute('aria-label', label)
  container.tabIndex = -1
  element.append(status, container)
  ;(slot ?? view.container ?? document.body).append(element)
  return {
    element,
    container,
    status,
    get activeElement() {
      const { activeElement } = document
      return element.contains(activeElement) ? activeElement : null
    },
    enter: () =>
      (container.querySelector<HTMLElement>(TAKES_FOCUS) ?? container).focus({ preventScroll: true }),
  }
}
