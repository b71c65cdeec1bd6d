import type { Millis } from '../core/time.ts'
import { firstInside } from './across.ts'
import type { Page } from './sensor.ts'

/** Roots observed for one press: the components of a page's frame, not each of its icons. */
export const ROOTS_OBSERVED = 40
/** Elements searched for components, in each root. */
export const SEARCHED = 200
/** A page on which no component was found is searched again after so long. */
export const SEARCH_GAP: Millis = 10_000

/**
 * Where an answer may appear: the document, the open shadow roots that the press came through, and those of the
 * components around it. A toolbar in one component works on a list in another.
 */
export function createRoots({ window, now }: Page) {
  const { document } = window
  let emptyUntil: Millis = 0

  function around(path: readonly EventTarget[]): Node[] {
    const inner = path.filter((node): node is ShadowRoot => node instanceof window.ShadowRoot)
    const roots: Node[] = [document, ...inner]
    if (roots.length === 1 && now() < emptyUntil) return roots
    // The list grows while it is walked: components hold components.
    for (const root of roots) {
      for (const { shadowRoot } of firstInside(root === document ? document.body : root, SEARCHED)) {
        if (shadowRoot && !roots.includes(shadowRoot) && roots.length < ROOTS_OBSERVED) roots.push(shadowRoot)
      }
    }
    if (roots.length === 1) emptyUntil = now() + SEARCH_GAP
    return roots
  }

  return { around }
}
