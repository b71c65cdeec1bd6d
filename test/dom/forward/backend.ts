import { afterEach } from 'vitest'
import type { CloudEvent } from '../../../src/forward/cloudEvent.ts'
import { createCloudEvent, type Source } from '../../../src/forward/createCloudEvent.ts'
import type { ConsentState, Forwarding } from '../../../src/forward/forward.ts'
import type { ForwarderOptions } from '../../../src/forward/options.ts'
import { startForwarding } from '../../../src/forward/startForwarding.ts'
import { openFrame, wait } from '../watch.ts'

/** One request, as it went out. */
export interface Posted {
  readonly at: number
  /** Tickets by channel, reports of drops by their counts. */
  readonly told: readonly unknown[]
  readonly keepalive: boolean | undefined
  readonly events: readonly CloudEvent[]
}

/** The wait for company in these tests. */
export const COMPANY = 100
/** The first back-off in these tests, whose chance is always 0. */
export const FIRST_BACK_OFF = 500

/** Ends what a test started. */
const running: Forwarding[] = []
afterEach(() => running.splice(0).forEach(({ stop }) => stop!()))

/**
 * A forwarder in a page of its own, and the test server behind it. `replies` are asked for one after the other, as
 * queries of the test server; then all is accepted. Requests are real, their bodies noted on the way.
 */
export async function openBackend(replies: string[] = [], options: Partial<ForwarderOptions> = {}) {
  document.body.innerHTML = ''
  const { frame, window } = await openFrame()
  const posts: Posted[] = []
  const problems: string[] = []
  let open = 0
  let most = 0
  const { fetch } = window
  window.fetch = async (_, init) => {
    const events = JSON.parse(String(init!.body)) as CloudEvent[]
    posts.push({ at: performance.now(), told: events.map(tell), keepalive: init!.keepalive, events })
    most = Math.max(most, ++open)
    try {
      return await fetch(`/answer/friction?${replies.shift() ?? 'status=202'}`, init)
    } finally {
      open--
    }
  }
  const source: Source = {
    window,
    version: '0',
    config: 'c',
    load: 'l',
    declared: { pages: () => [], forms: [], isRequest: () => false },
    personal: [],
    read: (options) => options,
    onProblem: ({ message }) => problems.push(message),
  }
  const who = { visit: 'v', user: undefined }
  const forwarding = startForwarding({ url: '/answer/friction', ...options }, source, {
    who: () => who,
    flushAfter: COMPANY,
    random: () => 0,
  })
  running.push(forwarding)
  let made = 0
  return {
    consent: (state: ConsentState) => forwarding.consent!(state, 'pending'),
    stop: () => forwarding.stop!(),
    frame,
    window,
    posts,
    problems,
    /** What each request told, in the order in which they went out. */
    told: () => posts.map(({ told }) => told),
    /** How many requests were in flight at once, at most. */
    most: () => most,
    /** Tickets of the channels '1', '2', …; padded, so that a batch may be full of bytes. */
    tickets(count: number, padding = 0) {
      for (let i = 0; i < count; i++) {
        const channel = String(++made) + ' '.repeat(padding)
        const event = { type: 'ticket', at: Date.now(), data: { channel } } as const
        forwarding.send(createCloudEvent({ event, ...who }, made, source, 'strict'))
      }
    },
    /** The browser says this to pages that go away, and to those that go into the back/forward cache. */
    hide: () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
    /** So long that whatever was armed has come to pass. */
    rest: () => wait(FIRST_BACK_OFF + 2 * COMPANY),
  }
}

/** The channels of a run of tickets. */
export const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i))

function tell({ type, data }: CloudEvent): unknown {
  return type === 'io.unstuck.dropped' ? data : (data as { channel: string }).channel.trim()
}
