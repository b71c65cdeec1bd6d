import { detectOverflow, type Middleware, type Placement } from '@floating-ui/dom'

/** Below first, where a hint on a control is expected; beside it last, where phones have no room. */
export const SIDES: readonly Placement[] = ['bottom', 'top', 'right', 'left']

/** Between the tip and the edge of what the user sees. */
export const EDGE = 8

/** What {@link keepClear} found: whether the tip fits where it was last tried. */
export interface KeepClearData {
  readonly fits: boolean
  readonly tried: number
}

/**
 * Positioning middleware: tries one side after the other, until the tip is wholly visible and covers none of the
 * obstacles. It stands after `shift`, so that it judges the final place, and instead of `flip`, which does not
 * know about obstacles.
 */
export function keepClear(sides: readonly Placement[], obstacles: readonly DOMRect[]): Middleware {
  return {
    name: 'keepClear',
    async fn(state) {
      const { x, y, rects, elements, middlewareData } = state
      const tried = ((middlewareData.keepClear?.tried as number | undefined) ?? 0) + 1
      const overflow = await detectOverflow(state, { padding: EDGE - 1 })
      // The obstacles are in the viewport's coordinates, the tip is in those of what it is positioned in.
      const anchor = elements.reference.getBoundingClientRect()
      const { width, height } = rects.floating
      const tip = new DOMRect(
        x + anchor.x - rects.reference.x,
        y + anchor.y - rects.reference.y,
        width,
        height,
      )
      const fits =
        Math.max(...Object.values(overflow)) <= 0 &&
        obstacles.every((obstacle) => computeOverlap(tip, obstacle) === 0)
      const next = sides[tried]
      const data: KeepClearData = { fits, tried }
      return fits || !next ? { data } : { data, reset: { placement: next } }
    },
  }
}

/** The area that two rectangles share, in square pixels. */
export function computeOverlap(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, width) * Math.max(0, height)
}
