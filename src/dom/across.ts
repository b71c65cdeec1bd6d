export { closestAcross, parentOf } from '../core/tree/across.ts'

/** Its children; by steps, for a form's own `children` may be hidden by a field of that name. */
export function childrenOf(element: Element | undefined): Element[] {
  const found: Element[] = []
  for (let at = element?.firstElementChild; at; at = at.nextElementSibling) found.push(at)
  return found
}

/** The first elements inside one, in document order: at most so many, whatever its size. */
export function firstInside(element: Node, atMost: number): Element[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT)
  const found: Element[] = []
  while (found.length < atMost && walker.nextNode()) found.push(walker.currentNode as Element)
  return found
}
