import { PENDING_AT_MOST } from '../../../core/acts/waits.ts'
import type { Millis } from '../../../core/time.ts'
import { isElement, type PageNode } from '../../tree/pageNode.ts'
import { isDisabled } from '../judgePress.ts'
import { MOUSE_CLICK, TOUCH_CLICK } from '../presses.ts'
import type { Part, Rebuilt } from '../rebuilt.ts'
import type { FieldLooks } from './fieldWords.ts'
import { hasAny } from './find.ts'
import { startAttempt, type Attempt } from './formAttempt.ts'
import { findForm, formOf } from './formKey.ts'
import { createProgress, SUBMITS } from './progress.ts'
import { findRefusedByBrowser } from './refusedByBrowser.ts'
import { findErrors, hashWords } from './signs.ts'
import { createTellForm, type ToldForm } from './tellForm.ts'

/** A component tells this soon after a press what was chosen in it. */
const TOLD_WITHIN: Millis = 1000
/** What is rendered anew is there again by then. */
const CHECK_AFTER: Millis = 100
/** The end of a press may be told of nowhere. */
const HELD_AT_MOST: Millis = 1000
/** Keys of requests that say nothing of any form. */
const ASIDE_KEPT = 200

/** How the user gets on with forms: where they work, what they send, and by what the page refuses it. */
export function createForms(page: Rebuilt): Part {
  const tell = createTellForm(page)
  const progress = createProgress(page, tell)
  const errors = new WeakSet<PageNode>()
  const senders = new WeakSet<PageNode>()
  const looks: FieldLooks = new WeakMap()
  const aside = new Set<string>()
  let attempt: Attempt | undefined
  let workedAt: Millis = -Infinity
  let sent: { told: ToldForm; said: readonly string[] } | undefined
  let asks = 0
  let typed: PageNode | undefined
  let checkAt: Millis | undefined
  /** What a field says as the focus leaves it for a button is no answer to the button: that has not been pressed yet. */
  let heldUntil: Millis = -Infinity

  function begin(form: PageNode, at: Millis, button: PageNode): Attempt {
    if (attempt?.form === form && attempt.isOpen(at)) return attempt
    attempt?.conclude(at)
    attempt = startAttempt({
      page,
      form,
      began: at,
      errors,
      looks,
      isAside: ({ method, url }) => aside.has(`${method} ${url}`),
      tell(shown, step, when, more) {
        tell(shown, step, when, more)
        if (!isSubmit(button, form)) senders.add(button)
        if (step === 'accepted') progress.finish(shown)
      },
    })
    return attempt
  }

  /** Before the page has reacted. */
  function press(node: PageNode, at: Millis, isClick: boolean): void {
    const button = isElement(node) ? node.closest(BUTTONS) : null
    const form = button && formOf(button, page)
    if (!form) return
    const sends = isSubmit(button, form) || senders.has(button)
    if (!sends && !(isClick && isAnyOf(button, form))) return
    const one = begin(form, at, button)
    if (!sends || !isClick) return
    const wrong = findRefusedByBrowser(button, page)
    if (wrong) return one.refuse('invalid', at, wrong)
    one.submit(at)
    const told = tell(form, 'submitted', at)
    sent = told && { told, said: hashWords(form, page) }
  }

  /** Another document: a form that was sent has its outcome on it. */
  function turn(at: Millis): void {
    const asked = sent && at - sent.told.at <= PENDING_AT_MOST ? sent : undefined
    if (asked) answerForm(asked, at)
    attempt?.stop()
    attempt = undefined
    sent = undefined
    progress.clear()
  }

  /** As the page answers when the engine asks it. */
  function answerForm({ told, said }: { told: ToldForm; said: readonly string[] }, at: Millis): void {
    told.leaves = true
    if (said.length > 0) told.said = said
    const form = findForm(told.form, page)
    const isMarked = findErrors(form, page).length > 0
    const isBadStatus = (page.network.statusAt(at) ?? 0) >= 400
    const words = form ? hashWords(form, page) : []
    page.push({
      type: 'reply',
      at,
      ask: `-f${++asks}`,
      answer: {
        question: 'form',
        present: form !== undefined,
        refused: isMarked || isBadStatus,
        by: !isMarked && isBadStatus ? 'status' : 'page',
        ...(words.length > 0 && { said: words }),
      },
    })
  }

  return {
    pass(until) {
      if (until > heldUntil) attempt?.pass(until)
      if (checkAt === undefined || checkAt >= until) return
      progress.check(checkAt)
      checkAt = undefined
    },
    see(step) {
      const { at } = step
      switch (step.kind) {
        case 'down':
          heldUntil = at + HELD_AT_MOST
          return press(step.node, at, false)
        case 'up':
          heldUntil = at + (step.isTouch ? TOUCH_CLICK : MOUSE_CLICK)
          workedAt = at
          // Drawing is work, too.
          if (step.node.localName === 'canvas') progress.workInside(step.node, at)
          return
        case 'cancel':
          heldUntil = at
          return
        case 'click':
          heldUntil = at
          workedAt = at
          return press(step.node, at, true)
        case 'input':
          // A component says by its script what was chosen in it.
          if (step.isByUser === false) {
            const isTold = at - workedAt <= TOLD_WITHIN && step.node.value !== ''
            return isTold ? progress.workInside(step.node, at) : undefined
          }
          if (attempt && attempt.form === formOf(step.node, page)) attempt.conclude(at)
          typed = step.node
          return progress.work(step.node, at)
        case 'blur':
          // What was typed is told of once more as the field is left, as browsers do.
          if (typed === step.node) progress.work(typed, at)
          typed = undefined
          return
        case 'changes':
          attempt?.change(at)
          checkAt ??= at + CHECK_AFTER
          return
        case 'requests':
          for (const { method, url } of attempt?.isOver === false ? [] : step.requests)
            if (aside.size < ASIDE_KEPT) aside.add(`${method} ${url}`)
          return
        case 'page':
          return step.isNew ? turn(at) : undefined
      }
    },
  }
}

const BUTTONS = 'button,[role=button],input[type=submit],input[type=image],input[type=button]'

/** Where no button says that it sends, any may. It shows by what the page says "no" to. */
function isAnyOf(button: PageNode, form: PageNode): boolean {
  return !isDisabled(button) && !hasAny(form, SUBMITS)
}

/** In a form that has no `<form>`, the button that says so. */
function isSubmit(button: PageNode, form: PageNode): boolean {
  if (isDisabled(button)) return false
  const isNative = /^(button|input)$/.test(button.localName)
  return (
    isNative &&
    /^(submit|image)$/.test(button.type) &&
    (form.localName === 'form' || button.getAttribute('type') === 'submit')
  )
}
