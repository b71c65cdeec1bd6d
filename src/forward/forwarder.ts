import type { CloudEvent } from './cloudEvent.ts'
import type { Forward } from './event.ts'
import { startForwarding } from './startForwarding.ts'

export interface ForwarderOptions {
  /** Where batches are posted to: `application/cloudevents-batch+json`. */
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
  /**
   * Edits an event, or drops it by returning `undefined`. An error in it drops the event too. Reports of what was
   * dropped (`io.unstuck.dropped`: counts by reason) do not go through it.
   */
  readonly beforeSend?: (event: CloudEvent) => CloudEvent | undefined
  /** `strict` (the default) sends no element names and no path segments that the config does not declare. */
  readonly privacy?: 'strict' | 'open'
}

/**
 * Posts events to the team's backend in batches of CloudEvents: 20 of them or 5 s, and whatever waits when the
 * page is hidden. Without consent they stay in memory; refused consent drops them.
 *
 * @example
 * createUnstuck({ config: '/unstuck.json', forward: forwarder({ url: '/friction' }), consent: 'granted' })
 */
export function forwarder(options: ForwarderOptions): Forward {
  return (context) => startForwarding(options, context)
}
