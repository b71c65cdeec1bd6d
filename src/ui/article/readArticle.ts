import createPurifier from 'dompurify'

/** What an article is made of. No forms, frames, styles, scripts, drawings: an article explains. */
const TAGS =
  'a abbr article b blockquote body br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 ' +
  'h5 h6 head header hr html i img ins kbd li main mark ol p picture pre q s samp section small span strong sub summary sup ' +
  'table tbody td tfoot th thead title tr u ul var'
const ATTRIBUTES = 'alt colspan dir height href id lang role rowspan scope src start width'
/** Where the article itself stands among menus and footers, the best first. */
const PLACES = ['article', 'main', '[role=main]', 'body']

export interface Article {
  readonly title: string
  /**
   * Sanitised, with absolute addresses, and without names that could be mistaken for ours. It belongs to no page yet: a
   * picture that may not be loaded must not be asked for.
   */
  readonly content: DocumentFragment
}

/** Reads an article out of a whole page, which is used up. An address with a fragment means that part of it. */
export function readArticle({ documentElement: root }: Document, url: URL): Article {
  const purifier = createPurifier(window)
  // Where it cannot work it changes nothing, and says so only here.
  if (!purifier.isSupported) throw new Error('it cannot be made safe in this browser')
  purifier.sanitize(root, {
    ALLOWED_TAGS: TAGS.split(' '),
    ALLOWED_ATTR: ATTRIBUTES.split(' '),
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    // Ids that stand in nobody's way are needed to find the part, and taken away below.
    SANITIZE_DOM: false,
    // Nodes are sanitised as they are, and no text is parsed again.
    IN_PLACE: true,
    // A policy of its usual name would take it from the page's own copy.
    TRUSTED_TYPES_POLICY: null,
  })
  const part = url.hash && root.querySelector(`#${CSS.escape(decodeURIComponent(url.hash.slice(1)))}`)
  const place = part || PLACES.map((selector) => root.querySelector(selector)).find((found) => found)
  if (!place?.textContent?.trim()) throw new Error('there is no text in it')
  const heading = place.querySelector('h1, h2') ?? root.querySelector('h1')
  const title = (heading ?? root.querySelector('title'))?.textContent?.trim() ?? ''
  heading?.remove()
  const content = root.ownerDocument.createDocumentFragment()
  content.append(...place.childNodes)
  for (const element of content.querySelectorAll('*')) settle(element, url)
  return { title, content }
}

function settle(element: Element, url: URL): void {
  for (const name of ['id', 'role']) element.removeAttribute(name)
  for (const name of ['href', 'src']) {
    const address = element.getAttribute(name)
    if (address === null) continue
    // A fragment leads nowhere once its names are gone.
    if (name === 'href' && address.startsWith('#')) element.removeAttribute(name)
    else element.setAttribute(name, resolve(address, url))
  }
  lower(element)
}

function resolve(address: string, url: URL): string {
  try {
    return new URL(address, url).href
  } catch {
    return ''
  }
}

/** The title of the help is a second-level heading; those of the article come under it. */
function lower(element: Element): void {
  const level = /^H([1-5])$/.exec(element.tagName)?.[1]
  if (level === undefined) return
  const lowered = element.ownerDocument.createElement(`h${Math.max(3, Number(level) + 1)}`)
  lowered.append(...element.childNodes)
  element.replaceWith(lowered)
}
