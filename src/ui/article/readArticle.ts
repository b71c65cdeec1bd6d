import createPurifier from 'dompurify'
import { findPart, findPlace } from './findPlace.ts'
import { takeTitle } from './takeTitle.ts'

/** What an article is made of. No forms, frames, styles, scripts, drawings: an article explains. */
const TAGS =
  'a abbr article b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 ' +
  'h5 h6 header hr i img ins kbd li mark ol p picture pre q s samp section small span strong sub summary sup ' +
  'table tbody td tfoot th thead tr u ul var'
const ATTRIBUTES = 'alt colspan dir height href id lang name role rowspan scope src start width'
/** What explains, and cannot be shown here. */
const LEFT_OUT = 'iframe, video, audio, object, embed'
/** Notes and warnings are told by a class alone, as Intercom and Help Scout do, or by what HubSpot writes. */
const CALLOUTS = '[class*=callout], [class*=admonition], [data-hs-callout-type]'
/** Whoever has to sign in is led to another page, in the place of the article. */
const SIGN_IN = '[type=password], [type=email], [autocomplete~=username]'

export interface Article {
  readonly title: string
  readonly lang: string
  /**
   * Sanitised, with absolute addresses, and without names that could be mistaken for ours. It belongs to no page yet: a
   * picture that may not be loaded must not be asked for. A place in it that something leads to is `data-at`, and what
   * leads there `data-to`.
   */
  readonly content: DocumentFragment
  /** Where it begins, if not at its top. */
  readonly at: string
  /** It holds nothing that could not be shown. */
  readonly isWhole: boolean
}

/** Reads an article out of a whole page, which is used up. `hasMoved`: the page is another than was asked for. */
export function readArticle(page: Document, url: URL, hasMoved: boolean): Article {
  const { documentElement: root, baseURI: base } = page
  const part = findPart(root, url.hash)
  const place = findPlace(root, part)
  if (!place) throw new Error('there is no text in it')
  if (place.querySelector(hasMoved ? SIGN_IN : '[type=password]')) throw new Error('it asks to sign in')
  const isPart = place === part
  const title = takeTitle(root, place, isPart)
  const isWhole = !place.querySelector(LEFT_OUT)
  prepare(place)
  const content = page.createDocumentFragment()
  content.append(...sanitize(place).childNodes)
  for (const element of content.querySelectorAll('*')) settle(element, url, base)
  if (!content.textContent.trim()) throw new Error('there is no text in it')
  return { title, lang: root.getAttribute('lang') ?? '', content, at: isPart ? '' : nameOf(url), isWhole }
}

/** What says something by an attribute that is not kept says it by one that is. */
function prepare(place: Element): void {
  const outermost = [...place.querySelectorAll(CALLOUTS)].filter(
    (box) => !box.parentElement!.closest(CALLOUTS),
  )
  for (const box of outermost) {
    const quote = box.ownerDocument.createElement('blockquote')
    quote.append(...box.childNodes)
    box.replaceWith(quote)
  }
  // A script of the page would put it there once it comes into sight.
  for (const image of place.querySelectorAll('img[data-src]'))
    image.setAttribute('src', image.getAttribute('data-src')!)
}

function sanitize(place: Element): Element {
  const purifier = createPurifier(window)
  // Where it cannot work it changes nothing, and says so only here.
  if (!purifier.isSupported) throw new Error('it cannot be made safe in this browser')
  const box = place.ownerDocument.createElement('div')
  box.append(...place.childNodes)
  purifier.sanitize(box, {
    ALLOWED_TAGS: TAGS.split(' '),
    ALLOWED_ATTR: ATTRIBUTES.split(' '),
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    // Names that stand in nobody's way are needed to find places, and taken away below.
    SANITIZE_DOM: false,
    // Nodes are sanitised as they are, and no text is parsed again.
    IN_PLACE: true,
    // A policy of its usual name would take it from the page's own copy.
    TRUSTED_TYPES_POLICY: null,
  })
  return box
}

function settle(element: Element, url: URL, base: string): void {
  const at = element.getAttribute('id') ?? element.getAttribute('name')
  for (const name of ['id', 'name', 'role']) element.removeAttribute(name)
  if (at) element.setAttribute('data-at', at)
  for (const name of ['href', 'src']) {
    const address = element.getAttribute(name)
    if (address === null) continue
    const isFragment = address.startsWith('#')
    const resolved = resolve(address, isFragment ? url.href : base)
    element.setAttribute(name, resolved?.href ?? '')
    // To the top: it is a scroll away.
    if (isFragment && !resolved?.hash) element.removeAttribute(name)
    if (name === 'href' && resolved?.hash && isSamePage(resolved, url))
      element.setAttribute('data-to', nameOf(resolved))
  }
  lower(element)
}

function resolve(address: string, base: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}

function isSamePage(one: URL, other: URL): boolean {
  return one.origin === other.origin && one.pathname === other.pathname
}

function nameOf({ hash }: URL): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ''
  }
}

/** The title of the help is a second-level heading; those of the article come under it. */
function lower(element: Element): void {
  const level = /^H([1-5])$/.exec(element.tagName)?.[1]
  if (level === undefined) return
  const lowered = element.ownerDocument.createElement(`h${Math.max(3, Number(level) + 1)}`)
  const at = element.getAttribute('data-at')
  if (at !== null) lowered.setAttribute('data-at', at)
  lowered.append(...element.childNodes)
  element.replaceWith(lowered)
}
