import type { Handover } from '../adapter.ts'
import { OPENS_WITHIN } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

/** Before the chatbox has loaded it is an array that queues; after that it can be asked. */
interface CrispWindow {
  $crisp?: { push(command: readonly unknown[]): unknown; is?(question: string): boolean }
}

/**
 * Crisp: opens the chatbox with the draft in its composer, and the fields as session data, by
 * [`$crisp`](https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/). Crisp tells whether somebody is
 * there. It keeps one hearer for each of its events, and a second takes the place of the first; so none is put there, and
 * that the user has written is told by the page, where it matters.
 *
 * @example
 * $crisp.push(['on', 'message:sent', () => unstuck.ticketOpened({ channel: 'crisp' })])
 * @example
 * createUnstuck({ handover: { default: [crisp(), mailto('help@example.com')] } })
 */
export function crisp(options?: Pick<AdapterOptions, 'available'>): Handover {
  const find = () => (window as CrispWindow).$crisp
  return {
    name: 'crisp',
    capabilities: { draft: true, fields: true, recording: false, sends: false },
    detect: () => typeof find()?.push === 'function',
    ready: (timeout) => waitUntil(() => typeof find()?.is === 'function', timeout),
    available: () => find()?.is?.('website:available'),
    ...withAvailability(options),
    handover({ message, fields }) {
      const $crisp = find()
      $crisp?.push(['set', 'session:data', [Object.entries(fields)]])
      $crisp?.push(['set', 'message:text', [message]])
      // With its launcher the chat is hidden, too.
      if ($crisp?.is?.('chat:hidden')) $crisp.push(['do', 'chat:show'])
      $crisp?.push(['do', 'chat:open'])
      return waitUntil(() => $crisp?.is?.('chat:opened') === true, OPENS_WITHIN)
    },
  }
}
