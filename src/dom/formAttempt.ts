import { SECOND, type Millis } from '../core/time.ts'
import { FIELDS, findForm, formKey, isFormShown } from './formKey.ts'
import { fieldOf, findSigns, type Sign } from './formSigns.ts'
import type { FormDetails } from './pushForm.ts'
import { hasOpenRequest } from './requestLog.ts'
import { findAll } from './selector.ts'
import type { Page } from './sensor.ts'

/** What shows up later is put down to something else. */
export const OUTCOME_WITHIN: Millis = 10 * SECOND
/** Press, click, `invalid` and submit that come this close together are one attempt; after that none was sent. */
export const ONE_ATTEMPT: Millis = SECOND
/** A look at each mutation would cost too much. */
const LOOK_AFTER: Millis = 100
/** Without any mutation: values change in silence. */
export const LOOK_EVERY: Millis = 500
/**
 * With no request under way for so long, what the page shows is its answer. A form makes room for a spinner
 * while it is sent, and errors of the last attempt stay until the next answer: neither says anything before.
 */
export const SETTLED_AFTER: Millis = SECOND

/**
 * One attempt to send a form, until the page shows what became of it.
 *
 *   press ── submit ──┬─ a new sign of an error ──────────────▶ refused
 *                     ├─ settled: the old errors still stand ──▶ refused
 *                     ├─ settled: the form is gone, or emptied ▶ accepted
 *                     └─ 10 s, or the user works on ───────────▶ nobody knows
 */
export interface Attempt {
  readonly form: Element
  /** The form was sent: from now on it can be accepted. */
  submit(): void
  refuse(by: string, field?: Element): void
  /** Whether what happens now in its form belongs to it. */
  isOpen(): boolean
  /** Decides by what there is now. */
  conclude(): void
  stop(): void
}

/** `errors` are the elements that once told of an error, over all attempts. */
export function startAttempt(
  page: Page,
  first: Element,
  errors: WeakSet<Element>,
  tell: (form: Element, step: 'refused' | 'accepted', details: FormDetails) => void,
): Attempt {
  const { window } = page
  const began = page.now()
  const key = formKey(first, page.marks, page.forms)
  let form = first
  let isGone = false
  let known = findSigns(page, form)
  let quietSince = began
  let filled: Element[] | undefined
  let open = true
  let soon: number | undefined

  const look = page.guard('forms', (last: boolean) => {
    if (!open) return
    const now = page.now()
    if (!isFormShown(form)) form = findForm(page, key) ?? form
    const signs = findSigns(page, form)
    const fresh = signs.filter((sign) => !known.some((old) => isSame(old, sign)))
    known = signs
    for (const { element } of fresh) errors.add(element)
    if (fresh.length > 0) return refuse(fresh[0]!.by, fieldOf(signs))

    const gone = !isFormShown(form)
    if (gone !== isGone || hasOpenRequest(page, began)) quietSince = now
    isGone = gone
    if (filled && (last || now - quietSince >= SETTLED_AFTER)) {
      const standing = signs.find(({ by, element }) => by === 'aria-invalid' || errors.has(element))
      if (gone) return accept('gone')
      if (standing) return refuse(standing.by, fieldOf(signs))
      if (filled.length > 0 && filled.every(isEmpty)) return accept('cleared')
    }
    if (last) stop()
  })

  function refuse(by: string, field?: Element): void {
    if (!open) return
    stop()
    tell(form, 'refused', { by, field })
  }

  function accept(by: string): void {
    stop()
    tell(form, 'accepted', { by })
  }

  function stop(): void {
    open = false
    observer.disconnect()
    window.clearTimeout(soon)
    window.clearInterval(regularly)
  }

  const mutated = page.guard('forms', () => {
    soon ??= window.setTimeout(() => {
      soon = undefined
      look(false)
    }, LOOK_AFTER)
  })
  const observer = new window.MutationObserver(mutated)
  for (const root of new Set([window.document, form.getRootNode()])) observer.observe(root, WATCHED)
  const regularly = window.setInterval(
    () => look(page.now() - began >= (filled ? OUTCOME_WITHIN : ONE_ATTEMPT)),
    LOOK_EVERY,
  )

  return {
    form: first,
    submit: () => (filled ??= findAll(form, TEXTS).filter((field) => !isEmpty(field))),
    refuse,
    isOpen: () => open && page.now() - began < ONE_ATTEMPT,
    conclude: () => look(true),
    stop,
  }
}

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['aria-invalid', 'class', 'style', 'hidden', 'role', 'open'],
}

/**
 * Fields that people write in. A failed log-in empties the password by itself, and of payment fields nothing
 * but their existence is anybody's business.
 */
const TEXTS = `:is(${FIELDS}):not(select,[type=password],[type=checkbox],[type=radio],[type=submit],[type=button],[autocomplete^=cc-],[autocomplete=one-time-code])`

function isEmpty(field: Element): boolean {
  return (field as HTMLInputElement).value === ''
}

function isSame(a: Sign, b: Sign): boolean {
  return a.element === b.element && a.text === b.text
}
