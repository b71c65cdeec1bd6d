import { writeJson } from '../core/json.ts'
import { CLOUD_EVENTS_BATCH, createCloudEvent, type CloudEvent } from './cloudEvent.ts'
import type { Forward, ForwardContext, Forwarding } from './event.ts'
import { BATCH_EVENTS, createQueue, type Queue } from './queue.ts'

export interface ForwarderOptions {
  /** Where batches are posted to: `application/cloudevents-batch+json`. */
  readonly url: string
  readonly headers?: { readonly [name: string]: string }
  /** Edits an event, or drops it by returning `undefined`. An error in it drops the event too. */
  readonly beforeSend?: (event: CloudEvent) => CloudEvent | undefined
  /** `strict` (the default) sends no element names and no path segments that the config does not declare. */
  readonly privacy?: 'strict' | 'open'
}

/** An event does not wait longer for company. */
export const FLUSH_AFTER = 5000
/** Browsers grant 64 KiB to all keepalive requests in flight together; more is a network error. */
export const KEEPALIVE_BYTES = 60_000
/** And Chromium grants nine of them at once. */
export const KEEPALIVE_REQUESTS = 9
const RETRY_FIRST = 1000
const RETRY_AT_MOST = 60_000

/**
 * Posts events to the team's backend in batches of CloudEvents: 20 of them or 5 s, and whatever waits when the
 * page is hidden. Without consent they stay in memory; refused consent drops them.
 *
 * @example
 * createUnstuck({ config: '/unstuck.json', forward: forwarder({ url: '/friction' }), consent: 'granted' })
 */
export function forwarder(options: ForwarderOptions): Forward {
  return (context) => startForwarding(options, context)
}

function startForwarding(options: ForwarderOptions, context: ForwardContext): Forwarding {
  const { window } = context
  const queue = createQueue()
  let consent: 'pending' | 'granted' | 'denied' = 'pending'
  let made = 0
  let timer: number | undefined
  let failures = 0
  let inFlightBytes = 0
  let inFlight = 0

  const enqueue = (event: Parameters<typeof createCloudEvent>[0]) => {
    const made_ = createCloudEvent(event, `${context.load}-e${++made}`, context, options.privacy ?? 'strict')
    const edited = edit(made_, options, queue)
    if (edited) queue.push(edited)
  }

  const flush = () => {
    window.clearTimeout(timer)
    timer = undefined
    if (consent !== 'granted') return
    const data = queue.takeDrops()
    if (data) enqueue({ type: 'dropped', at: Date.now(), data })
    for (let batch = queue.take(); batch.length > 0; batch = queue.take()) void post(batch)
  }

  const arm = (delay: number) => {
    timer ??= window.setTimeout(flush, delay)
  }

  const post = async (batch: readonly CloudEvent[]) => {
    const body = writeJson(batch)
    const bytes = new TextEncoder().encode(body).length
    const keepalive = inFlightBytes + bytes <= KEEPALIVE_BYTES && inFlight < KEEPALIVE_REQUESTS
    inFlightBytes += bytes
    inFlight++
    const status = await send(options, body, keepalive, window)
    inFlightBytes -= bytes
    inFlight--
    if (status >= 200 && status < 300) {
      failures = 0
      return
    }
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      queue.drop('refused', batch.length)
      context.onProblem({
        code: 'forward-refused',
        message: `Failed to forward ${batch.length} events to ${options.url}: the server answered ${status}.`,
      })
      return
    }
    queue.unshift(batch)
    failures++
    arm(Math.min(RETRY_AT_MOST, RETRY_FIRST * 2 ** (failures - 1)) * (0.5 + Math.random()))
  }

  const hide = () => {
    if (window.document.visibilityState === 'hidden') flush()
  }
  window.document.addEventListener('visibilitychange', hide)
  window.addEventListener('pagehide', flush)

  return {
    send(event) {
      if (consent === 'denied') return queue.drop('denied', 1)
      enqueue(event)
      if (consent === 'granted') {
        if (queue.size >= BATCH_EVENTS && failures === 0) flush()
        else arm(FLUSH_AFTER)
      }
    },
    consent(state) {
      consent = state
      if (state === 'denied') queue.clear('denied')
      if (state === 'granted' && queue.size > 0) arm(0)
    },
    stop() {
      flush()
      window.clearTimeout(timer)
      window.document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', flush)
    },
  }
}

/** The HTTP status, or 0 where there was none. */
async function send(
  { url, headers }: ForwarderOptions,
  body: string,
  keepalive: boolean,
  window: Window & typeof globalThis,
): Promise<number> {
  // Our own requests are no observation: the sensor of requests passes over what is marked so.
  const init = {
    method: 'POST',
    body,
    keepalive,
    headers: { 'Content-Type': CLOUD_EVENTS_BATCH, ...headers },
    [Symbol.for('unstuck.own')]: true,
  }
  try {
    const { status } = await window.fetch(url, init)
    return status
  } catch {
    return 0
  }
}

function edit(event: CloudEvent, { beforeSend }: ForwarderOptions, queue: Queue): CloudEvent | undefined {
  if (!beforeSend) return event
  try {
    const edited = beforeSend(event)
    if (edited) return edited
  } catch {
    // What could not be looked at does not leave the page.
  }
  queue.drop('before-send', 1)
  return undefined
}
