import { SECOND } from '../../core/time.ts'
import type { Handover, HandoverAnswer } from '../adapter.ts'
import type { HandoverContext } from '../context.ts'
import { postOnce } from '../postOnce.ts'
import { type AdapterOptions, isAddress, withAvailability } from './options.ts'

/** A server that lets that much time pass in silence may have taken it, and may not; the user has waited long enough. */
const TIMEOUT = 10 * SECOND
/** It has the key already, and is at work on it, or on what another proxy has sent on twice. */
const CONFLICT = 409

/** What {@link webhook} sends besides. */
export interface WebhookOptions extends Pick<AdapterOptions, 'available'> {
  /** Besides `content-type` and `idempotency-key`. */
  readonly headers?: { readonly [name: string]: string }
  /** Whether cookies go with it: `same-origin`, the default, or `include`. */
  readonly credentials?: Exclude<RequestCredentials, 'omit'>
}

/**
 * A desk of your own: posts the context as JSON to your server when the user presses *Send* in the review. Any 2xx is
 * taken for a ticket; `{ "reference": "…" }` in the answer is shown to the user. Tokens of a ticket system belong on
 * that server, never in the page.
 *
 * Each try of one draft carries the same `Idempotency-Key`, as a header and in the body. No answer, 5xx and 409 leave
 * open whether it has arrived: nobody else is asked then, and the user may send it again under that key; so does an
 * address that leads to another, as a page to sign in does, unless that names a `reference`. 4xx, and a connection that
 * never came about, mean that nothing was received.
 *
 * @example
 * createUnstuck({ handover: { default: webhook('/api/tickets') } })
 */
export function webhook(url: string, options?: WebhookOptions): Handover {
  const { headers, credentials } = options ?? {}
  return {
    name: 'webhook',
    capabilities: { draft: true, fields: true, recording: true, sends: true },
    detect: () => isAddress(url, 'webhook()'),
    ...withAvailability(options),
    async handover(context, { onTicket }): Promise<HandoverAnswer> {
      const posted = await postOnce(url, JSON.stringify(context), {
        headers: writeHeaders(context, headers),
        withCredentials: credentials === 'include',
        timeout: TIMEOUT,
      })
      if (posted === 'lost') return { ok: false, mayHaveArrived: true }
      if (posted === 'unsent') throw new Error(`${url} cannot be reached`)
      const { status, text, isElsewhere } = posted
      const reference = readReference(text)
      if (status >= 500 || status === CONFLICT || (isElsewhere && reference === undefined))
        return { ok: false, mayHaveArrived: true }
      if (status < 200 || status > 299) throw new Error(`${url} answered ${status}`)
      onTicket()
      return { ok: true, ...(reference !== undefined && { reference }) }
    },
  }
}

function writeHeaders({ idempotencyKey }: HandoverContext, own: WebhookOptions['headers'] = {}): Headers {
  const headers = new Headers({ 'content-type': 'application/json', 'idempotency-key': idempotencyKey })
  for (const [name, value] of Object.entries(own)) headers.set(name, value)
  return headers
}

/** Whatever else the server says is its own. */
function readReference(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    const reference =
      typeof body === 'object' && body !== null && 'reference' in body ? body.reference : undefined
    return typeof reference === 'string' || typeof reference === 'number' ? String(reference) : undefined
  } catch {
    return undefined
  }
}
