import { hashText } from '../core/hash.ts'
import { pathTemplate } from '../core/page.ts'
import { readUrl } from './readUrl.ts'
import { closest, findAll, isShown, matches } from './selector.ts'
import type { FormPattern, Marks, Page } from './sensor.ts'
import { GENERATED } from '../core/tree/target.ts'

/**
 * What a form is called, now and on the next page: its name in the config, its mark, its name, its id, or
 * else what it sends where, hashed.
 */
export function formKey(form: Element, marks: Marks, forms: readonly FormPattern[]): string {
  const declared = forms.find(({ match }) => matches(form, match))?.name
  const id = form.getAttribute('id')
  return (
    declared ||
    marks.name(form) ||
    form.getAttribute('name') ||
    (id && !GENERATED.test(id) ? id : keyByContent(form))
  )
}

/** The form that an element belongs to: one that the config declares, else the `<form>`. */
export function closestForm(element: Element, forms: readonly FormPattern[]): Element | undefined {
  const owner = element.localName === 'form' ? undefined : (element as HTMLInputElement).form
  const from = owner ?? element
  for (const { match } of forms) {
    const declared = closest(from, match)
    if (declared) return declared
  }
  return closest(from, 'form')
}

/** The form of that key which the user sees. */
export function findForm({ window, marks, forms }: Page, key: string): Element | undefined {
  const all = findAll(window.document, ['form', ...forms.map(({ match }) => match)].join())
  return all.slice(0, FORMS_READ).find((form) => formKey(form, marks, forms) === key && isFormShown(form))
}

/** A form without a box of its own (`display: contents`) shows by its fields. */
export function isFormShown(form: Element): boolean {
  return form.isConnected && (isShown(form) || findAll(form, FIELDS).some(isShown))
}

export const FIELDS = 'input:not([type=hidden]),select,textarea'

const FORMS_READ = 50
/** A form grows while it is filled in; how it begins stays. */
const FIELDS_READ = 3

const known = new WeakMap<Element, string>()

/** Read by attributes: `form.action` may well be an input of that name. */
function keyByContent(form: Element): string {
  const before = known.get(form)
  if (before) return before
  const action = form.getAttribute('action')
  const names = findAll(form, FIELDS).slice(0, FIELDS_READ).map(nameOf)
  const key = 'form-' + hashText([action ? actionTemplate(action, form.baseURI) : '', ...names].join(' '))
  known.set(form, key)
  return key
}

function nameOf(field: Element): string {
  return (field.getAttribute('name') || field.getAttribute('type') || field.localName).replace(/\d+/g, '#')
}

/** Many older products tell the page by a parameter: `index.php?route=checkout/confirm`. */
function actionTemplate(action: string, base: string): string {
  const { pathname, searchParams = [] } = readUrl(action, base) ?? { pathname: action }
  return [pathname, ...[...searchParams].flat()].map(pathTemplate).join(' ')
}
