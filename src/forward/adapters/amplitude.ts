import type { Forward } from '../forward.ts'
import { flat, nameOf } from './flat.ts'
import { findVendor, type VendorOptions } from './vendor.ts'

/** What is used of it. */
export interface AmplitudeClient {
  track(event: string, properties: object, options?: object): unknown
}

/**
 * Amplitude's Browser SDK 2: `track(event, properties, options)` (https://amplitude.com/docs/sdks/analytics/browser/browser-sdk-2).
 * The insert id is that of the event, by which Amplitude leaves out what comes twice.
 *
 * @example
 * createUnstuck({ forward: amplitude(), consent: 'granted' })
 */
export function amplitude(options?: VendorOptions<AmplitudeClient>): Forward {
  const { client, privacy = 'strict' } = options ?? {}
  return ({ window }) => {
    const find = () => findVendor(client, window, 'amplitude', 'track')
    return {
      name: 'Amplitude',
      privacy,
      isReady: () => find() !== undefined,
      send: (event) =>
        find()?.track(nameOf(event), flat(event), { time: Date.parse(event.time), insert_id: event.id }),
    }
  }
}
