import { type Box, findSpot, type Side } from './findSpot.ts'
import { readBox } from './readBox.ts'

/** Each is measured; the ones that follow closely are what counts. */
const MOST_NEIGHBOURS = 20

/** Of the arrow, with its border: what stands where it points is its middle. */
const HALF_ARROW = 7

const DOT_SIDES: readonly Side[] = ['right', 'left']

/** Puts the panel beside its anchor. False, with nothing changed, where no side will do. */
export function placeTip(panel: HTMLElement, anchor: Element, bounds: Box, avoid: readonly Box[]): boolean {
  const spot = findSpot({
    anchor: readBox(anchor),
    labelled: readLabelled(anchor),
    width: panel.offsetWidth,
    height: panel.offsetHeight,
    bounds,
    avoid,
    spare: readNext(anchor),
    side: panel.dataset.side as Side | undefined,
    // A dot stands at the end of the line, like a mark in the margin.
    ...(panel.dataset.dot !== undefined && { sides: DOT_SIDES }),
  })
  if (!spot) return false
  const { style, dataset } = panel
  dataset.placed = 'tip'
  delete dataset.corner
  dataset.side = spot.side
  style.left = `${spot.left}px`
  style.top = `${spot.top}px`
  style.setProperty('--arrow', `${spot.arrow - HALF_ARROW}px`)
  // Without the top layer, a transformed ancestor has coordinates of its own.
  if (!('popover' in panel)) {
    const { left, top } = (panel as HTMLElement).getBoundingClientRect()
    style.left = `${2 * spot.left - left}px`
    style.top = `${2 * spot.top - top}px`
  }
  return true
}

function readLabelled(anchor: Element): Box {
  const labels = (anchor as Partial<HTMLInputElement>).labels ?? []
  const boxes = [anchor, ...labels].map(readBox)
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}

/** What the page has to say about it, and the controls that come next: those before it have been dealt with. */
function readNext(anchor: Element): Box[] {
  const around = anchor.closest('form, dialog, [role=dialog], section, main') ?? anchor.ownerDocument
  const controls = [...around.querySelectorAll('button, input, select, textarea, a[href]')].filter(
    (control) => anchor.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
  const alerts = [...around.querySelectorAll('[role=alert]:not(:empty)')]
  return [...alerts, ...controls].slice(0, MOST_NEIGHBOURS).map(readBox)
}
