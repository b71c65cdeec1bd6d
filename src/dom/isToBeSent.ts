import { fieldsOf } from './fieldsOf.ts'
import { closest, findAll, matches } from './selector.ts'

/**
 * Whether a form is there to be filled in and sent. A search is over with its results, a filter at each tick,
 * and settings without a button save themselves: after none of them is a pause in the form a stall.
 */
export function isToBeSent(form: Element, field: Element): boolean {
  // Declared in the config, or made of components: what sends it is nobody's to find.
  if ((field as HTMLInputElement).form !== form) return true
  const texts = findAll(form, TEXTS)
  if (closest(form, SEARCH)) return false
  if (texts.length > 0 && texts.every((text) => matches(text, '[type=search]'))) return false
  const buttons = findButtons(form as HTMLFormElement)
  if (buttons.some((button) => matches(button, SUBMITS))) return true
  // Enter sends a form with one line of text (HTML, "implicit submission"), and a script does it at any button.
  const lines = texts.filter(({ localName }) => localName === 'input')
  return lines.length === 1 || (texts.length > 0 && buttons.length > 0)
}

/** Those in it, and those elsewhere that belong to it: a page may have thousands that do not. */
function findButtons(form: HTMLFormElement): Element[] {
  const inside = findAll(form, BUTTONS).filter((button) => closest(button, 'form') === form)
  return [...inside, ...fieldsOf(form).filter((field) => matches(field, BUTTONS))]
}

const SEARCH = 'search,[role=search],form[action*="/search" i]'
const TEXTS = `textarea,input:not(${['hidden', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'image', 'button', 'reset'].map((type) => `[type=${type}]`).join()})`
export const SUBMITS = 'button:not([type=button i],[type=reset i]),input:is([type=submit],[type=image])'
const BUTTONS = `${SUBMITS},button[type=button i],[role=button],input[type=button]`
