import { hashText } from '../../../core/hash.ts'
import { closestAcross, parentOf } from '../../../core/tree/across.ts'
import { ALERTS, ERRORS, INVALID, WORDS } from '../../../core/tree/changes.ts'
import { childrenOf, type PageNode } from '../../tree/pageNode.ts'
import type { Rebuilt } from '../rebuilt.ts'
import { findFieldWords, type FieldLooks } from './fieldWords.ts'
import { FIELDS, findAll, hasAny, shownText } from './find.ts'

/** Something by which a form says "no", as in the page. */
export interface Sign {
  readonly element: PageNode
  readonly text: string
  readonly by: 'aria-invalid' | 'alert' | 'marked'
  /** An alert that nothing calls an error: it may say that all went well. */
  readonly bare?: boolean
  /** No alert, only words that are called an error: it says something when it is new after a submit. */
  readonly plain?: boolean
}

/** Nodes of a page that are searched for what lies over it. */
const PAGE_READ = 6000

/** The errors that a form shows now, in it, beside it, and wherever the config says. */
export function findSigns(form: PageNode, page: Rebuilt, looks: FieldLooks): Sign[] {
  const refused = page.settings.forms.find(({ match }) => form.matches(match))?.refused ?? ''
  return [
    ...findAll(form, INVALID).map((element) => ({ element, text: '', by: 'aria-invalid' as const })),
    ...findAlerts(form.parentElement ?? form, page, { form, refused }),
    ...findPlain(form, page),
    ...findToasts(form, page),
    ...findFieldWords(form, page, looks),
  ]
}

/** Of a page that a form has led to: what it calls an error, wherever it stands. */
export function findErrors(form: PageNode | undefined, page: Rebuilt): Sign[] {
  const { document } = page.tree
  if (!document) return []
  const invalid = form ? findAll(form, INVALID) : []
  return [
    ...invalid.map((element) => ({ element, text: '', by: 'aria-invalid' as const })),
    ...findAlerts(document, page, { ...(form && { form }), refused: '' }),
  ]
}

function findAlerts(
  around: PageNode,
  page: Rebuilt,
  { form, refused }: { form?: PageNode; refused: string },
): Sign[] {
  const { marks, styles, tree } = page
  const named = [refused, marks.errors].filter(Boolean).join()
  const isWorded = (element: PageNode) => {
    const called = closestAcross(element, ERRORS)
    return (called && !(form && called.contains(form))) || hasAny(element, ERRORS)
  }
  const alerts = findAll(around, ALERTS).filter(marks.isError)
  const declared = named && tree.document ? findAll(tree.document, named, PAGE_READ) : []
  return [...new Set([...alerts, ...declared])].filter(styles.isShown).map((element) => ({
    element,
    text: shownText(element, page),
    by: 'alert' as const,
    bare: !isWorded(element) && !(named && closestAcross(element, named)),
  }))
}

/** What is called an error and lies over the page, wherever it is in the document. */
function findToasts(form: PageNode, page: Rebuilt): Sign[] {
  const { document } = page.tree
  // Mostly there is none, and a page is long.
  if (!document || page.tree.named(TOASTS)?.length === 0) return []
  return findAll(document, TOASTS, PAGE_READ)
    .filter((element) => !form.contains(element) && !hasAny(element, FIELDS))
    .filter((element) => page.styles.isFixed(element) && page.styles.isShown(element))
    .map((element) => toPlain(element, page))
    .filter(({ text }) => text.length > 1)
}

const TOASTS = `:is(${WORDS},[data-type=error])`

/**
 * Words in the form or right beside it that a class or an id calls an error. Buttons are called `danger` for what they do, fields
 * `invalid` from the start.
 */
function findPlain(form: PageNode, page: Rebuilt): Sign[] {
  const beside = [form.previousElementSibling, form.nextElementSibling].flatMap((each) =>
    each && !hasAny(each, FIELDS) ? [each] : [],
  )
  const parent = parentOf(form)
  const around = parent ? childrenOf(parent, CHILDREN_READ).filter((each) => each.matches(PLAIN)) : []
  return [...new Set([...around, ...[form, ...beside].flatMap((each) => findAll(each, PLAIN))])]
    .filter((each) => !hasAny(each, FIELDS) && !each.closest('button,a,[role=button]'))
    .filter(page.styles.isShown)
    .map((element) => toPlain(element, page))
    .filter(({ text }) => text.length > 1)
}

const CHILDREN_READ = 100

function toPlain(element: PageNode, page: Rebuilt): Sign {
  const text = shownText(element, page).replace(NO_ERRORS, '').replace(/\d+/g, '').trim()
  return { element, text, by: 'alert', plain: true }
}

/** What the form says now in words that are called an error, hashed, to be compared with what the next page says. */
export function hashWords(form: PageNode, page: Rebuilt): string[] {
  return [...new Set(findPlain(form, page).map(({ text }) => hashText(text)))].slice(0, WORDS_KEPT)
}

const WORDS_KEPT = 4

/** The first field among the signs. */
export function fieldOf(signs: readonly Sign[]): PageNode | undefined {
  return signs.map(({ element }) => element).find((element) => element.matches(`${FIELDS},${INVALID}`))
}

const PLAIN = `:is(${WORDS}):not(form,${FIELDS},[class*=no-error i],[id*=no-error i],[class*=success i],[id*=success i])`
const NO_ERRORS = /^\s*(0|no errors?)\b.*/is
