import type { Forward } from '../forward.ts'
import { flat, nameOf } from './flat.ts'
import { findVendor, type VendorOptions } from './vendor.ts'

/** What is used of it. */
export interface SentryClient {
  addBreadcrumb(breadcrumb: {
    category: string
    message: string
    level: 'warning' | 'info'
    timestamp: number
    data: { [name: string]: unknown }
  }): unknown
}

/**
 * Sentry: each event is a breadcrumb, so that an error report says where its user was stuck before: `addBreadcrumb(…)`
 * (https://docs.sentry.io/platforms/javascript/enriching-events/breadcrumbs). Scores change all the time, and are left out.
 *
 * @example
 * import * as Sentry from '@sentry/browser'
 * createUnstuck({ forward: sentry({ client: Sentry }), consent: 'granted' })
 */
export function sentry(options?: VendorOptions<SentryClient>): Forward {
  const { client, privacy = 'strict' } = options ?? {}
  return ({ window }) => {
    const find = () => findVendor(client, window, 'Sentry', 'addBreadcrumb')
    return {
      name: 'Sentry',
      privacy,
      isReady: () => find() !== undefined,
      send(event) {
        const { type, time, data } = event
        if (type === 'io.unstuck.score') return
        find()?.addBreadcrumb({
          category: type.slice(3),
          message: 'strength' in data ? data.type : nameOf(event),
          level: 'strength' in data ? 'warning' : 'info',
          timestamp: Date.parse(time) / 1000,
          data: flat(event),
        })
      },
    }
  }
}
