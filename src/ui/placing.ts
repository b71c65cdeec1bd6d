import { type Box, computeCovered } from './findSpot.ts'
import { readFocused } from './focus.ts'
import { liftCard } from './liftCard.ts'
import { placeCard } from './placeCard.ts'
import { placeTip } from './placeTip.ts'
import { readBox } from './readBox.ts'
import { isRendered, watchAnchor } from './watchAnchor.ts'

/** A re-render takes no longer to bring an anchor back. */
export const ANCHOR_GRACE_MS = 1000

/** Beside a keyboard on the screen there may be less; a title and the way out must still be seen. */
export const LEAST_ROOM = 120

export interface PlacingOptions {
  readonly panel: HTMLElement
  /** Of a banner, the best first. */
  readonly edges: readonly string[] | undefined
  /** Absent for a card. */
  readonly findAnchor: (() => Element | undefined) | undefined
  /** The anchor is gone for more than a moment. */
  onLost(): void
  /** The panel is no longer rendered: torn out of the page, or what it stands in was closed, or has gone with it. */
  onGone(): void
}

/**
 * Keeps the panel where it belongs while the page scrolls, resizes and re-renders.
 *
 * ```
 *        anchor found and visible, a side has room
 *  card ◀────────────────────────────────────────▶ tip
 *        anchor removed, hidden or scrolled away, no room
 * ```
 */
export function startPlacing(options: PlacingOptions) {
  const { panel, edges, findAnchor, onLost, onGone } = options
  let frame = 0
  let losing = 0

  const place = () => {
    if (!isRendered(panel)) return onGone()
    const { element: anchor, inSight } = watch?.read() ?? {}
    const { scrollTop } = panel.firstElementChild!
    const bounds = readBounds(panel)
    // On the screen, and yet out of sight: a box that scrolls, or has none of it any more, cuts it off.
    const isCut = !inSight && anchor && computeCovered(bounds, [readBox(anchor)])
    noteAnchor(!findAnchor || (!!anchor && !isCut))
    const avoid = readObstacles(panel, anchor, bounds)
    if (anchor && inSight && placeTip(panel, anchor, bounds, avoid)) return
    const settle = () => placeCard(panel, anchor ? [...avoid, readBox(anchor)] : avoid, edges)
    settle()
    for (const { top, bottom } of avoid) {
      if (!computeCovered(readBox(panel), avoid)) return
      // Too tall to stand above or below it: what it says is scrolled in the room that there is.
      const room = Math.max(top - bounds.top, bounds.bottom - bottom, LEAST_ROOM)
      panel.style.setProperty('--room', `${room}px`)
      settle()
      panel.firstElementChild!.scrollTop = scrollTop
    }
  }
  const noteAnchor = (isThere: boolean) => {
    if (isThere) clearTimeout(losing)
    losing = isThere ? 0 : losing || window.setTimeout(onLost, ANCHOR_GRACE_MS)
  }
  const schedule = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(place)
  }

  const watch = findAnchor && watchAnchor(findAnchor, schedule)
  const resized = new ResizeObserver(schedule)
  resized.observe(panel)
  // Most bars come as children of the body.
  const added = new MutationObserver(schedule)
  added.observe(document.body, { childList: true })
  const targets = [window, window.visualViewport]
  for (const type of MOVES) {
    for (const target of targets) target?.addEventListener(type, schedule, { capture: true, passive: true })
  }
  if (isRendered(panel)) place()
  // An observer of the page that tears it out at once does so before the first resize is reported.
  schedule()

  return {
    /** Places it before it is painted anew: an observer of sizes calls back too late for that. */
    now: place,
    /** The page tells nobody that it has put a bar at an edge, or taken one away. Nothing is written where it has not. */
    look() {
      if (panel.dataset.corner) liftCard(panel)
    },
    stop() {
      watch?.stop()
      clearTimeout(losing)
      resized.disconnect()
      added.disconnect()
      cancelAnimationFrame(frame)
      for (const type of MOVES) {
        for (const target of targets) target?.removeEventListener(type, schedule, true)
      }
    },
  }
}

/** What may bring the panel and the focused element together. */
const MOVES = ['resize', 'scroll', 'focusin']

/** What the user sees of the page; the style sheet is told what an on-screen keyboard takes. */
function readBounds(panel: HTMLElement): Box {
  const { style } = panel
  const { width, height, offsetLeft: left, offsetTop: top, scale } = window.visualViewport!
  const { host } = panel.getRootNode() as ShadowRoot
  // All here is in pixels of the screen, and a page that enlarges itself by `zoom` would multiply them. Text grows along.
  style.setProperty('--zoom', `${host.currentCSSZoom ?? 1}`)
  // Zoomed by a pinch, the user looks at a part on purpose: a card stays where it is.
  if (scale < 1.01) {
    style.setProperty('--room', `${height}px`)
    style.setProperty('--above', `${top}px`)
    style.setProperty('--below', `${Math.max(0, innerHeight - height - top)}px`)
  }
  return { left, top, right: left + width, bottom: top + height }
}

/** The focused element of the page, unless it is a whole region, which the help cannot hide and may stand in. */
function readObstacles(panel: HTMLElement, anchor: Element | undefined, bounds: Box): Box[] {
  const focused = readFocused(document)
  if (!focused || focused === document.body || panel.getRootNode().contains(focused)) return []
  if (anchor && focused !== anchor && focused.contains(anchor)) return []
  const box = readBox(focused)
  return computeCovered(bounds, [box]) > computeCovered(bounds, [bounds]) / 2 ? [] : [box]
}
