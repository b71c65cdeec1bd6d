import type { FieldBody } from '../../core/observations/user.ts'
import type { Millis } from '../../core/time.ts'
import { isSecretOrSearch, TEXT_FIELDS } from '../../core/tree/textField.ts'
import { controlOf, isElement, type PageNode } from '../tree/pageNode.ts'
import { fieldKeyOf, formKeyOf, formOf, valueOf } from './forms/formKey.ts'
import { isToBeSent } from './forms/progress.ts'
import { describe, type Part, type Rebuilt } from './rebuilt.ts'

/** As in the page. */
const FOCUSED_WITHIN: Millis = 500

interface Stay {
  readonly field: PageNode
  readonly form: PageNode
  readonly held: string
  /** The most characters since it was entered, or last emptied. */
  most: number
  began: boolean
}

/**
 * How the user gets on in text fields: entered, begun, emptied, left. Keys are not recorded, so who comes by Tab is taken for
 * somebody whom the page has put there.
 */
export function createFields(page: Rebuilt): Part {
  let stay: Stay | undefined
  let pressed: { at: Millis; on: PageNode } | undefined

  function push(
    { field, form }: Stay,
    step: FieldBody['step'],
    at: Millis,
    more: Partial<FieldBody> = {},
  ): void {
    const ignored = page.marks.ignored(field)
    if (ignored === 'all') return
    page.push({
      type: 'field',
      at,
      form: formKeyOf(form, page),
      field: fieldKeyOf(field, page),
      target: describe(field, page),
      step,
      ...more,
      ...(ignored.length > 0 && { ignored }),
    })
  }

  function enter(field: PageNode, at: Millis): void {
    if (stay?.field === field) return
    leave(at)
    const form = isTextField(field) ? formOf(field, page) : undefined
    if (!form || !isToBeSent(form, field, page)) return
    const held = valueOf(field)
    stay = { field, form, held, most: held.length, began: false }
    push(stay, 'entered', at, isByUser(field, at) ? {} : { auto: true })
  }

  function input(node: PageNode, at: Millis, isByUser: boolean | undefined): void {
    if (!stay || node !== stay.field) return
    const { length } = valueOf(node)
    // What the page has emptied itself, nobody has given up.
    if (isByUser === false) return void (stay.most = length === 0 ? 0 : stay.most)
    if (!stay.began) push(stay, 'began', at)
    stay.began = true
    const isEmptied = length === 0 ? stay.most > 1 : length === 1 && stay.most > 2
    if (isEmptied) push(stay, 'emptied', at)
    stay.most = isEmptied ? length : Math.max(stay.most, length)
  }

  function leave(at: Millis): void {
    if (!stay) return
    const { field, held } = stay
    const value = valueOf(field)
    const isRewritten = value !== '' && held !== '' && value !== held
    push(stay, 'left', at, { ...(value !== '' && { filled: true }), ...(isRewritten && { rewritten: true }) })
    stay = undefined
  }

  /** By a press on it, on its label or in what wraps it. */
  function isByUser(field: PageNode, at: Millis): boolean {
    if (!pressed || at - pressed.at > FOCUSED_WITHIN) return false
    const label = isElement(pressed.on) ? pressed.on.closest('label') : undefined
    return (!!label && controlOf(label) === field) || !!field.parentElement?.contains(pressed.on)
  }

  return {
    see(step) {
      const { at } = step
      if (step.kind === 'down') pressed = { at, on: step.node }
      else if (step.kind === 'focus' && isElement(step.node)) enter(step.node, at)
      else if (step.kind === 'blur' && step.node === stay?.field) leave(at)
      else if (step.kind === 'input') input(step.node, at, step.isByUser)
      else if (step.kind === 'page' && step.isNew) stay = undefined
    },
  }
}

function isTextField(field: PageNode): boolean {
  if (!field.matches(TEXT_FIELDS) || field.closest('[role=search],search')) return false
  return !isSecretOrSearch(`${field.getAttribute('name')} ${field.id}`)
}
