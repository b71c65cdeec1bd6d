import { firstInside, parentOf } from './across.ts'
import { isEditable } from './editable.ts'
import type { Press } from './presses.ts'

/**
 * Where changes are weak: they may be no more than the feedback that every press gives, with or without
 * anybody who listens.
 */
export interface Zone {
  /** The pressed control, its label, and the component around it. */
  readonly pressed: readonly Node[]
  /** The field that the focus left, and its wrappers. */
  readonly left: readonly Node[]
}

/** A component of so many elements is a button with its trimmings; a larger one is a part of the page. */
export const COMPONENT_SIZE = 24
/** The same for the wrapper of a field. */
export const WRAPPER_SIZE = 12

export function zoneOf({ meant, path }: Press, focused: Element | null): Zone {
  const { element, actionable } = meant
  const label = path.find((node) => (node as Element).localName === 'label') as Element | undefined
  return {
    pressed: actionable ? [element, ...(label ? [label] : []), ...componentOf(element)] : [],
    left: focused && focused !== element && isEditable(focused) ? wrappersOf(focused, element) : [],
  }
}

export function isIn(zone: readonly Node[], node: Node): boolean {
  return zone.some((part) => part.contains(node))
}

/** A button of a library has its ripple and its focus ring beside it, in a shadow root of its own. */
function componentOf(element: Element): Node[] {
  const root = element.getRootNode() as Partial<ShadowRoot> & Node
  return root.host && firstInside(root, COMPONENT_SIZE).length < COMPONENT_SIZE ? [root, root.host] : []
}

function wrappersOf(field: Element, pressed: Element): Node[] {
  const wrappers: Element[] = [field]
  for (let level = 0; level < 2; level++) {
    const wrapper = parentOf(wrappers[level]!)
    if (!wrapper || wrapper.contains(pressed) || firstInside(wrapper, WRAPPER_SIZE).length >= WRAPPER_SIZE)
      break
    wrappers.push(wrapper)
  }
  return wrappers
}
