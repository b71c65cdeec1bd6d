import { own } from '../own.ts'
import type { TreeElement } from './element.ts'

/** The role that an element says it has, or that its tag or type implies; of roles that matter to us. */
export function roleOf(element: TreeElement): string | undefined {
  return element.getAttribute('role')?.trim().split(/\s+/)[0] || impliedRole(element)
}

/** It is pressed to make something happen. What may merely have the focus (row, gridcell, tabpanel) is not. */
export function isPressable(element: TreeElement): boolean {
  return /^(button|link|checkbox|radio|switch|tab|option|menuitem.*|treeitem|combobox)$/.test(
    roleOf(element) ?? '',
  )
}

/** It is typed, picked or dragged in: the browser answers, or the user sees it in the field. */
export function isField(element: TreeElement): boolean {
  // A text field that calls itself a combobox is one all the same.
  const roles = `${roleOf(element)} ${impliedRole(element)}`
  return (
    /textbox|searchbox|slider|spinbutton|scrollbar/.test(roles) ||
    element.localName === 'select' ||
    isEditor(element)
  )
}

/** The element at which an editable part begins. */
export function isEditor(element: TreeElement): boolean {
  return /^(?!false$)/.test(element.getAttribute('contenteditable') ?? 'false')
}

function impliedRole(element: TreeElement): string | undefined {
  const { localName } = element
  if (localName === 'input') return own(ROLES, element.type ?? '') ?? 'textbox'
  return element.matches('a[href],area[href]') ? 'link' : own(ROLES, localName)
}

const ROLES: { readonly [tagOrType: string]: string } = {
  button: 'button',
  summary: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  textarea: 'textbox',
  select: 'combobox',
  option: 'option',
  img: 'img',
  form: 'form',
  dialog: 'dialog',
}
