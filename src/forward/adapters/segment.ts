import type { Forward } from '../forward.ts'
import { flat, nameOf } from './flat.ts'
import { findVendor, type VendorOptions } from './vendor.ts'

/** What is used of it. */
export interface SegmentClient {
  track(event: string, properties: object, options?: object): unknown
}

/**
 * Segment's analytics.js, and RudderStack's, which speaks the same: `track(event, properties, options)`
 * (https://segment.com/docs/connections/spec/track). The message has the id of the event, so that one that comes twice counts once.
 *
 * @example
 * createUnstuck({ forward: segment(), consent: 'granted' })
 */
export function segment(options?: VendorOptions<SegmentClient>): Forward {
  const { client, privacy = 'strict' } = options ?? {}
  return ({ window }) => {
    const find = () => findVendor(client, window, 'analytics', 'track')
    return {
      name: 'Segment',
      privacy,
      isReady: () => find() !== undefined,
      send: (event) =>
        find()?.track(nameOf(event), flat(event), { timestamp: event.time, messageId: event.id }),
    }
  }
}
