import { autoUpdate } from '@floating-ui/dom'
import { readFocused } from './focus.ts'
import { placeCard } from './placeCard.ts'
import { placeTip } from './placeTip.ts'
import type { HelpView } from './view.ts'

/** How often an anchor that is gone is looked for. */
export const LOOK_AGAIN_MS = 250

export interface PlacingOptions {
  readonly panel: HTMLElement
  readonly view: Pick<HelpView, 'kind' | 'anchor'>
  /** The panel was placed for the first time. */
  onPlaced(): void
  /** The panel is no longer rendered: torn out of the page, or its dialog was closed. */
  onGone(): void
  onProblem(error: unknown): void
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
export function startPlacing({ panel, view, onPlaced, onGone, onProblem }: PlacingOptions): () => void {
  let anchor: Element | undefined
  let unfollow = () => {}
  let timer = 0
  let frame = 0
  let turn = 0
  let placed = false

  const look = () => {
    clearTimeout(timer)
    const found = view.kind === 'tip' ? findAnchor() : undefined
    if (found !== anchor) {
      unfollow()
      anchor = found
      // Calls `place` at once, and on whatever moves the anchor or the panel.
      unfollow = found ? autoUpdate(found, panel, place) : () => {}
    }
    if (!isRendered(anchor) && view.kind === 'tip' && view.anchor)
      timer = window.setTimeout(retry, LOOK_AGAIN_MS)
  }
  const findAnchor = () => {
    try {
      return view.anchor?.()
    } catch (error) {
      onProblem(error)
      return undefined
    }
  }
  const retry = () => {
    look()
    if (anchor) place()
  }

  const place = async () => {
    const mine = ++turn
    const isCurrent = () => mine === turn
    keepInSight(panel)
    if (!isRendered(anchor)) look()
    if (!isCurrent()) return
    const obstacles = readObstacles(panel, anchor)
    const isTip = isRendered(anchor) && (await placeTip(panel, anchor, obstacles, isCurrent))
    if (!isCurrent()) return
    if (!isTip)
      placeCard(panel, isRendered(anchor) ? [...obstacles, anchor.getBoundingClientRect()] : obstacles)
    if (!placed) {
      placed = true
      onPlaced()
    }
  }
  const schedule = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => void place())
  }

  const resized = new ResizeObserver(() => {
    if (isRendered(panel)) schedule()
    else onGone()
  })
  resized.observe(panel)
  const stops = [
    listen(window, 'resize', schedule),
    listen(window, 'scroll', schedule),
    listen(window, 'focusin', schedule),
    listen(window.visualViewport, 'resize', schedule),
    listen(window.visualViewport, 'scroll', schedule),
  ]
  look()
  void place()

  return () => {
    turn = NaN
    unfollow()
    resized.disconnect()
    clearTimeout(timer)
    cancelAnimationFrame(frame)
    for (const stop of stops) stop()
  }
}

/** Gives the style sheet what an on-screen keyboard takes from the viewport. */
function keepInSight({ style }: HTMLElement): void {
  const view = window.visualViewport
  // Zoomed by a pinch, the user looks at a part on purpose.
  if (!view || view.scale > 1.01) return
  style.setProperty('--room', `${view.height}px`)
  style.setProperty('--above', `${view.offsetTop}px`)
  style.setProperty('--below', `${Math.max(0, innerHeight - view.height - view.offsetTop)}px`)
}

/** The focused element of the page, unless it is a whole region that the help may well stand in. */
function readObstacles(panel: HTMLElement, anchor: Element | undefined): DOMRect[] {
  const focused = readFocused(document)
  if (!focused || focused === document.body || panel.getRootNode().contains(focused)) return []
  if (focused !== anchor && anchor && focused.contains(anchor)) return []
  return [focused.getBoundingClientRect()]
}

function isRendered(element: Element | undefined): element is Element {
  return !!element?.isConnected && element.getClientRects().length > 0
}

function listen(target: EventTarget | null, type: string, listener: () => void): () => void {
  target?.addEventListener(type, listener, { capture: true, passive: true })
  return () => target?.removeEventListener(type, listener, true)
}
