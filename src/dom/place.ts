/** An address leads to another page than before, to a route, or to a part that exists. */
export function isSomewhere({ href, hash }: URL | Location, before: string, document: Document): boolean {
  return withoutHash(href) !== withoutHash(before) || isPlace(hash, document)
}

/** A route, or a part of the page that exists. `#` and what is missing lead nowhere. */
export function isPlace(hash: string, document: Document): boolean {
  if (/^#!?\//.test(hash)) return true
  let id = hash.slice(1)
  try {
    id = decodeURIComponent(id)
  } catch {
    // As it stands, then.
  }
  return !!id && !!(document.getElementById(id) ?? document.getElementsByName(id)[0])
}

export function withoutHash(url: string): string {
  return url.split('#')[0]!
}
