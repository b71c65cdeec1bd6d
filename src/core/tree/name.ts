import { closestAcross } from './across.ts'
import { isPressable } from './role.ts'
import { ELEMENT, TEXT, type TreeElement, type TreeNode } from './element.ts'
import type { TreeMarks } from './marks.ts'

/** Enough to recognise a control by, too little for a record. */
export const NAME_LENGTH = 40
/** Nodes read for a name. A card of thousands costs no more than a button. */
export const NODES_READ = 60

/**
 * What people call an element: its mark, `aria-label`, label, `alt`, `title` or own text. Never what is in a
 * control, nothing of a masked part or of a message, which may repeat what was entered; digits are scrubbed, since they
 * are what differs between two customers.
 */
export function nameOf(element: TreeElement, marks: TreeMarks): string | undefined {
  const marked = marks.name(element)
  if (marked) return tidy(marked)
  if (marks.isMasked(element)) return undefined
  const attribute = (name: string) => element.getAttribute(name)?.trim()
  const found =
    attribute('aria-label') ||
    textOfAll(referred(element), marks) ||
    textOfAll(element.labels ?? [], marks) ||
    attribute('alt') ||
    attribute('title') ||
    // The caption of `<input type=submit value=Pay>`: written by the author, as it stands in the markup.
    (element.matches('input[type=submit],input[type=button],input[type=reset]') && attribute('value')) ||
    (!isMessage(element, marks) && textOf(element, marks))
  return tidy(found || '') || undefined
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Nd}+/gu, '#')
    .trim()
    .slice(0, NAME_LENGTH)
    .trim()
}

function referred(element: TreeElement): TreeElement[] {
  const root = element.getRootNode() as { getElementById?(id: string): TreeElement | null }
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/).slice(0, 4) ?? []
  return ids.flatMap((id) => root.getElementById?.(id) ?? [])
}

function textOfAll(elements: ArrayLike<TreeElement>, marks: TreeMarks): string {
  return Array.from(elements, (element) => textOf(element, marks))
    .join(' ')
    .trim()
}

/** Text that the author put there: what sits in fields, editors, masked parts and scripts is skipped. */
function textOf(element: TreeElement, marks: TreeMarks): string {
  const words: string[] = []
  const skipped = marks.errors ? `${SKIPPED},${marks.errors}` : SKIPPED
  let left = NODES_READ
  const read = (node: TreeNode): void => {
    if (left-- <= 0 || words.length >= NAME_LENGTH) return
    if (node.nodeType === TEXT) words.push((node as { data?: string }).data?.slice(0, NAME_LENGTH * 4) ?? '')
    if (node.nodeType !== ELEMENT) return
    const inner = node as TreeElement
    if (inner.matches(skipped) || marks.isMasked(inner)) return
    if (inner.localName === 'img') words.push(inner.alt ?? '')
    const slotted = (node as { assignedNodes?(): readonly TreeNode[] }).assignedNodes?.() ?? []
    for (let child = node.firstChild; child && left > 0; child = child.nextSibling) read(child)
    slotted.forEach(read)
  }
  read(element)
  return words.join(' ')
}

/** The text stands in a message, which is nobody's name; what is pressed in one (Retry) has a name of its own. */
function isMessage(element: TreeElement, marks: TreeMarks): boolean {
  if (isPressable(element)) return false
  return !!closestAcross(element, MESSAGES) || marks.isError(element)
}

const MESSAGES = '[role=alert],[role=status],[role=log],[aria-live=assertive]'
const SKIPPED =
  MESSAGES +
  ',input,textarea,select,option,output,script,style,template,noscript,iframe,[contenteditable]:not([contenteditable=false])'
