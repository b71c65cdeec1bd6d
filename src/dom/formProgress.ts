import { SECOND, type Millis } from '../core/time.ts'
import { closestForm, findForm, isFormShown } from './formKey.ts'
import { isToBeSent } from './isToBeSent.ts'
import { listen } from './listen.ts'
import { pushForm } from './pushForm.ts'
import { targetOf } from './selector.ts'
import type { Page } from './sensor.ts'

/** More often would tell nothing more about a field in which somebody types. */
export const PROGRESS_EVERY: Millis = SECOND
/** A component says this soon after a press or a key what was chosen with it, on a busy page too. */
export const TOLD_WITHIN: Millis = SECOND
const FORMS_KEPT = 8

interface Work {
  form: Element
  fields: WeakMap<Element, Millis>
}

export interface FormProgress {
  /** Tells of the forms that were being filled in and are no longer there. */
  check(): void
  /** The form is done with: the next input starts it anew. */
  finish(form: Element): void
  stop(): void
}

/** Where the user works in forms: that a field was worked in, never what with. */
export function watchProgress(page: Page, onInput: (form: Element) => void): FormProgress {
  const works = new Map<string, Work>()
  const aside = new WeakMap<Element, Millis>()
  let worked = 0

  /** Drawing is work, too: a signature. */
  const act = page.guard('forms', (event: Event) => {
    if (!event.isTrusted) return
    worked = page.timeOf(event)
    const picture = event.type === 'pointerup' ? targetOf(event) : undefined
    const form = picture?.localName === 'canvas' ? closestForm(picture, page.forms) : undefined
    if (form && works.has(page.keyOf(form))) pushForm(page, form, 'progress', { at: worked })
  })

  const input = page.guard('forms', (event: Event) => {
    const field = targetOf(event)
    const form = field && closestForm(field, page.forms)
    if (!form) return
    // A component tells by an event of its own what was chosen in it.
    const isTold = !event.isTrusted && page.timeOf(event) - worked <= TOLD_WITHIN
    if (!event.isTrusted && !isTold) return
    if (!isTold) onInput(form)
    const key = page.keyOf(form)
    const at = page.timeOf(event)
    const work = works.get(key)
    if (work && at < (work.fields.get(field) ?? 0)) return
    if (!work && (isTold || isAside(form, field, at))) return
    const { fields } = work ?? startWork(key, form)
    fields.set(field, at + PROGRESS_EVERY)
    pushForm(page, form, work ? 'progress' : 'started', { field, at })
  })

  /** A filter, a chat: not asked again for each key. */
  function isAside(form: Element, field: Element, at: Millis): boolean {
    if (at < (aside.get(form) ?? 0)) return true
    const is = !isToBeSent(form, field)
    if (is) aside.set(form, at + PROGRESS_EVERY)
    return is
  }

  function startWork(key: string, form: Element): Work {
    const work = { form, fields: new WeakMap<Element, Millis>() }
    if (works.size >= FORMS_KEPT) works.delete([...works.keys()][0]!)
    works.set(key, work)
    return work
  }

  const stopInput = listen(page.window, 'input change', input)
  const stopActs = listen(page.window, 'pointerup keydown', act)

  return {
    check() {
      for (const [key, work] of works) {
        if (isFormShown(work.form)) continue
        const again = findForm(page, key)
        if (again) {
          work.form = again
          continue
        }
        works.delete(key)
        pushForm(page, work.form, 'gone')
      }
    },
    finish: (form) => works.delete(page.keyOf(form)),
    stop() {
      stopInput()
      stopActs()
    },
  }
}
