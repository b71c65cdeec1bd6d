/**
 * Leads to a place in an article, as its fragment would in a page of its own: names in a shadow root are no places of the
 * page, and the page's address is the host's.
 */
export function goTo(article: HTMLElement, name: string): void {
  const place = article.querySelector<HTMLElement>(`[data-at="${CSS.escape(name)}"]`)
  const scroller = article.closest('.scroll')
  if (!place) return
  // Only the help is scrolled, and never the page behind it.
  const head = scroller?.querySelector('.head')
  if (scroller && head) scroller.scrollTop += topOf(place) - topOf(scroller) - head.clientHeight - GAP
  place.tabIndex = -1
  place.focus({ preventScroll: true })
}

/** A heading that stands at the very edge looks cut off. */
const GAP = 8

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}
