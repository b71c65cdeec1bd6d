import { SECOND, type Millis } from '../core/time.ts'
import { focusedIn } from './focusedIn.ts'
import { closestForm, FIELDS, findForm, isFormShown } from './formKey.ts'
import { fieldOf, findSigns, type Sign } from './formSigns.ts'
import type { FormDetails } from './pushForm.ts'
import { answeredSince, hasOpenRequest, noteAttempt } from './requestLog.ts'
import { findAll, matches } from './selector.ts'
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
/** What a form says of itself, it says in the handler of its submit, or right after. */
export const AT_ONCE: Millis = 200

/**
 * One attempt to send a form, until the page shows what became of it.
 *
 *   press ── submit ──┬─ a new sign of an error ──────────────▶ refused
 *                     ├─ a bare alert ─ answered ─ turned down? ▶ refused
 *                     ├─ settled: the old errors still stand ──▶ refused
 *                     ├─ settled: the form is gone, or emptied ▶ accepted
 *                     └─ 10 s, or the user works on ───────────▶ nobody knows
 */
export interface Attempt {
  readonly form: Element
  /** The form was sent: from now on it can be accepted. */
  submit(): void
  refuse(by: string, field?: Element): void
  /** The page says something in a box of the browser's. */
  box(): void
  /** Whether what happens now in its form belongs to it. */
  isOpen(): boolean
  /** Decides if what there is now says enough. */
  look(): void
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
  const key = page.keyOf(first)
  let form = first
  let isGone = false
  const before = findSigns(page, form)
  let known = before
  let quietSince = began
  let filled: Element[] | undefined
  let secret: Element | undefined
  let open = true
  let bare: Sign | undefined
  let focused = focusedIn(window.document)
  let changed = began
  let sentAt = began
  let soon: number | undefined
  const endAttempt = noteAttempt(page)

  const look = page.guard('forms', (last: boolean) => {
    if (!open) return
    const now = page.now()
    if (!isFormShown(form)) form = findForm(page, key) ?? form
    const signs = findSigns(page, form)
    const cleared = !!filled?.length && filled.every(isEmpty)
    const isGoodNews = (sign: Sign) =>
      (sign.bare || sign.plain) && cleared && answeredSince(page, began) !== 'failed'
    const fresh = signs.filter((sign) => !isGoodNews(sign) && !known.some((old) => isKnown(old, sign)))
    // A form that made room for a spinner comes back with what it always says.
    known = [...signs, ...before.filter(({ plain }) => plain)]
    const no = fresh.find((sign) => !sign.bare)
    if (no) {
      for (const { element } of fresh) errors.add(element)
      return refuse(no.by, fieldAmong(signs, no))
    }
    bare = fresh[0] ?? bare
    if (cleared && bare?.element === form) bare = undefined
    if (bare && (last || !hasOpenRequest(page, began))) {
      const said = bare
      bare = undefined
      if (isTurnedDown()) {
        errors.add(said.element)
        return refuse('alert', fieldAmong(signs, said))
      }
      errors.delete(said.element)
    }
    if (!bare) focused = focusedIn(window.document)

    const gone = !isFormShown(form)
    if (gone !== isGone || hasOpenRequest(page, began)) quietSince = now
    isGone = gone
    if (filled && (last || now - quietSince >= SETTLED_AFTER)) {
      const standing = signs.find(
        (sign) => sign.by === 'aria-invalid' || (errors.has(sign.element) && !isGoodNews(sign)),
      )
      // What has come in its place after a failed request is no success, and no form to be sent again either.
      if (gone) return answeredSince(page, began) === 'failed' ? stop() : accept('gone')
      if (standing) return refuse(standing.by, fieldAmong(signs, standing))
      if (cleared) return accept('cleared')
    }
    if (last) stop()
  })

  /** Words at a field are about it only if they are what says "no". */
  function fieldAmong(signs: readonly Sign[], no: Sign): Element | undefined {
    return fieldOf(signs.filter((sign) => !sign.bare || sign === no))
  }

  /** The same, or words that a form which was rendered anew has said before, and not as a "no". */
  function isKnown(old: Sign, sign: Sign): boolean {
    if (old.text !== sign.text) return false
    return old.element === sign.element || (!!sign.plain && !errors.has(old.element))
  }

  /**
   * What a bare alert means. Libraries announce "Saved" and "Card refused" with the same role, in any language,
   * and many servers answer 200 to both; a form holds its values after both, too. So it says "no" when
   * - a request failed, or
   * - the focus was put into a field with it, as after a check, or
   * - the one password was emptied with it, and nothing else, or
   * - no server was asked and it came at once: the page has checked the form itself.
   * Otherwise it says nothing: help after a success is worse than one refusal missed. A page that answers 200
   * with bare errors is understood by a class or id with `error`, `aria-invalid`, the config or `formResult`.
   */
  function isTurnedDown(): boolean {
    const answered = answeredSince(page, began)
    const field = focusedIn(window.document)
    const isMoved =
      field && field !== focused && matches(field, FIELDS) && closestForm(field, page.forms) === form
    return answered === 'failed' || !!isMoved || isSecretTaken() || (!answered && changed - sentAt <= AT_ONCE)
  }

  /** A log-in that is turned down empties its one password, and keeps the rest. */
  function isSecretTaken(): boolean {
    return !!secret && isEmpty(secret) && !!filled?.some((field) => !isEmpty(field))
  }

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
    if (open) endAttempt()
    open = false
    observer.disconnect()
    window.clearTimeout(soon)
    window.clearInterval(regularly)
  }

  const mutated = page.guard('forms', () => {
    if (soon === undefined) changed = page.now()
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
    submit() {
      if (filled) return
      filled = findAll(form, TEXTS).filter((field) => !isEmpty(field))
      const secrets = findAll(form, 'input[type=password]')
      secret = secrets.length === 1 && !isEmpty(secrets[0]!) ? secrets[0] : undefined
      sentAt = page.now()
      focused = focusedIn(window.document)
    },
    refuse,
    box() {
      bare = { element: form, text: '', by: 'alert', bare: true }
      changed = page.now()
    },
    isOpen: () => open && page.now() - began < ONE_ATTEMPT,
    look: () => look(false),
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
