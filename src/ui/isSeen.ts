/** What is kept for screen readers alone is no larger than a point. */
const LEAST_SIDE = 2

/** Cut down to nothing, as such parts are too. */
const CUT = /rect\(([01]px[, ]*){4}|inset\((50|100)%|circle\(0/

/**
 * Whether the user can see it, as far as it is to blame itself: it has a box, and is neither see-through, nor cut away,
 * nor in a part that is folded. A field may be see-through: what is drawn in its place lies under it.
 */
export function isSeen(element: Element | undefined): element is Element {
  if (!element) return false
  const { width, height } = element.getBoundingClientRect()
  const { visibility, clip, clipPath } = getComputedStyle(element)
  const drawn = (element.localName === 'input' && element.parentElement) || element
  return (
    Math.min(width, height) >= LEAST_SIDE &&
    visibility === 'visible' &&
    !CUT.test(clip + clipPath) &&
    // Safari before 17.4 has none. These are the names that all others know.
    (drawn.checkVisibility?.({ checkOpacity: true }) ?? true)
  )
}
