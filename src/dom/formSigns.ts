import { findAll, isShown, matches } from './selector.ts'
import type { Page } from './sensor.ts'
import { FIELDS } from './formKey.ts'

/** Something by which a form says "no", and the text with which it does. */
export interface Sign {
  readonly element: Element
  readonly text: string
  readonly by: 'aria-invalid' | 'alert'
}

/**
 * The errors that a form shows now: fields marked invalid, alerts and marked errors in it or beside it, and
 * what the config says wherever it is. `root` widens the search to the whole page.
 */
export function findSigns(page: Page, form: Element | undefined, root?: ParentNode): Sign[] {
  const around = root ?? form?.parentElement ?? form ?? page.window.document
  const refused = page.forms.find(({ match }) => form && matches(form, match))?.refused ?? ''
  return [
    ...(form ? findAll(form, INVALID) : []).map((element) => signOf(element, 'aria-invalid')),
    ...[...findAll(around, page.marks.errors), ...findAll(page.window.document, refused)]
      .filter(isShown)
      .map((element) => signOf(element, 'alert')),
    ...findAll(around, '[role=alert]')
      .filter((element) => isShown(element) && isBadNews(element))
      .map((element) => signOf(element, 'alert')),
  ]
}

/** The first field among the signs, or within them. */
export function fieldOf(signs: readonly Sign[]): Element | undefined {
  return signs
    .map(({ element }) => (matches(element, FIELDS) || matches(element, INVALID) ? element : undefined))
    .find(Boolean)
}

const INVALID = '[aria-invalid]:not([aria-invalid=""],[aria-invalid=false])'

function signOf(element: Element, by: Sign['by']): Sign {
  return { element, by, text: by === 'alert' ? (element.textContent ?? '') : '' }
}

/** Libraries announce success with the same role; the class says what it is (`alert-success`). */
function isBadNews(element: Element): boolean {
  const kind = '[class*=success i],[class*=info i]'
  return (
    !!element.textContent?.trim() && !matches(element, kind) && !element.querySelector('[class*=success i]')
  )
}
