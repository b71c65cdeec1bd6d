import type { Handover } from '../adapter.ts'
import { OPENS_WITHIN } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

interface ChatwootWindow {
  readonly $chatwoot?: {
    readonly hasLoaded?: boolean
    readonly isOpen?: boolean
    toggle(state: 'open' | 'close'): void
    setConversationCustomAttributes?(fields: { readonly [name: string]: string }): void
  }
  readonly chatwootSDK?: unknown
}

/**
 * Chatwoot: opens the widget, with the fields as custom attributes of the conversation, by its
 * [SDK](https://www.chatwoot.com/docs/product/channels/live-chat/sdk/setup). It takes no draft, so the text is put on
 * the clipboard. It says when a conversation begins; not who is there.
 *
 * @example
 * createUnstuck({ handover: { default: chatwoot() } })
 */
export function chatwoot(options?: Pick<AdapterOptions, 'available'>): Handover {
  const find = () => (window as ChatwootWindow).$chatwoot
  return {
    name: 'chatwoot',
    capabilities: { draft: false, fields: true, recording: false, sends: false },
    detect: () => !!find() || !!(window as ChatwootWindow).chatwootSDK,
    ready: (timeout) => waitUntil(() => find()?.hasLoaded === true, timeout),
    ...withAvailability(options),
    handover({ fields }, { onTicket }) {
      const widget = find()
      widget?.setConversationCustomAttributes?.(fields)
      window.addEventListener('chatwoot:on-start-conversation', onTicket, { once: true })
      // A teaser of unread messages counts as open, and what is open is not opened.
      if (document.querySelector('.woot-widget-holder.has-unread-view')) widget?.toggle('close')
      widget?.toggle('open')
      return waitUntil(() => widget?.isOpen === true, OPENS_WITHIN)
    },
  }
}
