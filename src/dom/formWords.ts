import { FIELDS } from './formKey.ts'
import type { Sign } from './formSigns.ts'
import { findAll, isShown, matches } from './selector.ts'

/** Forms with more are tables, and what is said there is said by other means. */
const FIELDS_READ = 40

interface Look {
  readonly words: string
  readonly marks: readonly string[]
}

/** How a field looked when it was first looked at: its label, its hint, what is required. */
const stood = new WeakMap<Element, Look>()

/**
 * What is new at the fields since the form was first looked at: words, and classes that call the field or what frames
 * it wrong. Form libraries write their words in whatever element the page gives them, which nothing calls an
 * error; so they mean as much as a bare alert.
 */
export function findWords(form: Element): Sign[] {
  return findAll(form, FIELDS)
    .slice(0, FIELDS_READ)
    .filter(isShown)
    .flatMap((element): Sign[] => {
      const words = wordsAt(element, form)
      const marks = marksAt(element, form)
      const before = stood.get(element)
      if (!before) stood.set(element, { words, marks })
      const fresh = before ? marks.filter((mark) => !before.marks.includes(mark)) : []
      const isWorded = before && !before.words.includes(words)
      // A mark may have come as the field was left, and the words with the submit.
      return [
        ...(fresh.length > 0 ? [{ element, text: fresh.join(), by: 'marked' as const, plain: true }] : []),
        ...(isWorded ? [{ element, text: words, by: 'alert' as const, bare: true, plain: true }] : []),
      ]
    })
}

/** The classes of the field and of what frames it alone that call it wrong. */
function marksAt(field: Element, form: Element): string[] {
  const marks = [...field.classList]
  for (let up = field.parentElement; up && up !== form && isAlone(up); up = up.parentElement)
    marks.push(...up.classList)
  return marks.filter((mark) => WRONG.test(mark))
}

/** What is written in the field's own wrapper; without one, after it as far as the next control. */
function wordsAt(field: Element, form: Element): string {
  let own: Element = field
  for (let up = own.parentElement; up && up !== form && isAlone(up); up = up.parentElement) own = up
  let text = own === field ? '' : innerText(own)
  for (let next = own === field && own.nextSibling; next && !isControl(next); next = next.nextSibling)
    text += innerText(next)
  return text.replace(/[\d\s]+/g, ' ').trim()
}

function isAlone(group: Element): boolean {
  return findAll(group, CONTROLS).length === 1
}

function isControl(node: Node): boolean {
  return (
    node.nodeType === 1 &&
    (matches(node as Element, CONTROLS) || findAll(node as Element, CONTROLS).length > 0)
  )
}

/** Without results: they are no refusal. */
function innerText(node: Node): string {
  if (node.nodeType !== 1) return node.nodeType === 3 ? (node as Text).data : ''
  const { innerText: text = '' } = node as Partial<HTMLElement>
  if (matches(node as Element, RESULTS)) return ''
  return findAll(node as Element, RESULTS).reduce(
    (rest, result) => rest.replace((result as HTMLElement).innerText, ''),
    text,
  )
}

const WRONG = /error|invalid|danger/i
const RESULTS = 'output,[role=status]'
const CONTROLS = `${FIELDS},button,[role=button]`
