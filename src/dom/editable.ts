const NO_TEXT = /^(checkbox|radio|button|submit|reset|image|file|hidden)$/

/** Something that is typed or picked in. */
export function isEditable(element: Element): boolean {
  const { localName } = element
  if (localName === 'input') return !NO_TEXT.test((element as HTMLInputElement).type)
  return localName === 'textarea' || localName === 'select' || isEditor(element)
}

/** The element at which an editable part begins. */
export function isEditor(element: Element): boolean {
  const editable = element.getAttribute('contenteditable')
  return editable !== null && editable !== 'false'
}

/** The element that has the focus, through open shadow roots. */
export function focusedIn(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root
  return activeElement?.shadowRoot ? focusedIn(activeElement.shadowRoot) : activeElement
}
