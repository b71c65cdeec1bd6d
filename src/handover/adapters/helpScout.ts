import type { Handover } from '../adapter.ts'
import { OPENS_WITHIN } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

/** What the provider takes of session data: keys, and the lengths of one and of its value. */
const MOST_FIELDS = 20
const KEY_LENGTH = 100
const VALUE_LENGTH = 10_000

interface BeaconWindow {
  Beacon?: ((method: string, ...args: unknown[]) => unknown) & { readonly readyQueue?: readonly unknown[] }
}

/**
 * Help Scout Beacon: opens the message form with subject and text filled in, and the fields as session data, by its
 * [JavaScript API](https://developer.helpscout.com/beacon-2/web/javascript-api/). Beacon says when the user has sent
 * it; not who is there.
 *
 * @example
 * createUnstuck({ handover: { default: helpScout({ identity: () => ({ name: me.name, email: me.email }) }) } })
 */
export function helpScout(options?: AdapterOptions): Handover {
  const { identity } = options ?? {}
  const find = () => (window as BeaconWindow).Beacon
  return {
    name: 'help-scout',
    capabilities: { draft: true, fields: true, recording: false, sends: false },
    detect: () => typeof find() === 'function',
    // The stub of the snippet keeps its calls in a queue, which the script does away with.
    ready: (timeout) => waitUntil(() => typeof find() === 'function' && !find()?.readyQueue, timeout),
    ...withAvailability(options),
    handover({ message, subject, fields }, { onTicket }) {
      const beacon = find()
      const data = Object.entries(fields)
        .slice(0, MOST_FIELDS)
        .map(([key, value]) => [key.slice(0, KEY_LENGTH), value.slice(0, VALUE_LENGTH)] as const)
      beacon?.('session-data', Object.fromEntries(data))
      beacon?.('prefill', { ...identity?.(), subject, text: message })
      beacon?.('once', 'email-sent', onTicket)
      beacon?.('once', 'chat-started', onTicket)
      beacon?.('open')
      beacon?.('navigate', '/ask/message/')
      return waitUntil(() => isOpened(beacon?.('info')), OPENS_WITHIN)
    },
  }
}

/** What `Beacon('info')` says of itself. */
function isOpened(info: unknown): boolean {
  const { status } = Object(info) as { readonly status?: { readonly isOpened?: boolean } }
  return status?.isOpened === true
}
