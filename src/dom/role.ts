/** The role that an element says it has, or that its tag implies. */
export function roleOf(element: Element): string | undefined {
  const explicit = element.getAttribute('role')?.trim().split(/\s+/)[0]
  if (explicit) return explicit
  const tag = element.localName
  if (tag === 'input') return INPUT_ROLES[(element as HTMLInputElement).type] ?? 'textbox'
  if (tag === 'a' || tag === 'area') return element.hasAttribute('href') ? 'link' : undefined
  return ROLES[tag]
}

const ROLES: { readonly [tag: string]: string } = {
  button: 'button',
  summary: 'button',
  select: 'combobox',
  textarea: 'textbox',
  option: 'option',
  img: 'img',
  form: 'form',
  dialog: 'dialog',
}

const INPUT_ROLES: { readonly [type: string]: string } = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
}
