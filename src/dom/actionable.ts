import { isEditor } from './editable.ts'
import { roleOf } from './role.ts'

/** What the user meant by a press, and whether it looks as if it would do something. */
export interface Meant {
  readonly element: Element
  readonly actionable: boolean
}

/**
 * The control nearest to where an event happened: the icon inside the button inside the link is the link, a
 * label is its control. Where there is none, `cursor: pointer` shows what the author made clickable.
 */
export function findMeant(path: readonly EventTarget[], window: Window): Meant | undefined {
  const elements = path.filter((node): node is Element => (node as Node).nodeType === Node.ELEMENT_NODE)
  const origin = elements[0]
  if (!origin) return undefined
  const index = elements.findIndex(isControl)
  if (index >= 0) {
    const control = elements[index]!
    const link =
      isButton(control) &&
      elements.slice(index).find((element) => element.localName === 'a' && isControl(element))
    return { element: link || (control as HTMLLabelElement).control || control, actionable: true }
  }
  let pointed: Element | undefined
  for (const element of elements.slice(0, POINTED_LEVELS)) {
    if (window.getComputedStyle(element).cursor !== 'pointer') break
    pointed = element
  }
  // A page that shows the hand everywhere (an old remedy for taps on iOS) says nothing by it.
  const isPage = pointed === window.document.body || pointed === window.document.documentElement
  return pointed && !isPage ? { element: pointed, actionable: true } : { element: origin, actionable: false }
}

/** What Enter or Space on an element presses: itself, or the submit button of the form that it is in. */
export function findActivated(element: Element, key: 'Enter' | ' '): Element | undefined {
  const { localName } = element
  if (localName === 'input') {
    const { type, form } = element as HTMLInputElement
    if (PRESSED_BY_BOTH.test(type)) return element
    if (key === ' ') return /^(checkbox|radio)$/.test(type) ? element : undefined
    return form ? findSubmitter(form) : undefined
  }
  const role = roleOf(element)
  if (localName === 'select' || !role || !CONTROL_ROLES.has(role) || /^(text|search|combo)box$/.test(role))
    return undefined
  return role === 'link' && key === ' ' ? undefined : element
}

/** Ancestors asked for their cursor: the first answer is the dear one, the others come with it. */
const POINTED_LEVELS = 12

const PRESSED_BY_BOTH = /^(button|submit|reset|image|file|color)$/

/** Roles that promise a reaction. Those that may merely have the focus (row, gridcell, tabpanel) promise none. */
const CONTROL_ROLES = new Set(
  (
    'button link checkbox radio switch tab option menuitem menuitemcheckbox menuitemradio treeitem ' +
    'combobox textbox searchbox slider spinbutton scrollbar'
  ).split(' '),
)

function isControl(element: Element): boolean {
  if (element.localName === 'label') return !!(element as HTMLLabelElement).control
  const role = roleOf(element)
  return (role !== undefined && CONTROL_ROLES.has(role)) || isEditor(element)
}

function isButton(element: Element): boolean {
  return roleOf(element) === 'button'
}

/** The button that a browser clicks for Enter in a field: the first that submits, wherever it stands. */
function findSubmitter(form: HTMLFormElement): Element | undefined {
  return Array.from(form.elements).find((element) => (element as HTMLButtonElement).type === 'submit')
}
