import type { Millis } from '../../../core/time.ts'
import type { PageNode } from '../../tree/pageNode.ts'
import type { Rebuilt } from '../rebuilt.ts'
import { findAll } from './find.ts'
import { findForm, formKeyOf, formOf } from './formKey.ts'
import type { TellForm } from './tellForm.ts'

/** As in the page. */
const PROGRESS_EVERY: Millis = 1000
const FORMS_KEPT = 8

interface Work {
  form: PageNode
  readonly fields: WeakMap<PageNode, Millis>
}

/** Where the user works in forms. */
export interface Progress {
  work(field: PageNode, at: Millis): void
  /** In what is no field: drawn, or chosen in a component. */
  workInside(inside: PageNode, at: Millis): void
  /** Tells of the forms that were being filled in and are no longer there. */
  check(at: Millis): void
  /** The form is done with: the next input starts it anew. */
  finish(form: PageNode): void
  clear(): void
}

export function createProgress(page: Rebuilt, tell: TellForm): Progress {
  const works = new Map<string, Work>()

  return {
    work(field, at) {
      const form = formOf(field, page)
      if (!form) return
      const key = formKeyOf(form, page)
      const known = works.get(key)
      if (known && at < (known.fields.get(field) ?? 0)) return
      if (!known && !isToBeSent(form, field, page)) return
      const now = known ?? { form, fields: new WeakMap() }
      if (!known && works.size >= FORMS_KEPT) works.delete([...works.keys()][0]!)
      works.set(key, now)
      now.fields.set(field, at + PROGRESS_EVERY)
      tell(form, known ? 'progress' : 'started', at, { field })
    },
    workInside(inside, at) {
      const form = formOf(inside, page)
      if (form && works.has(formKeyOf(form, page))) tell(form, 'progress', at)
    },
    check(at) {
      for (const [key, work] of works) {
        if (work.form.isConnected && page.styles.isShown(work.form)) continue
        const again = findForm(key, page)
        if (again) {
          work.form = again
          continue
        }
        works.delete(key)
        tell(work.form, 'gone', at)
      }
    },
    finish: (form) => works.delete(formKeyOf(form, page)),
    clear: () => works.clear(),
  }
}

/** It is there to be filled in and sent, as in the page: no search, no filter, no settings that save themselves. */
export function isToBeSent(form: PageNode, field: PageNode, page: Rebuilt): boolean {
  if (form.localName !== 'form') return true
  if (form.closest(SEARCH)) return false
  const texts = findAll(form, TEXTS)
  if (texts.length > 0 && texts.every((text) => text.matches('[type=search]'))) return false
  const buttons = findAll(form, BUTTONS).filter((button) => formOf(button, page) === formOf(field, page))
  if (buttons.some((button) => button.matches(SUBMITS))) return true
  const lines = texts.filter(({ localName }) => localName === 'input')
  return lines.length === 1 || (texts.length > 0 && buttons.length > 0)
}

const SEARCH = 'search,[role=search],form[action*="/search" i]'
const TEXTS = `textarea,input:not(${['hidden', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'image', 'button', 'reset'].map((type) => `[type=${type}]`).join()})`
export const SUBMITS = 'button:not([type=button i],[type=reset i]),input[type=submit],input[type=image]'
const BUTTONS = `${SUBMITS},button[type=button i],[role=button],input[type=button]`
