import { firstInside, parentOf } from './across.ts'
import { fieldsOf } from './fieldsOf.ts'
import { UNSEEN } from '../core/tree/changes.ts'
import type { Press } from './presses.ts'
import type { Page } from './sensor.ts'

/**
 * How things stood when a press began: what leaves neither a mutation nor an event shows by comparison. While
 * presses follow each other unanswered, the first one's state is what counts.
 */
export interface Before {
  take(press: Press): void
  /** The user has changed values themselves: what they were before says nothing any more. */
  dropValues(): void
  /** A control nearby has another value, or is checked or not. */
  isValueChanged(): boolean
  /** The page as a whole looks different: a theme, by whatever means. */
  isPageChanged(): boolean
  /** An element looks different; `true` where its look was not taken down. */
  isLookChanged(element: Element): boolean
  /** What is beside a pressed control has another size, place or look: an accordion that opens by a selector. */
  isBesideChanged(): boolean
}

/** Controls whose values are compared, and elements in the pressed one whose looks are. */
export const CONTROLS_NEARBY = 16
export const LOOKS_TAKEN = 4
/** Parts of the page that are compared, where its root says something else than before, and those beside a control. */
export const PARTS_COMPARED = 12
export const PARTS_BESIDE = 8
/** Elements searched for controls at each of three levels, where there is no form. */
const SEARCHED = 30
/** Elements taken down at most: somebody presses one thing after another, and nothing answers. */
const KEPT = 64

export function createBefore({ window, marks }: Page): Before {
  const { document } = window
  const values = new Map<Field, string>()
  const looks = new Map<Element, string>()
  /** Of the parts of the page and of those beside what was pressed: often they are the same. */
  const shapes = new Map<Element, string>()
  const beside = new Set<Element>()
  const page = lookOfPage()
  const words = wordsOfRoot()
  const parts = partsOf(document.body)
  parts.forEach(takeShape)

  /** What a theme, a contrast or a text size shows by. */
  function lookOfPage(): string {
    const { body, documentElement, adoptedStyleSheets } = document
    const { color, backgroundColor, filter } = window.getComputedStyle(body)
    const root = window.getComputedStyle(documentElement)
    return [
      color,
      backgroundColor,
      filter,
      root.backgroundColor,
      root.fontSize,
      root.filter,
      adoptedStyleSheets?.length,
    ].join()
  }

  /** Classes and attributes change more than shows; what they change is looked for in the parts. */
  function wordsOfRoot(): string {
    const { body, documentElement } = document
    let words = ''
    for (const { value } of documentElement.attributes) words += `${value},`
    for (const { value } of body.attributes) words += `|${value}`
    return words
  }

  /** What a layout, a density or a panel that opens shows by. Where it is from above is left out: scrolling changes it. */
  function shape(element: Element): string {
    const { left, width, height } = element.getBoundingClientRect()
    const { color, backgroundColor, fontSize, opacity, visibility } = window.getComputedStyle(element)
    return `${left} ${width} ${height} ${color} ${backgroundColor} ${fontSize} ${opacity} ${visibility}`
  }

  function takeShape(element: Element): void {
    if (!shapes.has(element)) shapes.set(element, shape(element))
  }

  function isReshaped(element: Element): boolean {
    return shapes.get(element) !== shape(element)
  }

  /** What a state shows by. Outline and shadow are left out: they show focus. */
  function look(element: Element): string {
    const style = window.getComputedStyle(element)
    const { color, backgroundColor, backgroundImage, opacity, transform, visibility, display, fill } = style
    return `${color} ${backgroundColor} ${backgroundImage} ${opacity} ${transform} ${visibility} ${display} ${fill}`
  }

  /** Compared in memory, for as long as the press is watched. Of secrets only whether there is something. */
  function valueOf(field: Field): string {
    const { type, value, checked, indeterminate } = field as HTMLInputElement
    if (type === 'checkbox' || type === 'radio') return `${checked}${indeterminate}`
    const isSecret = type === 'password' || field.autocomplete.startsWith('cc-') || marks.isMasked(field)
    return isSecret ? `${value !== ''}` : value
  }

  return {
    take({ meant: { element, origin, actionable } }) {
      if (!actionable || looks.size > KEPT || values.size > KEPT) return
      for (const field of fieldsNear(element)) if (!values.has(field)) values.set(field, valueOf(field))
      for (const each of [element, origin, ...firstInside(element, LOOKS_TAKEN)]) {
        if (!looks.has(each)) looks.set(each, look(each))
      }
      for (const each of partsBeside(element)) {
        takeShape(each)
        beside.add(each)
      }
    },
    dropValues: () => values.clear(),
    isValueChanged: () => [...values].some(([field, value]) => valueOf(field) !== value),
    isPageChanged: () => lookOfPage() !== page || (wordsOfRoot() !== words && parts.some(isReshaped)),
    isLookChanged: (element) => looks.get(element) !== look(element),
    isBesideChanged: () => [...beside].some(isReshaped),
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const FIELD = /^(input|textarea|select)$/
/** The outermost elements of a page, level by level. */
function partsOf(body: Element): Element[] {
  const parts = [body]
  for (const part of parts) {
    let at = part.firstElementChild
    for (; at && parts.length < PARTS_COMPARED; at = at.nextElementSibling)
      if (!at.matches(UNSEEN)) parts.push(at)
  }
  return parts
}

/** What holds it, and what follows both. */
function partsBeside(element: Element): Element[] {
  const around = parentOf(element)
  const parts = [around, around?.nextElementSibling]
  let at = element.nextElementSibling
  for (; at && parts.length < PARTS_BESIDE; at = at.nextElementSibling) parts.push(at)
  return parts.filter((part) => !!part)
}

/** The fields of its form, or those around it. */
function fieldsNear(element: Element): Field[] {
  const near = fieldsOf((element as HTMLButtonElement).form)
  let around: Element | undefined = near.length > 0 ? undefined : parentOf(element)
  for (let level = 0; around && level < 3; level++, around = parentOf(around)) {
    near.push(...firstInside(around, SEARCHED))
  }
  return near.filter(isField).slice(0, CONTROLS_NEARBY)
}

function isField(element: Element): element is Field {
  return FIELD.test(element.localName)
}
