import type { FormStep, Observed } from '../../core/observation.ts'
import type { Millis } from '../../core/time.ts'
import { ALERTS, INVALID } from '../../core/tree/changes.ts'
import { GENERATED } from '../../core/tree/target.ts'
import { eachInside, isElement, type PageNode } from '../tree/pageNode.ts'
import { fieldsOf, formKeyOf, formOf } from './formKey.ts'
import { isDisabled } from './judgePress.ts'
import { describe, type Part, type Rebuilt } from './rebuilt.ts'

/** As in the page. */
const PROGRESS_EVERY: Millis = 1000
const OUTCOME_WITHIN: Millis = 10_000
const SETTLED_AFTER: Millis = 1000
/** A component tells this soon after a press what was chosen in it. */
const TOLD_WITHIN: Millis = 1000
const FORMS_KEPT = 8
/** Nodes around a form that are searched for what it says. */
const SIGNS_READ = 600

interface Work {
  readonly form: PageNode
  readonly fields: WeakMap<PageNode, Millis>
}

interface Sign {
  readonly element: PageNode
  readonly text: string
  readonly by: 'aria-invalid' | 'alert'
}

interface Attempt {
  readonly form: PageNode
  readonly at: Millis
  readonly before: readonly Sign[]
  readonly filled: readonly PageNode[]
  quietSince: Millis
}

/** How the user gets on with forms, as far as the page shows it: what the browser itself refuses is not recorded. */
export function createForms(page: Rebuilt): Part {
  const works = new Map<string, Work>()
  const errors = new WeakSet<PageNode>()
  let attempt: Attempt | undefined
  let workedAt: Millis = -Infinity
  let pressed: { at: Millis; before: readonly Sign[] } | undefined

  function tell(
    form: PageNode,
    step: FormStep,
    at: Millis,
    more: { by?: string; field?: PageNode } = {},
  ): void {
    const ignored = page.marks.ignored(form)
    if (ignored === 'all') return
    const { by, field } = more
    const said: Observed<'form'> = {
      type: 'form',
      at,
      form: formKeyOf(form, page),
      step,
      ...(field && { target: describe(field, page), field: fieldKey(field, page) }),
      ...(by !== undefined && { by }),
      ...(ignored.length > 0 && { ignored }),
    }
    page.push(said)
  }

  function work(field: PageNode, at: Millis): void {
    const form = formOf(field, page)
    if (!form) return
    if (attempt?.form === form) conclude(at)
    const key = formKeyOf(form, page)
    const known = works.get(key)
    if (known && at < (known.fields.get(field) ?? 0)) return
    if (!known && !isToBeSent(form)) return
    const now = known ?? { form, fields: new WeakMap() }
    if (!known && works.size >= FORMS_KEPT) works.delete([...works.keys()][0]!)
    works.set(key, now)
    now.fields.set(field, at + PROGRESS_EVERY)
    tell(form, known ? 'progress' : 'started', at, { field })
  }

  function draw(inside: PageNode, at: Millis): void {
    const form = formOf(inside, page)
    if (form && works.has(formKeyOf(form, page))) tell(form, 'progress', at)
  }

  function submit(button: PageNode, at: Millis): void {
    const form = formOf(button, page)
    if (!form || !SENDS.test(button.type) || isDisabled(button)) return
    conclude(at)
    const before = pressed && at - pressed.at < OUTCOME_WITHIN ? pressed.before : findSigns(form, page)
    const filled = fieldsOf(form).filter((field) => isWritten(field) && valueOf(field) !== '')
    attempt = { form, at, before, filled, quietSince: at }
    tell(form, 'submitted', at)
  }

  function look(at: Millis): void {
    if (!attempt) return
    const { form, before } = attempt
    const fresh = findSigns(form, page).find((sign) => !before.some((old) => isSame(old, sign)))
    if (!fresh) return
    errors.add(fresh.element)
    end('refused', at, fresh.by)
  }

  /** What is the case when nothing comes any more. */
  function conclude(at: Millis): void {
    if (!attempt) return
    const { form, filled } = attempt
    const standing = findSigns(form, page).find(
      ({ element, by }) => by === 'aria-invalid' || errors.has(element),
    )
    if (!form.isConnected) return end('accepted', at, 'gone')
    if (standing) return end('refused', at, standing.by)
    if (filled.length > 0 && filled.every((field) => valueOf(field) === ''))
      return end('accepted', at, 'cleared')
    attempt = undefined
  }

  function end(step: 'accepted' | 'refused', at: Millis, by: string): void {
    if (!attempt) return
    const { form } = attempt
    attempt = undefined
    if (step === 'accepted') works.delete(formKeyOf(form, page))
    tell(form, step, at, { by })
  }

  return {
    pass(until) {
      if (!attempt) return
      const due = attempt.quietSince + SETTLED_AFTER
      if (due >= until) return
      // Without an outcome it may still come.
      const kept = attempt
      conclude(due)
      if (!attempt && due - kept.at < OUTCOME_WITHIN && isWaiting(kept))
        attempt = { ...kept, quietSince: due }
    },
    see(step) {
      const { at } = step
      if (step.kind === 'down' || step.kind === 'click') {
        const button = isElement(step.node) ? step.node.closest('button,input,[role=button]') : null
        const form = button && formOf(button, page)
        if (step.kind === 'down' && form) pressed = { at, before: findSigns(form, page) }
        if (step.kind === 'click' && button) submit(button, at)
      }
      if (step.kind === 'up' || step.kind === 'click') workedAt = at
      // Drawing is work, too.
      if (step.kind === 'up' && step.node.localName === 'canvas') draw(step.node, at)
      if (step.kind === 'input' && isElement(step.node)) {
        // A component says by its script what was chosen in it.
        if (step.isByUser !== false) work(step.node, at)
        else if (at - workedAt <= TOLD_WITHIN) draw(step.node, at)
      }
      if (step.kind === 'changes') {
        if (attempt) attempt.quietSince = at
        look(at)
        for (const [key, { form }] of works) {
          if (form.isConnected || attempt?.form === form) continue
          works.delete(key)
          if (!findAgain(key)) tell(form, 'gone', at)
        }
      }
      if (step.kind === 'page' && step.isNew) {
        attempt = undefined
        works.clear()
      }
    },
  }

  /** Rendered anew. */
  function findAgain(key: string): boolean {
    const { document } = page.tree
    if (!document) return false
    for (const node of eachInside(document, SIGNS_READ * 10)) {
      if (node.localName === 'form' && formKeyOf(node, page) === key) return true
    }
    return false
  }
}

