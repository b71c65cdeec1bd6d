/** A rectangle in the viewport's coordinates, in CSS pixels; a `DOMRect` is one. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export type Side = 'bottom' | 'top' | 'right' | 'left'

/** Below first, where a hint on a control is expected. */
const SIDES: readonly Side[] = ['bottom', 'top', 'right', 'left']

/** Between the tip and its anchor; the arrow bridges most of it. */
export const GAP = 10

/** Between the tip and the edge of what the user sees. */
export const EDGE = 8

/** From a corner of the tip to the middle of its arrow: clear of the largest usual radius. */
export const ARROW_INSET = 20

export interface SpotQuestion {
  readonly anchor: Box
  /** The anchor together with its label, which the tip must not hide either. */
  readonly labelled: Box
  readonly width: number
  readonly height: number
  /** What the user sees of the page: the visual viewport, without an on-screen keyboard. */
  readonly bounds: Box
  /** What must stay visible: the focused element. */
  readonly avoid: readonly Box[]
  /** What had better stay visible: the controls that the user needs next. */
  readonly spare: readonly Box[]
  /** Where the tip stands now; it stays there while that is possible. */
  readonly side?: Side | undefined
  /** The best first. Default: below, above, to the right, to the left. */
  readonly sides?: readonly Side[]
}

export interface Spot extends Box {
  readonly side: Side
  /** Where the arrow points, along the edge that faces the anchor. */
  readonly arrow: number
}

/**
 * The place for a tip beside its anchor: wholly visible, on nothing that must be seen, and of those places the one
 * that hides the least of what the user may need. Undefined where there is none. (Positioning libraries flip and
 * shift by the edges of the viewport alone; a tip that hides the next button would make things worse.)
 */
export function findSpot(question: SpotQuestion): Spot | undefined {
  const { anchor, bounds, avoid, spare, side, sides = SIDES, width, height } = question
  if (!computeCovered(bounds, [anchor])) return undefined
  const possible = sides
    .map((each) => computeSpot(each, question))
    .filter((spot) => computeCovered(spot, [bounds]) === width * height && !computeCovered(spot, avoid))
  const [best] = [...possible].sort((a, b) => computeCovered(a, spare) - computeCovered(b, spare))
  return possible.find((spot) => spot.side === side) ?? best
}

function computeSpot(side: Side, { anchor, labelled, width, height, bounds }: SpotQuestion): Spot {
  // A long anchor may be partly out of sight; the arrow points at the middle of what is not.
  const middleX = (Math.max(anchor.left, bounds.left) + Math.min(anchor.right, bounds.right)) / 2
  const middleY = (Math.max(anchor.top, bounds.top) + Math.min(anchor.bottom, bounds.bottom)) / 2
  const slideX = clamp(middleX - width / 2, bounds.left + EDGE, bounds.right - EDGE - width)
  const slideY = clamp(middleY - height / 2, bounds.top + EDGE, bounds.bottom - EDGE - height)
  const isBeside = side === 'left' || side === 'right'
  const x = side === 'left' ? labelled.left - GAP - width : side === 'right' ? labelled.right + GAP : slideX
  const y = side === 'top' ? labelled.top - GAP - height : side === 'bottom' ? labelled.bottom + GAP : slideY
  const left = Math.round(x)
  const top = Math.round(y)
  const arrow = isBeside
    ? clamp(middleY - top, ARROW_INSET, height - ARROW_INSET)
    : clamp(middleX - left, ARROW_INSET, width - ARROW_INSET)
  return { side, left, top, right: left + width, bottom: top + height, arrow: Math.round(arrow) }
}

/** How many square pixels of the others a box hides. */
export function computeCovered(box: Box, others: readonly Box[]): number {
  return others.reduce((sum, other) => {
    const width = Math.min(box.right, other.right) - Math.max(box.left, other.left)
    const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)
    return sum + Math.max(0, width) * Math.max(0, height)
  }, 0)
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
