import type { PageNode } from './pageNode.ts'

/** Puts a node that is nowhere into another, before one of its children or as the last. */
export function attach(node: PageNode, into: PageNode, next: PageNode | null): void {
  const previous = next ? next.previousSibling : into.lastChild
  node.parent = into
  node.nextSibling = next
  node.previousSibling = previous
  if (next) next.previousSibling = node
  else into.lastChild = node
  if (previous) previous.nextSibling = node
  else into.firstChild = node
}

/** Takes a node out, with all that is in it. */
export function detach(node: PageNode): void {
  const { parent, previousSibling, nextSibling } = node
  if (previousSibling) previousSibling.nextSibling = nextSibling
  else if (parent) parent.firstChild = nextSibling
  if (nextSibling) nextSibling.previousSibling = previousSibling
  else if (parent) parent.lastChild = previousSibling
  node.parent = node.previousSibling = node.nextSibling = null
}
