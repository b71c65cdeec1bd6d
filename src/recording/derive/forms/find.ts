import { TEXT } from '../../../core/tree/element.ts'
import { eachInside, isElement, type PageNode } from '../../tree/pageNode.ts'
import type { Rebuilt } from '../rebuilt.ts'

export const FIELDS = 'input:not([type=hidden]),select,textarea'

/** Nodes of a form that are looked at: one list of countries is a thousand. */
const NODES_READ = 4000

/** The elements inside one that a selector names, in document order. */
export function findAll(inside: PageNode, selector: string, atMost = NODES_READ): PageNode[] {
  const found: PageNode[] = []
  for (const node of eachInside(inside, atMost))
    if (isElement(node) && node.matches(selector)) found.push(node)
  return found
}

export function hasAny(inside: PageNode, selector: string): boolean {
  for (const node of eachInside(inside, NODES_READ))
    if (isElement(node) && node.matches(selector)) return true
  return false
}

/** What people read of it: what is hidden in it says nothing. */
export function shownText(node: PageNode, { styles }: Rebuilt, without?: string): string {
  const words: string[] = []
  let left = NODES_READ
  const read = (at: PageNode): void => {
    if (left-- <= 0) return
    if (at.nodeType === TEXT) words.push(at.data)
    if (
      isElement(at) &&
      (!styles.isShownItself(at) || at.matches(UNREAD) || (without && at.matches(without)))
    )
      return
    for (let child = at.firstChild; child; child = child.nextSibling) read(child)
  }
  read(node)
  return words.join(' ')
}

const UNREAD = 'script,style,template,noscript'
