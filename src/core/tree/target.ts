import { hashText } from '../hash.ts'
import type { Target } from '../signal.ts'
import { parentOf } from './across.ts'
import type { TreeElement } from './element.ts'
import { nameOf } from './name.ts'
import { roleOf } from './role.ts'
import type { TreeMarks } from './marks.ts'

/**
 * Plain data for an element. Its key is the same after a re-render: the mark, else the id, else role, name and
 * place, hashed. No node is kept.
 */
export function describeTarget(element: TreeElement, marks: TreeMarks): Target {
  const tag = element.localName
  const role = roleOf(element)
  const name = nameOf(element, marks)
  const key = hashText(anchorOf(element, marks) ?? [role, name, ...placeOf(element, marks, !name)].join('|'))
  return { key, tag, ...(role && { role }), ...(name && { name }) }
}

/** So deep is looked for an ancestor that says where we are. */
const LEVELS = 16
/** Siblings looked at; the rows of a longer list share their key, as a list of thousands is scrolled anyway. */
const SIBLINGS = 64
/** What authors and testers name elements by, none of which a re-render changes. */
const STABLE = ['data-testid', 'data-test', 'data-test-id', 'data-cy', 'data-qa', 'name', 'type']
/** `:r1:`, `ember123`, `radix-7`, `«r3»`: numbered by a framework, different after each render. */
export const GENERATED = /[^\w-]|\d\d|[-_]\d|^[\d_]/

/** What names this element and no other, whoever renders it. */
function anchorOf(element: TreeElement, marks: TreeMarks): string | undefined {
  const name = marks.name(element)
  if (name) return `name=${name}`
  return element.id && !GENERATED.test(element.id) ? `id=${element.id}` : undefined
}

/** From the element up to the next anchor. Plain wrappers are left out: they come and go. */
function placeOf(element: TreeElement, marks: TreeMarks, isNameless: boolean): string[] {
  const place: string[] = []
  let at: TreeElement | undefined = element
  for (let level = 0; at && level < LEVELS; level++, at = parentOf(at)) {
    const anchor: string | undefined = at === element ? undefined : anchorOf(at, marks)
    if (anchor) return [...place, anchor]
    const step = stepOf(at, at === element && isNameless)
    if (at === element || !/^(div|span)$/.test(step)) place.push(step)
  }
  return place
}

function stepOf(element: TreeElement, isNameless: boolean): string {
  const attribute = STABLE.find((name) => element.hasAttribute(name))
  const words = attribute ? `[${attribute}=${element.getAttribute(attribute)}]` : ''
  const nth = countAlikeBefore(element, attribute, isNameless)
  return element.localName + words + (nth ? `:${nth}` : '')
}

/**
 * Counts only siblings of the same tag, first class and stable attribute: an error message that appears above
 * does not move the button, another row does. Of icons without a name any sibling counts.
 */
function countAlikeBefore(element: TreeElement, attribute: string | undefined, isNameless: boolean): number {
  let count = 0
  let sibling = element.previousElementSibling
  for (let seen = 0; sibling && seen < SIBLINGS; seen++, sibling = sibling.previousElementSibling) {
    const isAlike =
      sibling.localName === element.localName &&
      (isNameless || sibling.classList[0] === element.classList[0]) &&
      (!attribute || sibling.getAttribute(attribute) === element.getAttribute(attribute))
    if (isAlike) count++
  }
  return count
}
