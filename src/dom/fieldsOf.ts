/** The fields of a form, also of one that has a field named "elements": a form's fields hide its own properties. */
export function fieldsOf(form: HTMLFormElement | null | undefined): Element[] {
  return form ? [...(Reflect.get(HTMLFormElement.prototype, 'elements', form) as Iterable<Element>)] : []
}
