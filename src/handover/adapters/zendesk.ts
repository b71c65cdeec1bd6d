import type { Handover } from '../adapter.ts'
import { openSurely } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

interface ZendeskWindow {
  zE?: ((...args: unknown[]) => unknown) & { readonly widget?: string }
}

/** Where {@link zendesk} puts what is passed on. */
export interface ZendeskOptions extends Pick<AdapterOptions, 'available'> {
  /**
   * Numeric ids of ticket fields that end users may edit, by what goes into them: `message`, `page`, `url`, `release`,
   * or any name of `HandoverContext.fields`.
   */
  readonly fields?: { readonly [name: string]: string }
  /** Tags of the conversation. Default: `unstuck`. */
  readonly tags?: readonly string[]
}

/**
 * Zendesk Messaging: opens the messenger, with
 * [conversation fields and tags](https://developer.zendesk.com/api-reference/widget-messaging/web/core/) that go with
 * the user's next message. It takes no draft, so the text is put on the clipboard unless `fields.message` names a
 * field for it. It says when a conversation begins; not who is there.
 *
 * @example
 * createUnstuck({ handover: { default: zendesk({ fields: { message: '4420812', page: '4420813' } }) } })
 */
export function zendesk(options?: ZendeskOptions): Handover {
  const { fields = {}, tags = ['unstuck'] } = options ?? {}
  const find = () => (window as ZendeskWindow).zE
  const named = Object.keys(fields).length > 0
  return {
    name: 'zendesk',
    capabilities: { draft: Object.hasOwn(fields, 'message'), fields: named, recording: false, sends: false },
    // The snippet makes `zE` only when it has arrived.
    detect: () => typeof find() === 'function' || !!document.getElementById('ze-snippet'),
    // The classic widget answers to other calls, and to these by silence.
    ready: (timeout) => waitUntil(() => find()?.widget === 'messenger', timeout),
    ...withAvailability(options),
    handover(context, { onTicket }) {
      const zE = find()
      const { message, page, url, release } = context
      const values: { readonly [name: string]: string | undefined } = {
        ...context.fields,
        message,
        page,
        url,
        release,
      }
      const filled = Object.entries(fields).flatMap(([name, id]) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined
        return value === undefined ? [] : [{ id, value }]
      })
      if (filled.length > 0) zE?.('messenger:set', 'conversationFields', filled)
      if (tags.length > 0) zE?.('messenger:set', 'conversationTags', [...tags])
      try {
        zE?.('messenger:on', 'conversationStarted', onTicket)
      } catch {
        // An earlier one knows no such event.
      }
      return openSurely({
        onOpen: (hear) => zE?.('messenger:on', 'open', hear),
        onClose: (hear) => zE?.('messenger:on', 'close', hear),
        open: () => zE?.('messenger', 'open'),
        close: () => zE?.('messenger', 'close'),
      })
    },
  }
}
