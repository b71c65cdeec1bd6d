/** The parent of an element; that of a shadow root's child is the host. */
export function parentOf(element: Element): Element | undefined {
  const parent = element.parentNode as Partial<Element & ShadowRoot> | null
  return element.parentElement ?? parent?.host
}

/** `closest()`, across the borders of shadow roots. */
export function closestAcross(element: Element, selector: string): Element | undefined {
  for (let at: Element | undefined = element; at;) {
    const found: Element | null = at.closest(selector)
    if (found) return found
    at = (at.getRootNode() as Partial<ShadowRoot>).host
  }
  return undefined
}

/** The first elements inside one, in document order: at most so many, whatever its size. */
export function firstInside(element: Node, atMost: number): Element[] {
  const walker = element.ownerDocument!.createTreeWalker(element, NodeFilter.SHOW_ELEMENT)
  const found: Element[] = []
  while (found.length < atMost && walker.nextNode()) found.push(walker.currentNode as Element)
  return found
}
