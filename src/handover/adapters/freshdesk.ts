import type { Handover } from '../adapter.ts'
import { OPENS_WITHIN } from '../openSurely.ts'
import { waitUntil } from '../waitUntil.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

/** Its launcher is smaller, and its form is not. */
const SMALLEST_FORM = 240

interface FreshworksWindow {
  FreshworksWidget?: ((...args: unknown[]) => void) & { readonly q?: readonly unknown[] }
}

/**
 * Freshdesk help widget: opens the ticket form with subject and description filled in, by its
 * [widget API](https://developers.freshdesk.com/widget-api/). The user sends it. It tells neither who is there, nor
 * that it has opened, nor that it was sent. Its form is looked for on the page; where none is found the user is told what
 * to do if none has opened.
 *
 * @example
 * createUnstuck({ handover: { default: freshdesk({ identity: () => ({ name: me.name, email: me.email }) }) } })
 */
export function freshdesk(options?: AdapterOptions): Handover {
  const { identity } = options ?? {}
  const find = () => (window as FreshworksWindow).FreshworksWidget
  return {
    name: 'freshdesk',
    capabilities: { draft: true, fields: false, recording: false, sends: false },
    detect: () => typeof find() === 'function',
    // Its stub queues for ever; the frame is there once the script has taken its place.
    ready: (timeout) => waitUntil(() => !!document.getElementById('freshworks-container'), timeout),
    ...withAvailability(options),
    async handover({ message, subject }) {
      const widget = find()
      const known = identity?.()
      if (known) widget?.('identify', 'ticketForm', known)
      widget?.('prefill', 'ticketForm', { subject, description: message })
      widget?.('open', 'ticketForm')
      const isSeen = await waitUntil(isFormSeen, OPENS_WITHIN)
      // What its parts are called is documented nowhere: not to find them is no proof.
      return { ok: true, ...(!isSeen && { unseen: true }) }
    },
  }
}

function isFormSeen(): boolean {
  const parts = document.querySelectorAll('#freshworks-frame-wrapper, #freshworks-container iframe')
  return [...parts].some((part) => {
    const { width, height } = part.getBoundingClientRect()
    return (
      width >= SMALLEST_FORM && height >= SMALLEST_FORM && getComputedStyle(part).visibility === 'visible'
    )
  })
}
