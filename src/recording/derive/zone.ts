import { parentOf } from '../../core/tree/across.ts'
import { isEditor } from '../../core/tree/role.ts'
import { firstInside, type PageNode } from '../tree/pageNode.ts'
import type { Meant } from './meant.ts'

/** A component of so many elements is a button with its trimmings; the wrapper of a field has fewer. */
const COMPONENT_SIZE = 24
const WRAPPER_SIZE = 12

/** The node lies in one of the parts, also through shadow roots. */
export function isIn(parts: readonly PageNode[], node: PageNode): boolean {
  for (let at: PageNode | null | undefined = node; at; at = at.parent ?? at.host) {
    if (parts.includes(at)) return true
  }
  return false
}

/** Where a press shows feedback, with or without anybody who listens. */
export function feedbackOf({ element, origin, actionable }: Meant): PageNode[] {
  if (!actionable) return []
  const label = origin.closest('label')
  const { host } = element.getRootNode()
  const isComponent = host?.shadowRoot && firstInside(host.shadowRoot, COMPONENT_SIZE).length < COMPONENT_SIZE
  return [
    ...(element.localName === 'input' ? wrappersOf(element) : [element]),
    ...(label ? [label] : []),
    ...(isComponent ? [host!] : []),
  ]
}

/** Where it shows that the focus has left a field: the field and its wrappers, up to what holds the press. */
export function leftBehind(field: PageNode, pressed: PageNode): PageNode[] {
  return isEditor(field) ? [] : wrappersOf(field, pressed)
}

function wrappersOf(field: PageNode, without?: PageNode): PageNode[] {
  const wrappers: PageNode[] = []
  let at: PageNode | undefined = field
  for (let level = 0; at && level < 3; level++, at = parentOf(at)) {
    if ((without && at.contains(without)) || firstInside(at, WRAPPER_SIZE).length >= WRAPPER_SIZE) break
    wrappers.push(at)
  }
  return wrappers
}
