/** The address leads to another page than before, to a route, or to a part that exists. `#` leads nowhere. */
export function isSomewhere({ href, hash }: Location, before: string, document: Document): boolean {
  const bare = (url: string) => url.replace(/#.*/, '')
  if (bare(href) !== bare(before) || /^#!?\//.test(hash)) return true
  const id = hash.slice(1)
  return !!id && !!(document.getElementById(decode(id)) ?? document.getElementsByName(decode(id))[0])
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
