import { firstInside, parentOf } from './across.ts'
import { isEditor } from '../core/tree/role.ts'
import type { Press } from './presses.ts'

/** A component of so many elements is a button with its trimmings; a larger one is a part of the page. */
export const COMPONENT_SIZE = 24
/** The same for the wrapper of a field. */
export const WRAPPER_SIZE = 12

/** The node lies in one of the parts, also through shadow roots. */
export function isIn(parts: readonly Node[], node: Node): boolean {
  for (let at: Node | undefined = node; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    if (parts.some((part) => part.contains(at!))) return true
  }
  return false
}

/**
 * Where a press shows feedback, with or without anybody who listens: the control, its label or the wrapper that
 * draws a box for it, and the component whose shadow root holds its ripple and its focus ring.
 */
export function feedbackOf({ meant: { element, actionable }, path }: Press): Node[] {
  if (!actionable) return []
  const label = path.find((node) => (node as Element).localName === 'label') as Element | undefined
  const root = element.getRootNode() as Partial<ShadowRoot> & Node
  const isComponent = root.host && firstInside(root, COMPONENT_SIZE).length < COMPONENT_SIZE
  return [
    ...(element.localName === 'input' ? wrappersOf(element) : [element]),
    ...(label ? [label] : []),
    ...(isComponent ? [root.host!] : []),
  ]
}

/** Where it shows that the focus has left a field: the field and its wrappers, up to what holds the press. */
export function leftBehind(field: Element, pressed: Element): Node[] {
  // A toolbar works in the editor that it takes the focus from.
  return isEditor(field) ? [] : wrappersOf(field, pressed)
}

function wrappersOf(field: Element, without?: Element): Node[] {
  const wrappers: Element[] = []
  let at: Element | undefined = field
  for (let level = 0; at && level < 3; level++, at = parentOf(at)) {
    if ((without && at.contains(without)) || firstInside(at, WRAPPER_SIZE).length >= WRAPPER_SIZE) break
    wrappers.push(at)
  }
  return wrappers
}
