import { closestAcross, parentOf } from './across.ts'
import { ALERTS, ERRORS, INVALID, TOOLTIP, VALUED } from './changes.ts'
import type { TreeElement } from './element.ts'

/** What a change says: nothing, "no", in an alert that nothing calls an error perhaps "no", or that something was done. */
export type Verdict = No | 'real' | undefined

/** A "no", or an alert that nothing calls one. */
export type No = 'failing' | 'bare'

/** What is called an error here, by the host too. */
export interface Errors<E> {
  isError(element: E): boolean
  /** Selectors of the host's. */
  readonly errors: string
}

/** How a tree is looked into: the browser's own, or one that is rebuilt from a recording. */
export interface Inside<E> {
  /** The first elements inside one, in document order: at most so many. */
  first(element: E, atMost: number): readonly E[]
  /** Something inside it is called so. */
  has(element: E, selector: string): boolean
}

type Spoken = TreeElement & { readonly textContent: string | null }

/** What an element says that came, or has changed: "no", or something done. */
export function toneOf<E extends Spoken>(element: E, marks: Errors<E>, inside: Inside<E>): Verdict {
  const toneOfError = (error: E) => (isCalledError(error, marks, inside) ? 'failing' : 'bare')
  if (isBesideInvalid(element, inside)) return 'failing'
  if (marks.isError(element)) return toneOfError(element)
  if (element.closest(ALERTS) && !textOf(element)) return undefined
  const error = inside.first(element, ERRORS_WITHIN).find((each) => marks.isError(each))
  // Nothing else than the error is in it.
  return error && textOf(error) === textOf(element) ? toneOfError(error) : 'real'
}

/** Elements searched for an error in what has been added. */
const ERRORS_WITHIN = 12

function textOf({ textContent }: Spoken): string | undefined {
  return textContent?.trim()
}

/** "Saved" and "Card refused" come in the same alerts: only what somebody calls an error is surely one. */
function isCalledError<E extends Spoken>(error: E, { errors }: Errors<E>, inside: Inside<E>): boolean {
  const named = [ERRORS, errors].filter(Boolean).join()
  const alert = closestAcross(error, ALERTS)
  return !!closestAcross(error, named) || (!!alert && inside.has(alert, named))
}

/** In the wrapper of a field that is marked invalid: its message, its colour, its icon. */
export function isBesideInvalid<E extends TreeElement>(element: E, inside: Inside<E>): boolean {
  let around: E | undefined = element
  for (let level = 0; around && level < 3; level++, around = parentOf(around)) {
    const fields = [around, ...inside.first(around, 16)].filter((each) => each.matches(VALUED))
    if (fields[0]) return !fields[1] && fields[0].matches(INVALID)
  }
  return false
}

/** An alert, or what holds little else. */
export function isAlert<E extends TreeElement>(element: E, inside: Inside<E>): boolean {
  return isAround(element, ALERTS, inside)
}

/** It comes and goes with the pointer. */
export function isTip<E extends TreeElement>(element: E | undefined, inside: Inside<E>): boolean {
  return !!element && isAround(element, TOOLTIP, inside)
}

function isAround<E extends TreeElement>(element: E, selector: string, inside: Inside<E>): boolean {
  return [element, ...inside.first(element, 3)].some((each) => each.matches(selector))
}
