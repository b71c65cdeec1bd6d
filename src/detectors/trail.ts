import { hashText } from '../core/hash.ts'
import type { Observed } from '../core/observation.ts'
import { pageKey } from '../core/page.ts'
import type { Millis } from '../core/time.ts'

/** Where the user has been, the latest last. */
export type Trail = Visit[]

/** Places as hashes: the trail is carried over page loads, and is to be small. */
interface Visit {
  readonly url: string
  /** The address, with the route where the host names one. */
  readonly place: string
  /** What pages of one kind share. */
  readonly kind: string
  /** What neighbours share; empty where everything lies side by side. */
  readonly folder: string
  /** The host has named it. */
  readonly named?: true
  readonly at: Millis
}

/** A loop over more pages than this is a tour. */
const VISITS_KEPT = 8

/**
 * Adds a page to the trail; false where it is the one that the user was on already. An address that is replaced, and
 * a route that gets its name, tell the same visit more exactly: a redirect back to where somebody came from is none.
 */
export function followTrail(trail: Trail, page: Observed<'page'>): boolean {
  const { via, at } = page
  const last = trail.at(-1)
  const visit = describeVisit(page)
  if (last?.place === visit.place) return false
  const isSame = last && (via === 'replace' || (via === 'route' && !last.named))
  if (isSame) {
    trail.pop()
    if (trail.at(-1)?.place !== visit.place) trail.push({ ...visit, at: last.at })
    return false
  }
  trail.push({ ...visit, at })
  if (trail.length > VISITS_KEPT) trail.shift()
  return true
}

function describeVisit(page: Observed<'page'>): Omit<Visit, 'at'> {
  const kind = pageKey(page)
  const folder = kind.replace(/[?#].*/, '').replace(/\/[^/]*\/?$/, '')
  return {
    url: page.url,
    place: page.route === undefined ? page.url : hashText(`${page.url} ${page.route}`),
    kind: hashText(kind),
    folder: folder && hashText(folder),
    ...(page.route !== undefined && { named: true }),
  }
}
