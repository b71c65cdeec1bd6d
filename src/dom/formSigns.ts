import { closest, findAll, isShown, matches } from './selector.ts'
import type { Page } from './sensor.ts'
import { FIELDS } from './formKey.ts'

/** Something by which a form says "no", and the text with which it does. */
export interface Sign {
  readonly element: Element
  readonly text: string
  readonly by: 'aria-invalid' | 'alert'
  /** An alert that nothing calls an error: it may say that all went well. */
  readonly bare?: boolean
}

/**
 * The errors that a form shows now: fields marked invalid, alerts and marked errors in it or beside it, and
 * what the config says wherever it is. `root` widens the search to the whole page.
 */
export function findSigns(page: Page, form: Element | undefined, root?: ParentNode): Sign[] {
  const around = root ?? form?.parentElement ?? form ?? page.window.document
  const refused = page.forms.find(({ match }) => form && matches(form, match))?.refused ?? ''
  const { marks, window } = page
  const shown = [
    ...findAll(around, [ALERTS, marks.errors].filter(Boolean).join()).filter((element) =>
      marks.isError(element),
    ),
    ...findAll(window.document, refused),
  ].filter(isShown)
  const isWorded = (element: Element) => {
    const named = closest(element, ERRORS)
    return (named && !named.contains(form ?? null)) || findAll(element, ERRORS).length > 0
  }
  const isDeclared = (element: Element) => !!closest(element, [refused, marks.errors].filter(Boolean).join())
  return [
    ...(form ? findAll(form, INVALID) : []).map((element) => ({
      element,
      text: '',
      by: 'aria-invalid' as const,
    })),
    ...shown.map((element) => ({
      element,
      text: element.textContent ?? '',
      by: 'alert' as const,
      bare: !isWorded(element) && !isDeclared(element),
    })),
  ]
}

/** The first field among the signs, or within them. */
export function fieldOf(signs: readonly Sign[]): Element | undefined {
  return signs
    .map(({ element }) => (matches(element, FIELDS) || matches(element, INVALID) ? element : undefined))
    .find(Boolean)
}

const INVALID = '[aria-invalid]:not([aria-invalid=""],[aria-invalid=false])'
const ALERTS = '[role=alert],[aria-live=assertive]'
/** What pages and libraries call the element that says so, in any of their spellings. */
const ERRORS = ['error', 'invalid', 'danger', 'fail', 'warn']
  .flatMap((word) => [`[class*=${word} i]`, `[id*=${word} i]`])
  .join()
