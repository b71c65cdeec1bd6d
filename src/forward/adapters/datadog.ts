import type { Forward } from '../forward.ts'
import { nameOf } from './flat.ts'
import { findVendor, type VendorOptions } from './vendor.ts'

/** What is used of it. */
export interface DatadogClient {
  addAction(name: string, context?: object): unknown
}

/**
 * Datadog RUM: `addAction(name, context)` (https://docs.datadoghq.com/real_user_monitoring/browser/tracking_user_actions).
 *
 * @example
 * createUnstuck({ forward: datadog(), consent: 'granted' })
 */
export function datadog(options?: VendorOptions<DatadogClient>): Forward {
  const { client, privacy = 'strict' } = options ?? {}
  return ({ window }) => {
    const find = () => findVendor(client, window, 'DD_RUM', 'addAction')
    return {
      name: 'Datadog RUM',
      privacy,
      isReady: () => find() !== undefined,
      send: (event) =>
        find()?.addAction(nameOf(event), { unstuck: { ...event.data, id: event.id, visit: event.visit } }),
    }
  }
}
