import { SECOND } from '../../core/time.ts'
import type { Handover } from '../adapter.ts'
import { type AdapterOptions, withAvailability } from './options.ts'

/** A desk that has not answered by then counts as failed, though it may have taken it: whoever tries again may send it twice. */
const TIMEOUT = 9 * SECOND

export interface WebhookOptions extends Pick<AdapterOptions, 'available'> {
  readonly headers?: { readonly [name: string]: string }
  readonly credentials?: RequestCredentials
}

/**
 * A desk of your own: posts the context as JSON to your server when the user presses *Send* in the review. Any 2xx is
 * taken for a ticket; `{ "reference": "…" }` in the answer is shown to the user. Tokens of a ticket system belong on
 * that server, never in the page.
 *
 * @example
 * createUnstuck({ handover: { default: webhook('/api/tickets') } })
 */
export function webhook(url: string, { headers, credentials, ...options }: WebhookOptions = {}): Handover {
  return {
    name: 'webhook',
    capabilities: { draft: true, fields: true, recording: true, sends: true },
    ...withAvailability(options),
    async handover(context, { onTicket }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        ...(credentials && { credentials }),
        body: JSON.stringify(context),
        signal: AbortSignal.timeout(TIMEOUT),
      })
      if (!response.ok) throw new Error(`${url} answered ${response.status}`)
      onTicket()
      const reference = await readReference(response)
      return { ok: true, ...(reference !== undefined && { reference }) }
    },
  }
}

async function readReference(response: Response): Promise<string | undefined> {
  const body: unknown = await response.json().catch(() => undefined)
  const reference =
    typeof body === 'object' && body !== null && 'reference' in body ? body.reference : undefined
  return typeof reference === 'string' || typeof reference === 'number' ? String(reference) : undefined
}
