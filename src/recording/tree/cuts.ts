import type { NodeTable } from './nodeTable.ts'
import type { PageNode } from './pageNode.ts'

/**
 * At a cut rrweb goes on with its numbers, so what came meanwhile stands out of order, and what stands there is what has been
 * told of. A document that it meets for the first time is numbered from its beginning: where the numbers are in order and yet
 * there is something else than before, it is another, however much it is like the last, as a form that comes back is.
 */
export function isCut(before: NodeTable, now: NodeTable, document: PageNode): boolean {
  const enough = SAME_PART * Math.max(before.size, now.size)
  if (Math.min(before.size, now.size) < enough) return false
  let same = 0
  let isChanged = before.size !== now.size
  for (const node of now) {
    const known = before.get(node.rrwebId)
    if (known?.localName === node.localName) same++
    isChanged ||= known?.localName !== node.localName || known.data !== node.data || isEmptied(known, node)
  }
  return same > 0 && same >= enough && !(isChanged && isNumberedAnew(document))
}

/** A snapshot with more of its nodes known under the same id is one of the same document. */
const SAME_PART = 0.8

/** What somebody has entered is in the snapshot of a cut. */
function isEmptied({ value }: PageNode, now: PageNode): boolean {
  return !!value && !now.getAttribute('value')
}

/** In the order in which rrweb walks: what is in a shadow root after what is beside it. */
function isNumberedAnew(document: PageNode): boolean {
  let last = 0
  const open = [document]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.rrwebId !== ++last) return false
    for (let child = node.shadowRoot?.lastChild; child; child = child.previousSibling) open.push(child)
    for (let child = node.lastChild; child; child = child.previousSibling) open.push(child)
  }
  return true
}

/** The page at a cut stands as it did before: each node is where it was. */
export function standsAs(before: NodeTable, now: NodeTable): boolean {
  if (before.size !== now.size) return false
  for (const node of now) {
    const known = before.get(node.rrwebId)
    if (known?.localName !== node.localName || known.nodeType !== node.nodeType) return false
    const isThere =
      known.previousSibling?.rrwebId === node.previousSibling?.rrwebId &&
      known.parent?.rrwebId === node.parent?.rrwebId &&
      known.parent?.host?.rrwebId === node.parent?.host?.rrwebId
    if (!isThere) return false
  }
  return true
}
