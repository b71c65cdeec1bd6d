import { afterEach, beforeEach, expect } from 'vitest'
import { userEvent } from 'vitest/browser'
import { LOOK_EVERY, SETTLED_AFTER } from '../../src/dom/formAttempt.ts'
import { startForms } from '../../src/dom/forms.ts'
import { createRequests } from '../../src/dom/requests.ts'
import { hand } from './hand.ts'
import { show, wait, watch, type Watched } from './watch.ts'

export const PAYMENT = `<main><form id="payment" novalidate>
  <input name="owner"><input name="number" autocomplete="cc-number"><textarea name="note"></textarea>
  <p id="message"></p><button>Pay</button> <button type="button" id="cancel">Cancel</button></form></main>`

export let watched: Watched
export let get: ReturnType<typeof show>

/** Another page than the one with the payment form. */
export const open = (html: string) => (get = show(html))

export const start = (options: Parameters<typeof watch>[1] = {}) =>
  (watched = watch([createRequests(), startForms], options))

/** Handles submits as a page does. */
export function onSubmit(handle: (form: HTMLFormElement) => void) {
  get('form').addEventListener('submit', (event) => {
    event.preventDefault()
    handle(event.target as HTMLFormElement)
  })
}

/** What was told of the form, without the progress. */
export const steps = () =>
  watched
    .of('form')
    .filter(({ step }) => step !== 'progress')
    .map(({ step, by, target, leaves }) =>
      [step, by && `by ${by}`, target?.key, leaves && 'leaves'].filter(Boolean).join(' '),
    )

export const type = (selector: string, text: string) => userEvent.type(get(selector), text)
export const press = (selector = 'button') => hand.press(get(selector))

/** As long as it takes until what the page shows is its answer. */
export const settled = () => wait(SETTLED_AFTER + LOOK_EVERY + 150)

/** After all that time, nothing of the kind was told. */
export async function never(step: string) {
  await settled()
  expect(steps().filter((one) => one.startsWith(step))).toEqual([])
}

beforeEach(async () => {
  open(PAYMENT)
  await hand.rest()
})
afterEach(() => expect(watched.problems).toEqual([]))
