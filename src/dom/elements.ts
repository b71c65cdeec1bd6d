import type { Target } from '../core/signal.ts'
import { describeTarget } from '../core/tree/target.ts'
import type { Marks } from './sensor.ts'

/** Elements remembered; a signal is about one of the last few. */
export const ELEMENTS_KEPT = 200
/** Elements of the same tag compared with a key whose element has left the page. */
export const CANDIDATES = 200

export interface Elements {
  describe(element: Element): Target
  /** The element of a target, or the one that a re-render or a page load put in its place. */
  find(target: Pick<Target, 'key' | 'tag'>): Element | undefined
}

/** Leads from targets back to elements, and keeps none of them alive. */
export function createElements(document: Document, marks: Marks): Elements {
  const known = new Map<string, { ref: WeakRef<Element>; root: WeakRef<ParentNode> }>()

  function describe(element: Element): Target {
    const target = describeTarget(element, marks)
    known.delete(target.key)
    const root = new WeakRef(element.getRootNode() as unknown as ParentNode)
    known.set(target.key, { ref: new WeakRef(element), root })
    if (known.size > ELEMENTS_KEPT) known.delete(known.keys().next().value!)
    return target
  }

  function find({ key, tag }: Pick<Target, 'key' | 'tag'>): Element | undefined {
    const entry = known.get(key)
    const element = entry?.ref.deref()
    if (element?.isConnected) return element
    const root = entry?.root.deref()
    const candidates = (root?.isConnected ? root : document).querySelectorAll(tag)
    for (let i = 0; i < Math.min(candidates.length, CANDIDATES); i++) {
      const candidate = candidates[i]!
      if (describeTarget(candidate, marks).key !== key) continue
      describe(candidate)
      return candidate
    }
    return undefined
  }

  return { describe, find }
}
