import type { FieldBody } from '../core/observations/user.ts'
import type { Millis } from '../core/time.ts'
import { isSecretOrSearch, TEXT_FIELDS } from '../core/tree/textField.ts'
import { fieldKey } from './fieldKey.ts'
import { closestForm } from './formKey.ts'
import { isToBeSent } from './isToBeSent.ts'
import { listen } from './listen.ts'
import { closest, matches, targetOf } from './selector.ts'
import type { Sensor } from './sensor.ts'

/** A press or Tab that comes so shortly before the focus has put it there. */
export const FOCUSED_WITHIN: Millis = 500

type TextField = HTMLInputElement | HTMLTextAreaElement

interface Stay {
  readonly field: TextField
  readonly form: Element
  /** What is in it when it is entered: compared in memory, and never anywhere else. */
  readonly held: string
  /** The most characters since it was entered, or last emptied. */
  most: number
  began: boolean
}

/**
 * How the user gets on in the text fields of forms that are there to be sent: entered, begun, emptied, left. What is in
 * them is compared in memory; of secrets nothing is told but that they are worked in, which `startForms` does.
 */
export const startFields: Sensor = (page) => {
  let stay: Stay | undefined
  let acted: { at: Millis; on?: Element | undefined } | undefined

  const push = ({ field, form }: Stay, step: FieldBody['step'], more: Partial<FieldBody> = {}) => {
    const ignored = page.marks.ignored(field)
    if (ignored === 'all') return
    page.push({
      type: 'field',
      at: page.now(),
      form: page.keyOf(form),
      field: fieldKey(field, page.marks),
      target: page.describe(field),
      step,
      ...more,
      ...(ignored.length > 0 && { ignored }),
    })
  }

  const act = page.guard('fields', (event: Event) => {
    if (!event.isTrusted) return
    if (event.type === 'pointerdown') acted = { at: page.timeOf(event), on: targetOf(event) }
    else if ((event as KeyboardEvent).key === 'Tab') acted = { at: page.timeOf(event) }
  })

  const focus = page.guard('fields', (event: Event) => {
    const field = targetOf(event)
    if (stay?.field === field) return
    leave()
    const form = field && isTextField(field) && closestForm(field, page.forms)
    if (!form || !isToBeSent(form, field)) return
    stay = { field, form, held: field.value, most: field.value.length, began: false }
    push(stay, 'entered', isByUser(field, page.timeOf(event)) ? {} : { auto: true })
  })

  /** What the page has emptied itself, as a chat does with its line, nobody has given up. */
  const look = page.guard('fields', () => {
    if (stay?.field.value === '') stay.most = 0
  })

  const begin = page.guard('fields', (event: Event) => {
    if (!stay || !event.isTrusted || targetOf(event) !== stay.field) return
    if (!stay.began) push(stay, 'began')
    stay.began = true
    if (event.type !== 'input') return
    const { length } = stay.field.value
    // Typing over a selection empties a field, and fills it with one key.
    const isEmptied = length === 0 ? stay.most > 1 : length === 1 && stay.most > 2 && isInsert(event)
    if (isEmptied) push(stay, 'emptied')
    stay.most = isEmptied ? length : Math.max(stay.most, length)
  })

  const blur = page.guard('fields', (event: Event) => {
    if (targetOf(event) === stay?.field) leave()
  })

  function leave(): void {
    if (!stay) return
    const { field, held } = stay
    const isFilled = field.value !== ''
    const isRewritten = isFilled && held !== '' && field.value !== held
    push(stay, 'left', { ...(isFilled && { filled: true }), ...(isRewritten && { rewritten: true }) })
    stay = undefined
  }

  /** By a press on it, on its label or in what wraps it, or by Tab. A page that puts the focus there asks nobody. */
  function isByUser(field: TextField, at: Millis): boolean {
    if (!acted || at - acted.at > FOCUSED_WITHIN) return false
    const { on } = acted
    if (!on) return true
    const isLabel = [...(field.labels ?? [])].some((label) => label.contains(on))
    return isLabel || !!field.parentElement?.contains(on)
  }

  const { window } = page
  const stops = [
    listen(window, 'pointerdown keydown', act),
    listen(window, 'focusin', focus),
    listen(window, 'beforeinput', look),
    listen(window, 'input compositionstart', begin),
    listen(window, 'focusout', blur),
  ]
  return { stop: () => stops.forEach((stop) => stop()) }
}

function isTextField(field: Element): field is TextField {
  if (!matches(field, TEXT_FIELDS) || closest(field, '[role=search],search')) return false
  return !isSecretOrSearch(`${field.getAttribute('name')} ${field.id}`)
}

function isInsert(event: Event): boolean {
  return !!(event as InputEvent).inputType?.startsWith('insert')
}
