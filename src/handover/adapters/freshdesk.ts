import type { Handover } from '../adapter.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

interface FreshworksWindow {
  FreshworksWidget?: ((...args: unknown[]) => void) & { readonly q?: readonly unknown[] }
}

/**
 * Freshdesk help widget: opens the ticket form with subject and description filled in, by its
 * [widget API](https://developers.freshdesk.com/widget-api/). The user sends it. It tells neither who is there nor
 * that it was sent.
 *
 * @example
 * createUnstuck({ handover: { default: freshdesk({ identity: () => ({ name: me.name, email: me.email }) }) } })
 */
export function freshdesk({ identity, ...options }: AdapterOptions = {}): Handover {
  const find = () => (window as FreshworksWindow).FreshworksWidget
  return {
    name: 'freshdesk',
    capabilities: { draft: true, fields: false, recording: false, sends: false },
    detect: () => typeof find() === 'function',
    // Its stub queues for ever; the frame is there once the script has taken its place.
    ready: (timeout) => waitUntil(() => !!document.getElementById('freshworks-container'), timeout),
    ...withAvailability(options),
    handover({ message, subject }) {
      const widget = find()
      const known = identity?.()
      if (known) widget?.('identify', 'ticketForm', known)
      widget?.('prefill', 'ticketForm', { subject, description: message })
      widget?.('open', 'ticketForm')
    },
  }
}
