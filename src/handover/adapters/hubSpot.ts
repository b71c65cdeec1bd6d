import type { Handover } from '../adapter.ts'
import { OPENS_WITHIN } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

interface HubSpotWindow {
  HubSpotConversations?: {
    on(event: string, hear: () => void): void
    readonly widget: {
      open(): void
      load(how?: { readonly widgetOpen: boolean }): void
      refresh(how?: { readonly openToNewThread: boolean }): void
      status(): { readonly loaded: boolean; readonly pending: boolean }
    }
  }
  hsConversationsOnReady?: (() => void)[]
}

/**
 * HubSpot chat: opens the widget on a new thread, by the
 * [conversations SDK](https://developers.hubspot.com/docs/api/conversation/chat-widget-sdk). It takes no draft, so the
 * text is put on the clipboard. It says when the user has written; not who is there.
 *
 * @example
 * createUnstuck({ handover: { default: [hubSpot(), mailto('help@example.com')] } })
 */
export function hubSpot(options?: Pick<AdapterOptions, 'available'>): Handover {
  const find = () => (window as HubSpotWindow).HubSpotConversations
  return {
    name: 'hubspot',
    capabilities: { draft: false, fields: false, recording: false, sends: false },
    detect: () =>
      !!find() ||
      !!document.getElementById('hs-script-loader') ||
      !!(window as HubSpotWindow).hsConversationsOnReady,
    ready: (timeout) => waitUntil(() => typeof find()?.widget?.open === 'function', timeout),
    ...withAvailability(options),
    async handover(_, { onTicket }) {
      const conversations = find()
      if (!conversations) return false
      const { widget } = conversations
      conversations.on('conversationStarted', onTicket)
      if (widget.status().loaded) widget.refresh({ openToNewThread: true })
      else widget.load({ widgetOpen: true })
      const isThere = await waitUntil(() => {
        const { loaded, pending } = widget.status()
        return loaded && !pending
      }, OPENS_WITHIN)
      // A page that no chat is meant for loads none, and loses the one of another page.
      if (isThere) widget.open()
      return isThere
    },
  }
}
