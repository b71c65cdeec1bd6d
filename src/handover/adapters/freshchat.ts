import type { Handover } from '../adapter.ts'
import { OPENS_WITHIN } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

interface FreshchatWindow {
  fcWidget?: {
    isLoaded?(): boolean
    isOpen?(): boolean
    open(how: { readonly replyText: string }): void
    on?(event: string, hear: () => void): void
    readonly conversation?: { setConversationProperties?(fields: { readonly [name: string]: string }): void }
  }
}

/**
 * Freshchat: opens the messenger with the draft in its reply box, and the fields as properties of the conversation, by
 * its [web SDK](https://developers.freshchat.com/web-sdk/v1/). It says when the user has written; not who is there.
 *
 * @example
 * createUnstuck({ handover: { default: freshchat() } })
 */
export function freshchat(options?: Pick<AdapterOptions, 'available'>): Handover {
  const find = () => (window as FreshchatWindow).fcWidget
  return {
    name: 'freshchat',
    capabilities: { draft: true, fields: true, recording: false, sends: false },
    // Its script makes the object; before that there is nothing to be seen of it but the script itself.
    detect: () =>
      !!find() || !!document.querySelector('script[src*="freshchat.com"], script[src*="fw-cdn.com"]'),
    ready: (timeout) => waitUntil(() => find()?.isLoaded?.() === true, timeout),
    ...withAvailability(options),
    handover({ message, fields }, { onTicket }) {
      const widget = find()
      widget?.conversation?.setConversationProperties?.(fields)
      widget?.on?.('message:sent', onTicket)
      widget?.open({ replyText: message })
      return waitUntil(() => widget?.isOpen?.() === true, OPENS_WITHIN)
    },
  }
}
