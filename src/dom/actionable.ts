import { fieldsOf } from './fieldsOf.ts'
import { isField, isPressable, roleOf } from '../core/tree/role.ts'

/** What the user meant by a press, and whether it looks as if it would do something. */
export interface Meant {
  readonly element: Element
  /** Where the event happened. */
  readonly origin: Element
  readonly actionable: boolean
}

/**
 * The control nearest to where an event happened: the icon inside the button inside the link is the link, a
 * label is its control. Where there is none, `cursor: pointer` shows what the author made clickable.
 */
export function findMeant(path: readonly EventTarget[], window: Window): Meant | undefined {
  const elements = path.filter((node): node is Element => (node as Node).nodeType === Node.ELEMENT_NODE)
  const control = elements.find((element) => controlOf(element) || isPressable(element) || isField(element))
  if (control) {
    const link = roleOf(control) === 'button' && elements.find((element) => element.matches('a[href]'))
    return { element: link || controlOf(control) || control, origin: elements[0]!, actionable: true }
  }
  let pointed: Element | undefined
  for (const element of elements.slice(0, POINTED_LEVELS)) {
    if (window.getComputedStyle(element).cursor !== 'pointer') break
    pointed = element
  }
  // A page that shows the hand everywhere (an old remedy for taps on iOS) says nothing by it.
  const actionable = !!pointed && !/^(html|body)$/.test(pointed.localName)
  const [origin] = elements
  return origin && { element: pointed && actionable ? pointed : origin, origin, actionable }
}

/** What Enter or Space on an element presses: itself, or the submit button of the form that it is in. */
export function findActivated(element: Element, key: 'Enter' | ' '): Element | undefined {
  const role = roleOf(element)
  if (element.localName === 'input' && role !== 'button') {
    const { type, form } = element as HTMLInputElement
    if (key === ' ') return /^(checkbox|radio)$/.test(type) ? element : undefined
    // The first that submits, wherever it stands: so browsers choose.
    return fieldsOf(form).find((each) => (each as HTMLButtonElement).type === 'submit')
  }
  if (!isPressable(element) || element.localName === 'select') return undefined
  return role === 'link' && key === ' ' ? undefined : element
}

function controlOf(element: Element): Element | null | false {
  return element.localName === 'label' && (element as HTMLLabelElement).control
}

/** Ancestors asked for their cursor: the first answer is the dear one, the others come with it. */
const POINTED_LEVELS = 12
