import type { Forward } from './forward.ts'
import type { ForwarderOptions } from './options.ts'

/**
 * Posts events to the team's backend in batches: 20 of them or 5 s, and whatever waits when the page is hidden. Without
 * consent they stay in memory; refused consent drops them. With leave to remember (`history`), what waits survives a
 * crash.
 *
 * @example
 * createUnstuck({ config: '/unstuck.json', forward: forwarder({ url: '/friction' }), consent: 'granted' })
 */
export function forwarder(options: ForwarderOptions): Forward {
  return (context) => context.post(options)
}
