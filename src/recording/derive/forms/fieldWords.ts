import { isElement, type PageNode } from '../../tree/pageNode.ts'
import type { Rebuilt } from '../rebuilt.ts'
import { FIELDS, findAll, hasAny, shownText } from './find.ts'
import type { Sign } from './signs.ts'

/** Forms with more are tables. */
const FIELDS_READ = 40

interface Look {
  readonly words: string
  readonly marks: readonly string[]
}

/** How fields looked when their form was first looked at: their labels, their hints, what is required. */
export type FieldLooks = WeakMap<PageNode, Look>

/**
 * What is new at the fields of a form, as in the page: words, and classes that call the field or what frames it wrong. They mean
 * as much as a bare alert.
 */
export function findFieldWords(form: PageNode, page: Rebuilt, looks: FieldLooks): Sign[] {
  return findAll(form, FIELDS)
    .slice(0, FIELDS_READ)
    .filter(page.styles.isShown)
    .flatMap((element): Sign[] => {
      const now = { words: wordsAt(element, form, page), marks: marksAt(element, form) }
      const before = looks.get(element)
      if (!before) looks.set(element, now)
      const fresh = before ? now.marks.filter((mark) => !before.marks.includes(mark)) : []
      const isWorded = before && !before.words.includes(now.words)
      return [
        ...(fresh.length > 0 ? [{ element, text: fresh.join(), by: 'marked' as const, plain: true }] : []),
        ...(isWorded ? [{ element, text: now.words, by: 'alert' as const, bare: true, plain: true }] : []),
      ]
    })
}

/** The classes of the field and of what frames it alone that call it wrong. */
function marksAt(field: PageNode, form: PageNode): string[] {
  const marks = [...field.classList]
  for (let up = field.parent; up && up !== form && isAlone(up); up = up.parent) marks.push(...up.classList)
  return marks.filter((mark) => WRONG.test(mark))
}

/** What is written in the field's own wrapper; without one, after it as far as the next control. */
function wordsAt(field: PageNode, form: PageNode, page: Rebuilt): string {
  let own = field
  for (let up = own.parent; up && up !== form && isAlone(up); up = up.parent) own = up
  let text = own === field ? '' : shownText(own, page, RESULTS)
  for (let next = own === field ? own.nextSibling : null; next && !isControl(next); next = next.nextSibling)
    text += shownText(next, page, RESULTS)
  return text.replace(/[\d\s]+/g, ' ').trim()
}

function isAlone(group: PageNode): boolean {
  return findAll(group, CONTROLS).length === 1
}

function isControl(node: PageNode): boolean {
  return isElement(node) && ((node as PageNode).matches(CONTROLS) || hasAny(node, CONTROLS))
}

const WRONG = /error|invalid|danger/i
/** They are no refusal. */
const RESULTS = 'output,[role=status]'
const CONTROLS = `${FIELDS},button,[role=button]`
