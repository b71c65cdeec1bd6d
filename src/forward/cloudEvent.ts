import type { ForwardContext, ForwardEvent } from './event.ts'
import { projectEvent } from './project.ts'

/**
 * CloudEvents 1.0, structured mode (https://github.com/cloudevents/spec). Extension attributes are lower-case
 * letters and digits, as the standard asks.
 */
export interface CloudEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: `io.unstuck.${string}`
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly sdkversion: string
  readonly confighash: string
  readonly visit: string
  readonly release?: string
  /** Hash of the user's id. */
  readonly user?: string
  readonly data: object
}

/** Content type of a batch of them. */
export const CLOUD_EVENTS_BATCH = 'application/cloudevents-batch+json'

export function createCloudEvent(
  event: ForwardEvent | { readonly type: 'dropped'; readonly at: number; readonly data: object },
  id: string,
  context: ForwardContext,
  privacy: 'strict' | 'open',
): CloudEvent {
  const { version, config, release, declared, window } = context
  const user = context.user()
  return {
    specversion: '1.0',
    id,
    source: window.location.origin,
    type: `io.unstuck.${event.type}`,
    time: new Date(event.at).toISOString(),
    datacontenttype: 'application/json',
    sdkversion: version,
    confighash: config,
    visit: context.visit(),
    ...(release !== undefined && { release }),
    ...(user !== undefined && { user }),
    data: event.type === 'dropped' ? event.data : projectEvent(event, declared, privacy),
  }
}
