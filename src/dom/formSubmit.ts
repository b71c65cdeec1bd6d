import { ONE_ATTEMPT, startAttempt, type Attempt } from './formAttempt.ts'
import { closestForm } from './formKey.ts'
import { hashWords } from './formSigns.ts'
import { isDisabled } from './judge.ts'
import { isLeaving } from './isLeaving.ts'
import { SUBMITS } from './isToBeSent.ts'
import { listen } from './listen.ts'
import { patch } from './patch.ts'
import { pushForm } from './pushForm.ts'
import { closest, findAll, targetOf } from './selector.ts'
import type { Page } from './sensor.ts'

export interface FormSubmits {
  /** The user works on in this form: what became of the attempt shows by now. */
  resume(form: Element): void
  /** Whether the page has shown by now what became of an attempt: timers come late on a busy page. */
  check(): void
  stop(): void
}

/** Attempts to send forms, each with its outcome; one at a time, for nobody sends two at once. */
export function watchSubmits(page: Page, onAccepted: (form: Element) => void): FormSubmits {
  const { window } = page
  const errors = new WeakSet<Element>()
  /** Buttons that are none that send, and were refused all the same. */
  const senders = new WeakSet<Element>()
  const roots = new WeakSet<Node>()
  const stopping = new window.AbortController()
  const { signal } = stopping
  let attempt: Attempt | undefined
  let pressed: { form: Element; at: number } | undefined
  let sent: { form: Element; element: Element; event: SubmitEvent; timer: number } | undefined

  /** A submit is told when its handlers have run, for one of them may keep it on the page. */
  const flush = page.guard('forms', (stays: boolean) => {
    if (!sent) return
    const { form, element, event, timer } = sent
    sent = undefined
    window.clearTimeout(timer)
    const leaves = !stays && !event.defaultPrevented && isLeaving(element, event.submitter, window)
    tellSubmit(form, leaves, page.timeOf(event))
  })

  function tellSubmit(form: Element, leaves: boolean, at = page.now()): void {
    pushForm(page, form, 'submitted', { at, ...(leaves && { leaves, said: hashWords(form) }) })
    // The outcome is on the next page; what this one shows until then is old.
    if (leaves) attempt?.stop()
  }

  function begin(form: Element, button?: Element): Attempt {
    if (attempt?.form === form && attempt.isOpen()) return attempt
    attempt?.conclude()
    attempt = startAttempt(page, form, errors, (shown, step, details) => {
      flush(true)
      pushForm(page, shown, step, details)
      if (button && !isSubmit(button, form)) senders.add(button)
      if (step === 'accepted') onAccepted(shown)
    })
    return attempt
  }

  /** Before the handlers run, and before the field that is left shows its error. */
  const press = page.guard('forms', (event: Event) => {
    const target = event.isTrusted && targetOf(event)
    const button = target && closest(target, BUTTONS)
    const form = button && closestForm(button, page.forms)
    if (!form) return
    listenIn(form.getRootNode())
    // Not yet at `pointerdown`: what is invalid then is the field that was left, and only libraries ask about it.
    if (event.type === 'click') pressed = { form, at: page.now() }
    const sends = isSubmit(button, form) || senders.has(button)
    if (!sends && !isAnyOf(button, form)) return
    if (!sends && event.type !== 'click') return
    const one = begin(form, button)
    if (!sends) return
    // A form without a `<form>` has no submit event.
    if (event.type !== 'click' || (closest(button, 'form') && !senders.has(button))) return
    one.submit()
    tellSubmit(form, false)
  })

  const submit = page.guard('forms', (event: SubmitEvent) => {
    const element = event.isTrusted && targetOf(event)
    const form = element && closestForm(element, page.forms)
    if (!form) return
    flush(false)
    begin(form).submit()
    sent = { form, element, event, timer: window.setTimeout(flush) }
  })

  /** Libraries ask `checkValidity()` at every key: only after a press is it a refusal, and all of them are one. */
  const invalid = page.guard('forms', (event: Event) => {
    const field = event.isTrusted && targetOf(event)
    const form = field && closestForm(field, page.forms)
    if (!form || pressed?.form !== form || page.now() - pressed.at > ONE_ATTEMPT) return
    pressed = undefined
    begin(form).refuse('invalid', field)
  })

  /** Neither event leaves a shadow tree. */
  function listenIn(root: Node): void {
    if (roots.has(root)) return
    roots.add(root)
    listen(root, 'submit', submit, { signal })
    listen(root, 'invalid', invalid, { signal })
  }

  listenIn(window.document)
  listen(window, 'pointerdown click', press, { signal })
  listen(window, 'pagehide', () => flush(false), { signal })
  // By script and without an event: how older pages send their forms.
  const unpatch = patch(window.HTMLFormElement.prototype, 'submit', (original) => {
    const tell = page.guard('forms', (element: HTMLFormElement) => {
      const form = closestForm(element, page.forms)
      flush(true)
      if (form && isLeaving(element, null, window)) tellSubmit(form, true)
    })
    return function (this: HTMLFormElement) {
      tell(this)
      return original.call(this)
    }
  })

  const boxed = page.guard('forms', () => attempt?.box())
  const unpatchAlert = patch(window, 'alert', (original) => (...args) => {
    boxed()
    return original(...args)
  })

  return {
    resume: (form) => attempt?.form === form && attempt.conclude(),
    check: () => attempt?.look(),
    stop() {
      stopping.abort()
      unpatch()
      unpatchAlert()
      attempt?.stop()
      window.clearTimeout(sent?.timer)
    },
  }
}

const BUTTONS = 'button,[role=button],input[type=submit],input[type=image],input[type=button]'

/** Where no button says that it sends, any may. It shows by what the page says "no" to. */
function isAnyOf(button: Element, form: Element): boolean {
  return !isDisabled(button) && findAll(form, SUBMITS).length === 0
}

/** In a form that has no `<form>`, the button that says so, or the only one. */
function isSubmit(button: Element, form: Element): boolean {
  const { form: owner, type, disabled } = button as HTMLInputElement
  if (disabled) return false
  if (owner) return type === 'submit' || type === 'image'
  return button.getAttribute('type') === 'submit' || findAll(form, BUTTONS).length === 1
}
