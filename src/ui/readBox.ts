import type { Box } from './findSpot.ts'

/** Where an element is in this window, also when it is in a frame of it. */
export function readBox(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const view = element.ownerDocument.defaultView
  const frame = view === window ? null : view?.frameElement
  if (!frame) return { left, top, right, bottom }
  const outer = readBox(frame)
  const [x, y] = [outer.left + frame.clientLeft, outer.top + frame.clientTop]
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
}
