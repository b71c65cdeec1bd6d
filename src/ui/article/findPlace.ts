/**
 * Where the article itself stands among menus, votes and related ones, the best first: what Zendesk Guide, Freshdesk,
 * Intercom and HubSpot call it, and what any page may.
 */
const PLACES = [
  '.article-body, .article_body, .kb-article, [itemprop=articleBody]',
  'article',
  'main, [role=main]',
  'body',
]
/** What does something on that page, or leads through it. A button that is a heading, as in an accordion, is kept. */
const CHROME =
  'nav, footer, select, textarea, dialog, noscript, button:not(:is(h1, h2, h3, h4, h5, h6, dt, summary) button)'

/** The element that holds the article, or the part of it that the fragment of its address names. */
export function findPlace(root: Element, part: Element | undefined): Element | undefined {
  // A heading, or an empty anchor before one, names a place in the article, and not a part of it.
  if (part?.querySelector('p, li, dd, td, pre, img')) return strip(part)
  const found = PLACES.map((selector) => findLongest(root, selector)).find((place) => place !== undefined)
  return found && strip(found)
}

/** The one that `#…` in its address names; it may be named like no element, or like none that can be. */
export function findPart(root: Element, hash: string): Element | undefined {
  try {
    const name = CSS.escape(decodeURIComponent(hash.slice(1)))
    return (name && root.querySelector(`[id="${name}"], a[name="${name}"]`)) || undefined
  } catch {
    return undefined
  }
}

function strip(place: Element): Element {
  for (const each of place.querySelectorAll(CHROME)) each.remove()
  return place
}

/** Teasers of other articles are articles, too. */
function findLongest(root: Element, selector: string): Element | undefined {
  const lengthOf = ({ textContent }: Element) => textContent.trim().length
  const [longest] = [...root.querySelectorAll(selector)].sort((one, other) => lengthOf(other) - lengthOf(one))
  return longest && lengthOf(longest) > 0 ? longest : undefined
}
