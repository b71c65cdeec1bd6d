import { isAllowedLink } from './isAllowedLink.ts'

/** Where a link leads; `elsewhere` opens a new tab, so that the page with the trouble stays. */
export interface Link {
  readonly href: string
  readonly elsewhere: boolean
}

/** Looks links up once each: undefined for those that may not be followed, which `refused` hears of. */
export function createLinks(allow: readonly string[] | undefined, refused: (href: string) => void) {
  const known = new Map<string, Link | undefined>()
  return (href: string): Link | undefined => {
    if (!known.has(href)) {
      const allowed = isAllowedLink(href, location.href, allow)
      known.set(href, allowed ? readLink(href) : undefined)
      if (!allowed) refused(href)
    }
    return known.get(href)
  }
}

/** Absolute, so that a `<base>` of the page has no say in it. */
function readLink(href: string): Link {
  const url = new URL(href, location.href)
  return {
    href: url.href,
    elsewhere: url.protocol.startsWith('http') && ![location.origin, origin].includes(url.origin),
  }
}
