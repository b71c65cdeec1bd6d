import { arrow, computePosition, hide, offset, type Placement, shift } from '@floating-ui/dom'
import { EDGE, keepClear, type KeepClearData, SIDES } from './keepClear.ts'

/** Between the tip and its anchor; the arrow bridges it. */
const GAP = 11

/** Keeps the arrow out of the rounded corners. */
const ARROW_INSET = 14

/**
 * Puts the panel beside its anchor, on the side where it stands already if that still does. False, with nothing
 * changed, where the anchor is scrolled out of sight or no side has room.
 */
export async function placeTip(
  panel: HTMLElement,
  anchor: Element,
  obstacles: readonly DOMRect[],
  isCurrent: () => boolean,
): Promise<boolean> {
  const pointer = panel.querySelector<HTMLElement>('.arrow')
  if (!pointer) return false
  const sides = preferring(panel.dataset.side)
  const spot = await computePosition(anchor, panel, {
    strategy: 'fixed',
    placement: sides[0] ?? 'bottom',
    middleware: [
      offset(GAP),
      shift({ padding: EDGE }),
      keepClear(sides, obstacles),
      arrow({ element: pointer, padding: ARROW_INSET }),
      hide(),
    ],
  })
  const { keepClear: clear, hide: hidden, arrow: at } = spot.middlewareData
  if (!(clear as KeepClearData).fits || hidden?.referenceHidden) return false
  if (isCurrent()) {
    panel.dataset.placed = 'tip'
    panel.dataset.side = spot.placement
    move(panel, spot)
    move(pointer, at ?? {})
  }
  return true
}

function preferring(side: string | undefined): readonly Placement[] {
  return [...SIDES].sort((a, b) => Number(b === side) - Number(a === side))
}

function move({ style }: HTMLElement, { x, y }: { readonly x?: number; readonly y?: number }): void {
  style.left = x === undefined ? '' : `${round(x)}px`
  style.top = y === undefined ? '' : `${round(y)}px`
}

/** Text on half pixels is blurred. */
function round(length: number): number {
  return Math.round(length * devicePixelRatio) / devicePixelRatio
}
