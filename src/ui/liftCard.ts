import { GAP } from './findSpot.ts'

/** From the edge that a card stands at: what the page keeps at that edge is met at one of these. */
const ROWS = [12, 44]
/** Narrower than the round button that opens a chat. */
const STEP = 48
/** What takes more than a third of the window's height is the page's own frame, and no bar in it. */
const BARS = 3

/**
 * Keeps a card away from its edge as far as the page keeps something there: a bar that asks for consent or saves a form, the button
 * of a chat. It lies over everything, so nobody could press them. Where there would be no room for it, it stays.
 */
export function liftCard(panel: HTMLElement): void {
  const lifted = Number.parseFloat(panel.style.getPropertyValue('--lift')) || 0
  // Where it will rest, and not where it is on its way in.
  const { offsetLeft: left, offsetTop, offsetWidth: width, offsetHeight: height, dataset } = panel
  const isAbove = dataset.corner!.startsWith('top')
  const top = offsetTop + (isAbove ? -lifted : lifted)
  const bottom = top + height
  const met = new Set<Element>()
  for (const row of ROWS) {
    const y = isAbove ? top + row : bottom - row
    for (let x = left; x <= left + width; x += STEP) meet(document, x, y, met)
  }
  let lift = 0
  for (const one of met) {
    const box = one.getBoundingClientRect()
    // The help's own element is fixed as well, and of no size.
    if (box.height && box.height < innerHeight / BARS && KEPT.test(getComputedStyle(one).position))
      lift = Math.max(lift, GAP + Math.ceil(isAbove ? box.bottom - top : bottom - box.top))
  }
  if (height + lift >= innerHeight - GAP) lift = 0
  if (lift !== lifted) panel.style.setProperty('--lift', `${lift}px`)
}

/** Many a bar that asks for consent is in a shadow root. */
function meet(root: DocumentOrShadowRoot, x: number, y: number, met: Set<Element>): void {
  for (const one of root.elementsFromPoint(x, y)) {
    const { shadowRoot } = one
    if (shadowRoot && !met.has(one) && !one.matches('[data-unstuck-help]')) meet(shadowRoot, x, y, met)
    met.add(one)
  }
}

/** In its place while the rest scrolls. */
const KEPT = /fixed|sticky/
