import { PENDING_AT_MOST } from '../../core/acts/waits.ts'
import { hashText } from '../../core/hash.ts'
import type { PageBody } from '../../core/observations/page.ts'
import { pathTemplate } from '../../core/page.ts'
import type { Millis } from '../../core/time.ts'
import { readAddress, withoutHash } from './address.ts'
import type { Part, Rebuilt } from './rebuilt.ts'

/** Which page the user is on, as snapshots and the tools' own events tell. */
export function createPages(page: Rebuilt): Part {
  let last = ''
  let actedAt: Millis | undefined

  function turn(at: Millis, via: PageBody['via']): void {
    const { pathname, search, hash } = readAddress(page.href)
    const isRoute = /^#!?\//.test(hash)
    const route = isRoute ? '#' + pathTemplate(hash.replace(/\?.*/, '').slice(1)) : ''
    const url = hashText(isRoute ? page.href : withoutHash(page.href))
    if (via === 'push' && url === last) return
    last = url
    page.push({
      type: 'page',
      at,
      path: pathname + keptOf(search, page.settings.keepQuery) + route,
      url,
      via,
    })
  }

  return {
    see(step) {
      const { at, kind } = step
      if (kind === 'click') actedAt = at
      if (kind === 'page') {
        // The press that led here waited for this page.
        if (step.isNew && actedAt !== undefined && at - actedAt <= PENDING_AT_MOST && last !== '')
          page.push({ type: 'leaving', at: actedAt })
        if (step.isNew) turn(at, 'load')
        else turn(at, 'push')
        actedAt = undefined
      }
      if (kind === 'custom') {
        const href = readHref(step.tag, step.payload)
        if (href === undefined) return
        page.href = readAddress(href, page.href).href
        turn(at, 'push')
      }
    },
  }
}

/** The parameters that make another page, as the config names them. */
function keptOf(search: string, names: readonly string[]): string {
  const pairs = search.slice(1).split('&')
  const kept = names.flatMap((name) => pairs.filter((pair) => pair.split('=')[0] === name))
  return kept.length > 0 ? `?${kept.map(decode).join('&')}` : ''
}

function decode(pair: string): string {
  try {
    return decodeURIComponent(pair.replace(/\+/g, ' '))
  } catch {
    return pair
  }
}

/** Where a router went: PostHog and Sentry each tell of it in their own words. */
function readHref(tag: string, payload: { readonly [key: string]: unknown }): string | undefined {
  const { href, op, description, category, data } = payload
  const to = (data as { to?: unknown } | undefined)?.to
  const found =
    tag === '$url_changed' || tag === '$pageview'
      ? href
      : tag === 'performanceSpan' && op === 'navigation.push'
        ? description
        : tag === 'breadcrumb' && category === 'navigation'
          ? to
          : undefined
  return typeof found === 'string' ? found : undefined
}