const SENDS = /^(submit|image)$/

function isWaiting({ form }: Attempt): boolean {
  return form.isConnected
}

/** It is there to be sent, and no search or filter. */
function isToBeSent(form: PageNode): boolean {
  if (form.matches('[role=search],[action*="/search" i]') || form.closest('search,[role=search]'))
    return false
  for (const node of eachInside(form, SIGNS_READ)) {
    if (isElement(node) && /^(button|input)$/.test(node.localName) && SENDS.test(node.type)) return true
  }
  return false
}

/** What the form, and what holds it, says "no" by; what the config says, wherever it is. */
function findSigns(form: PageNode, page: Rebuilt): Sign[] {
  const { marks, settings, tree } = page
  const signs: Sign[] = []
  for (const node of eachInside(form.parentElement ?? form, SIGNS_READ)) {
    if (!isElement(node)) continue
    if (node.matches(INVALID) && form.contains(node))
      signs.push({ element: node, text: '', by: 'aria-invalid' })
    else if (isWorded(node) || (node.matches(ALERTS) && marks.isError(node) && ERROR.test(namesOf(node))))
      noteWords(signs, node)
  }
  const refused = settings.forms.find(({ match }) => form.matches(match))?.refused
  const named = [refused, marks.errors].filter(Boolean).join()
  if (!named || !tree.document) return signs
  for (const node of eachInside(tree.document, SIGNS_READ * 10))
    if (isElement(node) && node.matches(named) && page.styles.isShown(node)) noteWords(signs, node)
  return signs
}

function noteWords(signs: Sign[], element: PageNode): void {
  const text = element.textContent.trim()
  if (text.length > 1 && !signs.some((sign) => sign.element === element))
    signs.push({ element, text, by: 'alert' })
}

/** Words that a class or an id calls an error. */
function isWorded(element: PageNode): boolean {
  if (!ERROR.test(namesOf(element)) || GOOD.test(namesOf(element))) return false
  return !/^(form|input|select|textarea|button|a|body|html)$/.test(element.localName) && !fieldsOf(element)[0]
}

const ERROR = /error|invalid|danger|fail/i
const GOOD = /no-error|success/i

function namesOf(element: PageNode): string {
  return `${element.id} ${element.getAttribute('class') ?? ''}`
}

function isSame(a: Sign, b: Sign): boolean {
  return a.element === b.element && a.text === b.text
}

/** What people write in, and nobody empties by itself. */
function isWritten(field: PageNode): boolean {
  return field.localName === 'textarea' || (field.localName === 'input' && WRITTEN.test(field.type))
}

const WRITTEN = /^(text|email|tel|url|number|search)$/

function valueOf(field: PageNode): string {
  return field.value ?? field.getAttribute('value') ?? ''
}

function fieldKey(field: PageNode, { marks }: Rebuilt): string {
  const { id } = field
  const name = marks.name(field) || field.getAttribute('name') || (id && !GENERATED.test(id) && id)
  return (name || field.getAttribute('type') || field.localName).replace(/\d+/g, '#').slice(0, 40)
}
