import { hashText } from '../core/hash.ts'
import type { PageBody } from '../core/observations/page.ts'
import { pathTemplate } from '../core/page.ts'
import { listen } from './listen.ts'
import { watchMoves } from './moves.ts'
import { withoutHash } from './place.ts'
import type { Sensor } from './sensor.ts'

export interface PagesOptions {
  /** Query parameters that make another page: `index.php?route=checkout/cart`. All others are dropped. */
  readonly keepQuery?: readonly string[]
}

/**
 * Which page the user is on: full loads, and the routes of a single-page app. A replaced address counts only
 * where its path differs, since apps keep filters and scroll positions there.
 */
export function createPages({ keepQuery = [] }: PagesOptions = {}): Sensor {
  return (page) => {
    const { window } = page
    let last = describePlace(window.location, keepQuery)

    const push = (via: PageBody['via'], status = 0) => {
      page.push({ type: 'page', at: page.now(), ...last, via, ...(status > 0 && { status }) })
    }
    const move = (via: PageBody['via']) => {
      const before = last
      last = describePlace(window.location, keepQuery)
      if (via === 'replace' ? last.path !== before.path : last.url !== before.url) push(via)
    }
    const restore = page.guard('pages', ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return
      last = describePlace(window.location, keepQuery)
      push('restore')
    })

    const stops = [listen(window, 'pageshow', restore), watchMoves(page, move)]
    const load = window.performance.getEntriesByType('navigation')[0] as
      PerformanceNavigationTiming | undefined
    push(LOADS[load?.type ?? ''] ?? 'load', load?.responseStatus)
    return { stop: () => stops.forEach((stop) => stop()) }
  }
}

const LOADS: { readonly [type: string]: PageBody['via'] } = { reload: 'reload', back_forward: 'restore' }

/** The hash counts where it is a route (`#/orders`, `#!/orders`); else it is a place on the same page. */
function describePlace(location: Location, keepQuery: readonly string[]): Pick<PageBody, 'path' | 'url'> {
  const { href, pathname, search, hash } = location
  const query = new URLSearchParams(search)
  const kept = keepQuery.flatMap((name) => query.getAll(name).map((value) => `${name}=${value}`))
  const isRoute = /^#!?\//.test(hash)
  const route = isRoute ? pathTemplate(hash.replace(/\?.*/, '').slice(1)) : ''
  return {
    path: pathname + (kept.length > 0 ? '?' + kept.join('&') : '') + (route && '#' + route),
    // `#` alone is no hash to `location.hash`.
    url: hashText(isRoute ? href : withoutHash(href)),
  }
}
