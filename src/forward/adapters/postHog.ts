import type { Forward } from '../forward.ts'
import { flat, nameOf } from './flat.ts'
import { findVendor, type VendorOptions } from './vendor.ts'

/** What is used of it. */
export interface PostHogClient {
  capture(event: string, properties: object, options?: object): unknown
}

/**
 * PostHog: `capture(event, properties, options)` (https://posthog.com/docs/libraries/js).
 *
 * @example
 * import posthog from 'posthog-js'
 * createUnstuck({ forward: postHog({ client: posthog }), consent: 'granted' })
 */
export function postHog(options?: VendorOptions<PostHogClient>): Forward {
  const { client, privacy = 'strict' } = options ?? {}
  return ({ window }) => {
    const find = () => findVendor(client, window, 'posthog', 'capture')
    return {
      name: 'PostHog',
      privacy,
      isReady: () => find() !== undefined,
      send: (event) => find()?.capture(nameOf(event), flat(event), { timestamp: new Date(event.time) }),
    }
  }
}
