import type { Handover } from '../adapter.ts'
import { openSurely } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

interface IntercomWindow {
  Intercom?: ((...args: unknown[]) => void) & { readonly booted?: boolean }
}

/**
 * Intercom: opens a new message with the draft in its composer, by
 * [`showNewMessage`](https://developers.intercom.com/installing-intercom/web/methods). Intercom does not tell who is
 * there; say it by `available`, or keep office hours in the rule.
 *
 * @example
 * createUnstuck({ handover: { default: intercom() } })
 */
export function intercom(options?: Pick<AdapterOptions, 'available'>): Handover {
  const find = () => (window as IntercomWindow).Intercom
  return {
    name: 'intercom',
    capabilities: { draft: true, fields: false, recording: false, sends: false },
    detect: () => typeof find() === 'function',
    // The snippet's stub only queues; the messenger that takes its place says whether it was booted.
    ready: (timeout) => waitUntil(() => find()?.booted === true, timeout),
    ...withAvailability(options),
    // Hearers add up beside the host's, and are gone after a `shutdown`: so they are given anew each time.
    handover: ({ message }) =>
      openSurely({
        onOpen: (hear) => find()?.('onShow', hear),
        onClose: (hear) => find()?.('onHide', hear),
        open: () => find()?.('showNewMessage', message),
        close: () => find()?.('hide'),
      }),
  }
}
