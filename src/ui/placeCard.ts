import { type Box, computeCovered } from './findSpot.ts'
import { liftCard } from './liftCard.ts'

/** In the order of preference; logical, so that they mirror with the direction of the text. */
const CORNERS = ['bottom-end', 'bottom-start', 'top-end', 'top-start']

/** Puts the panel into a corner, or along an edge: where it is already if nothing is under it there, else where least is. */
export function placeCard(panel: HTMLElement, avoid: readonly Box[], edges?: readonly string[]): void {
  const { style, dataset } = panel
  delete dataset.side
  dataset.placed = edges ? 'banner' : 'card'
  style.left = style.top = ''
  const corners = edges ?? CORNERS
  const stand = (corner: string | undefined) => {
    dataset.corner = corner
    liftCard(panel)
    return computeCovered(panel.getBoundingClientRect(), avoid)
  }
  let best = dataset.corner ?? corners[0]
  let least = Infinity
  for (const corner of [best, ...corners]) {
    const covered = stand(corner)
    if (!covered) return
    if (covered < least) [best, least] = [corner, covered]
  }
  stand(best)
}
