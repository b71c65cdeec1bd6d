import { closestAcross } from './across.ts'

/** Selectors come from a config: one that the browser cannot read matches nothing. */
export function findAll(root: ParentNode, selector: string): Element[] {
  try {
    return selector ? [...root.querySelectorAll(selector)] : []
  } catch {
    return []
  }
}

export function isSelector(text: string): boolean {
  try {
    new DocumentFragment().querySelector(text)
    return true
  } catch {
    return false
  }
}

export function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector)
  } catch {
    return false
  }
}

export function closest(element: Element, selector: string): Element | undefined {
  try {
    return closestAcross(element, selector)
  } catch {
    return undefined
  }
}

/** The element that an event is about, inside open shadow roots too. */
export function targetOf(event: Event): Element | undefined {
  const { target } = event as { readonly target: Partial<Element> | null }
  // A path lists whatever is around, for each listener anew.
  const first = target?.shadowRoot ? event.composedPath()[0] : target
  return (first as Partial<Node>)?.nodeType === 1 ? (first as Element) : undefined
}

/** It takes room on the page. */
export function isShown(element: Element): boolean {
  return [...element.getClientRects()].some(({ width, height }) => width > 0 && height > 0)
}
