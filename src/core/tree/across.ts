import type { TreeElement } from './element.ts'

/** The host of the shadow root that a node is in. */
function hostOf<E extends TreeElement>(node: E): E | undefined {
  return (node.getRootNode() as { readonly host?: E }).host
}

/** The parent of an element; that of a shadow root's child is the host. */
export function parentOf<E extends TreeElement>(element: E): E | undefined {
  return (element.parentElement as E | null) ?? hostOf(element)
}

/** `closest()`, across the borders of shadow roots. */
export function closestAcross<E extends TreeElement>(
  element: E | undefined,
  selector: string,
): E | undefined {
  return element && ((element.closest(selector) as E | null) ?? closestAcross(hostOf(element), selector))
}
