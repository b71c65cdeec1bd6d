import { TEXT } from '../../../core/tree/element.ts'
import { isElement, nextInside, type PageNode } from '../../tree/pageNode.ts'
import { readSelector } from '../../tree/selectors.ts'
import type { Rebuilt } from '../rebuilt.ts'

export const FIELDS = 'input:not([type=hidden]),select,textarea'

/** Nodes of a form that are looked at: one list of countries is a thousand. */
const NODES_READ = 4000

/** The elements inside one that a selector names, in document order. */
export function findAll(inside: PageNode, selector: string, atMost = NODES_READ): PageNode[] {
  const isNamed = readSelector(selector)
  const found: PageNode[] = []
  let left = atMost
  for (let at = inside.firstChild; at && left-- > 0; at = nextInside(at, inside))
    if (isElement(at) && isNamed(at)) found.push(at)
  return found
}

export function hasAny(inside: PageNode, selector: string): boolean {
  const isNamed = readSelector(selector)
  let left = NODES_READ
  for (let at = inside.firstChild; at && left-- > 0; at = nextInside(at, inside))
    if (isElement(at) && isNamed(at)) return true
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
