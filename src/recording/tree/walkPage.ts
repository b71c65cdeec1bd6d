import { isElement, nextInside, type PageNode } from './pageNode.ts'

/** Shows each element of a page, shadow trees and frames included, in document order but for what is in shadow trees: so many nodes. */
export function walkPage(document: PageNode, atMost: number, see: (element: PageNode) => void): void {
  const roots = [document]
  let left = atMost
  for (let root = roots.pop(); root && left > 0; root = roots.pop()) {
    for (let at = root.firstChild; at && left-- > 0; at = nextInside(at, root)) {
      if (!isElement(at)) continue
      if (at.shadowRoot) roots.push(at.shadowRoot)
      see(at)
    }
  }
}
