export { closestAcross, parentOf } from '../core/tree/across.ts'

/** Its children; by steps, for a form's own `children` may be hidden by a field of that name. */
export function childrenOf(element: Element | undefined): Element[] {
  const found: Element[] = []
  for (let at = element?.firstElementChild; at; at = at.nextElementSibling) found.push(at)
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
