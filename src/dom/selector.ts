/** Selectors come from a config: one that the browser cannot read matches nothing. */
export function findAll(root: ParentNode, selector: string): Element[] {
  try {
    return selector ? [...root.querySelectorAll(selector)] : []
  } catch {
    return []
  }
}

export function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector)
  } catch {
    return false
  }
}

/** `closest`, across open shadow roots. */
export function closest(element: Element, selector: string): Element | undefined {
  for (let at: Element | null = element; at; at = parentOf(at)) if (matches(at, selector)) return at
  return undefined
}

export function parentOf(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null
}

/** The element that an event is about, inside open shadow roots too. */
export function targetOf(event: Event): Element | undefined {
  const [first] = event.composedPath()
  return (first as Partial<Node>)?.nodeType === 1 ? (first as Element) : undefined
}

/** It takes room on the page. */
export function isShown(element: Element): boolean {
  return [...element.getClientRects()].some(({ width, height }) => width > 0 && height > 0)
}
