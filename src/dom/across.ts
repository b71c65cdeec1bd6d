export { closestAcross, parentOf } from '../core/tree/across.ts'

/** Its children; a form's own properties may be shadowed by the names of its fields. */
export function childrenOf(element: Element | undefined): Element[] {
  if (!element) return []
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_ELEMENT)
  const found: Element[] = []
  for (let child = walker.firstChild(); child; child = walker.nextSibling()) found.push(child as Element)
  return found
}

/** The first elements inside one, in document order: at most so many, whatever its size. */
export function firstInside(element: Node, atMost: number): Element[] {
  const found: Element[] = []
  const read = (parent: ParentNode) => {
    let at = parent.firstElementChild
    for (; at && found.length < atMost; at = at.nextElementSibling) {
      found.push(at)
      read(at)
    }
  }
  read(element as Element)
  return found
}
