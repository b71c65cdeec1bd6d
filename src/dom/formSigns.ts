import { hashText } from '../core/hash.ts'
import { childrenOf, parentOf } from './across.ts'
import { ALERTS, ERRORS, WORDS } from '../core/tree/changes.ts'
import { closest, findAll, isShown, matches } from './selector.ts'
import type { Page } from './sensor.ts'
import { FIELDS } from './formKey.ts'
import { findWords } from './formWords.ts'

/** Something by which a form says "no", and the text with which it does. */
export interface Sign {
  readonly element: Element
  readonly text: string
  readonly by: 'aria-invalid' | 'alert' | 'marked'
  /** An alert that nothing calls an error: it may say that all went well. */
  readonly bare?: boolean
  /** No alert, only words that are called an error: it says something when it is new after a submit. */
  readonly plain?: boolean
}

/**
 * The errors that a form shows now: fields marked invalid, alerts and marked errors in it or beside it, and
 * what the config says wherever it is. `root` widens the search to the whole page, and leaves plain words out, for
 * nobody knows which of them are new there.
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
    ...(form && !root ? [...findPlain(form), ...findToasts(form), ...findWords(form)] : []),
  ]
}

/** What is called an error and lies over the page, wherever it is in the document. */
function findToasts(form: Element): Sign[] {
  return findAll(form.ownerDocument, `${WORDS},[data-type=error]`)
    .filter(
      (element) => !form.contains(element) && !hasFields(element) && isShown(element) && isFixed(element),
    )
    .map((element) => ({ element, text: wordsOf(element), by: 'alert' as const, plain: true }))
    .filter(({ text }) => text.length > 1)
}

function isFixed(element: Element): boolean {
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    if (getComputedStyle(at).position === 'fixed') return true
  }
  return false
}

function hasFields(element: Element): boolean {
  return findAll(element, FIELDS).length > 0
}

function wordsOf(element: Element): string {
  const text = (element as Partial<HTMLElement>).innerText ?? ''
  return text.replace(NO_ERRORS, '').replace(/\d+/g, '').trim()
}

/**
 * Words in the form or right beside it that a class or an id calls an error. Buttons are called `danger` for what
 * they do, fields `invalid` from the start, and what counts errors or counts down changes without a "no".
 */
function findPlain(form: Element): Sign[] {
  const beside = [form.previousElementSibling, form.nextElementSibling].filter(
    (each) => each && !hasFields(each),
  )
  const around = childrenOf(parentOf(form)).filter((each) => matches(each, PLAIN))
  return [...around, ...[form, ...(beside as Element[])].flatMap((each) => findAll(each, PLAIN))]
    .filter((each) => isShown(each) && !hasFields(each) && !closest(each, 'button,a,[role=button]'))
    .map((element) => ({ element, text: wordsOf(element), by: 'alert' as const, plain: true }))
    .filter(({ text }) => text.length > 1)
}

/** What the form says now in words that are called an error, hashed, to be compared with what the next page says. */
export function hashWords(form: Element): string[] {
  return [...new Set(findPlain(form).map(({ text }) => hashText(text)))].slice(0, WORDS_KEPT)
}

const WORDS_KEPT = 4

/** The first field among the signs, or within them. */
export function fieldOf(signs: readonly Sign[]): Element | undefined {
  return signs
    .map(({ element }) => (matches(element, FIELDS) || matches(element, INVALID) ? element : undefined))
    .find(Boolean)
}

const INVALID = '[aria-invalid]:not([aria-invalid=""],[aria-invalid=false])'
const PLAIN = `:is(${WORDS}):not(form,${FIELDS},[class*=no-error i],[id*=no-error i],[class*=success i],[id*=success i])`
const NO_ERRORS = /^\s*(0|no errors?)\b.*/is
