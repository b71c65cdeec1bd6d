import { computeOverlap } from './keepClear.ts'

/** In the order of preference; logical, so that they mirror with the direction of the text. */
const CORNERS = ['bottom-end', 'bottom-start', 'top-end', 'top-start']

/** Puts the panel into a corner: where it stands already, else the first that covers no obstacle, or least of it. */
export function placeCard(panel: HTMLElement, obstacles: readonly DOMRect[]): void {
  const covers = (corner: string) => {
    panel.dataset.corner = corner
    const card = panel.getBoundingClientRect()
    return obstacles.reduce((sum, obstacle) => sum + computeOverlap(card, obstacle), 0)
  }
  panel.style.left = panel.style.top = ''
  delete panel.dataset.side
  panel.dataset.placed = 'card'
  let best = ''
  let least = Infinity
  for (const corner of [panel.dataset.corner, ...CORNERS]) {
    const area = corner ? covers(corner) : Infinity
    if (corner && area < least) [best, least] = [corner, area]
    if (area === 0) break
  }
  panel.dataset.corner = best
}
