import { parentOf } from '../../core/tree/across.ts'
import { isField, isPressable, roleOf } from '../../core/tree/role.ts'
import type { Styles } from './styles.ts'
import { controlOf, isElement, type PageNode } from '../tree/pageNode.ts'

/** What the user meant by a press, as far as markup tells. */
export interface Meant {
  readonly element: PageNode
  readonly origin: PageNode
  readonly actionable: boolean
}

/** Ancestors that are looked at. */
const LEVELS = 200

/**
 * The control nearest to where a press landed, as in the page. What is made clickable by style alone is known as far as the
 * style sheets are in the recording.
 */
export function findMeant(landed: PageNode, styles: Styles): Meant | undefined {
  const origin = isElement(landed) ? landed : (landed.parentElement ?? undefined)
  if (!origin) return undefined
  const path: PageNode[] = []
  for (let at: PageNode | undefined = origin; at && path.length < LEVELS; at = parentOf(at)) path.push(at)
  const labelled = (element: PageNode) => (element.localName === 'label' ? controlOf(element) : undefined)
  const control = path.find((element) => labelled(element) ?? (isPressable(element) || isField(element)))
  if (!control) {
    const pointed = styles.findPointed(origin)
    return { element: pointed ?? origin, origin, actionable: !!pointed }
  }
  const link = roleOf(control) === 'button' && path.find((element) => element.matches('a[href]'))
  return { element: link || (labelled(control) ?? control), origin, actionable: true }
}
