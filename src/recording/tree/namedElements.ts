import { isElement, type PageNode } from './pageNode.ts'
import { isOwnSelector, readSelector } from './selectors.ts'
import { walkPage } from './walkPage.ts'

/**
 * What selectors name in a page, kept up to date as it changes: who asks the same of a whole page again and again would walk
 * through all of it each time, mostly to find nothing.
 */
export interface NamedElements {
  /** All that it names, in no order, also in shadow trees and frames; nothing of a selector that only a walk can answer. */
  list(selector: string, document: PageNode): readonly PageNode[] | undefined
  /** It came, or has other attributes. */
  note(node: PageNode): void
  /** It went. */
  forget(node: PageNode): void
  /** Another page. */
  clear(): void
}

interface Named {
  readonly isNamed: (element: PageNode) => boolean
  readonly elements: Set<PageNode>
}

/** Selectors that are kept up to date: as many as rules ask about, and some of ours. */
const SELECTORS_KEPT = 60

export function createNamedElements(): NamedElements {
  const all = new Map<string, Named>()

  function open(selector: string, document: PageNode): Named {
    const named: Named = { isNamed: readSelector(selector), elements: new Set() }
    all.set(selector, named)
    walkPage(document, Infinity, (element) => void (named.isNamed(element) && named.elements.add(element)))
    return named
  }

  return {
    list(selector, document) {
      const known = all.get(selector)
      if (!known && (all.size >= SELECTORS_KEPT || !isOwnSelector(selector))) return undefined
      const { elements } = known ?? open(selector, document)
      return [...elements].filter(({ isConnected }) => isConnected)
    },
    note(node) {
      for (const { isNamed, elements } of all.values()) {
        if (isElement(node) && isNamed(node)) elements.add(node)
        else elements.delete(node)
      }
    },
    forget(node) {
      for (const { elements } of all.values()) elements.delete(node)
    },
    clear: () => all.clear(),
  }
}
