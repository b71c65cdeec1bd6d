import type { Handover } from '../adapter.ts'
import { OPENS_WITHIN } from '../openSurely.ts'
import { waitForWord, waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

/** Before the chatbox has loaded it is an array that queues; after that it can be asked. */
interface CrispWindow {
  $crisp?: { push(command: readonly unknown[]): unknown; is?(question: string): boolean }
}

/**
 * Crisp: opens the chatbox with the draft in its composer, and the fields as session data, by
 * [`$crisp`](https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp/). Crisp tells whether somebody is
 * there, and when the user has written.
 *
 * @example
 * createUnstuck({ handover: { default: [crisp(), mailto('help@example.com')] } })
 */
export function crisp(options: Pick<AdapterOptions, 'available'> = {}): Handover {
  const find = () => (window as CrispWindow).$crisp
  return {
    name: 'crisp',
    capabilities: { draft: true, fields: true, recording: false, sends: false },
    detect: () => typeof find()?.push === 'function',
    ready: (timeout) => waitUntil(() => typeof find()?.is === 'function', timeout),
    available: () => find()?.is?.('website:available'),
    ...withAvailability(options),
    handover({ message, fields }, { onTicket }) {
      const $crisp = find()
      $crisp?.push(['set', 'session:data', [Object.entries(fields)]])
      $crisp?.push(['set', 'message:text', [message]])
      $crisp?.push(['on', 'message:sent', onTicket])
      return waitForWord((done) => {
        if ($crisp?.is?.('chat:opened')) return done()
        $crisp?.push(['on', 'chat:opened', done])
        return void $crisp?.push(['do', 'chat:open'])
      }, OPENS_WITHIN)
    },
  }
}
