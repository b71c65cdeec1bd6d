/**
 * Whether a link of a config may be followed: the page's own origin, `mailto:`, `tel:`, and the origins that
 * the page's code allowed. The config is data that others may edit, so it cannot open a way out by itself.
 *
 * `base` is the page's address, not `document.baseURI`: a `<base>` must not redirect what looks same-origin.
 */
export function isAllowedLink(href: string, base: string, allow: readonly string[] = []): boolean {
  const { protocol = '', origin } = readUrl(href, base) ?? {}
  if (/^(mailto|tel):$/.test(protocol)) return true
  // The protocol comes first: `blob:` has the origin of its maker, and every opaque origin reads "null".
  return /^https?:$/.test(protocol) && [base, ...allow].some((place) => readUrl(place)?.origin === origin)
}

function readUrl(href: string, base?: string): URL | undefined {
  try {
    return new URL(href, base)
  } catch {
    return undefined
  }
}
