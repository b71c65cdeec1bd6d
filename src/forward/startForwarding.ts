import { hashText } from '../core/hash.ts'
import { writeJson } from '../core/json.ts'
import { messageOf } from '../core/messageOf.ts'
import type { Millis } from '../core/time.ts'
import type { CloudEvent, DroppedData } from './cloudEvent.ts'
import { createReport, type Source } from './createCloudEvent.ts'
import type { Drops } from './drops.ts'
import { cloudEvents } from './format.ts'
import type { ConsentState, Forwarding } from './forward.ts'
import { isSampled } from './isSampled.ts'
import type { Journal, Storing } from './journal.ts'
import type { ForwarderOptions } from './options.ts'
import { createOtlp } from './otlp.ts'
import { createPost } from './post.ts'
import { createQueue, type QueueEffect, type QueueInput } from './queue.ts'

export interface ForwardingNeeds {
  /** Whose page it is now. */
  who(): { readonly visit: string; readonly user: string | undefined }
  /** Where events are stored, if they may be. */
  readonly storing?: Storing
  readonly flushAfter?: Millis
  readonly random?: () => number
}

/** Does what the queue decides: posts, stores, waits; and tells it what the page and its user do. */
export function startForwarding(
  options: ForwarderOptions,
  source: Source,
  { who, storing, flushAfter, random = Math.random }: ForwardingNeeds,
): Forwarding {
  const { window, onProblem } = source
  const { url, sample = 1, privacy = 'strict' } = options
  const format =
    options.format === 'otlp'
      ? createOtlp(options.service ?? window.location.hostname, source.version)
      : cloudEvents
  const post = createPost(options, {
    window,
    format,
    onTokenProblem: (error) =>
      onProblem({
        code: 'forward-token',
        message: `Failed to get a token for ${url}: ${String(error)}. Events wait.`,
        error,
      }),
  })
  let reports = 0
  const queue = createQueue({
    random,
    wrapping: new TextEncoder().encode(format.head + format.foot).length,
    ...(flushAfter !== undefined && { flushAfter }),
    writeReport: (drops) =>
      format.write(createReport(Object.fromEntries(drops) as DroppedData, ++reports, source, who())),
  })
  let journal: Journal | undefined
  let isStopped = false
  let hasFailed = false
  let timer: number | undefined
  let armedFor: Millis = Infinity

  const now = (): Millis => window.performance.now()

  function feed(input: QueueInput): void {
    for (const effect of queue.step(input, now())) run(effect)
    arm()
  }

  /** One timer, for whatever is due first. */
  function arm(): void {
    const due = queue.dueAt()
    if (due === armedFor) return
    window.clearTimeout(timer)
    armedFor = due
    if (due === Infinity) return
    timer = window.setTimeout(tick, Math.max(0, due - now()))
  }

  function tick(): void {
    armedFor = Infinity
    feed({ type: 'tick' })
  }

  function run(effect: QueueEffect): void {
    switch (effect.type) {
      case 'post': {
        const { request, batch, keepalive } = effect
        return void post.send(batch, keepalive).then((answer) => feed({ type: 'answer', request, answer }))
      }
      case 'keep':
        return journal?.keep(effect.events)
      case 'forget':
        return journal?.forget(effect.events)
      case 'tally':
        return journal?.tally(effect.drops.length > 0 ? effect.drops : undefined)
      case 'problem':
        if (isStopped) return
        return onProblem({
          code: effect.status === 0 ? 'forward-unreachable' : 'forward-refused',
          message: sentenceOf(url, effect),
        })
    }
  }

  function send(event: CloudEvent): void {
    if (isStopped) return
    if (!isSampled(event.user ?? event.visit, sample)) return feed({ type: 'drop', reason: 'sampled' })
    const json = edit(sample < 1 ? { ...event, sampledrate: Math.round(1 / sample) } : event)
    feed(json === undefined ? { type: 'drop', reason: 'before-send' } : { type: 'event', json })
  }

  function edit(event: CloudEvent): string | undefined {
    const { beforeSend } = options
    try {
      // A copy of its own: other places are told of the same event.
      const edited = beforeSend ? beforeSend(structuredClone(event)) : event
      if (!edited) return undefined
      if (typeof edited.id !== 'string') throw new TypeError('it must return an event, or undefined')
      // What could not be looked at does not leave the page.
      return writeJson(edited) ? format.write(edited) : undefined
    } catch (error) {
      const message = `Failed in "beforeSend", which drops the event: ${messageOf(error)}.`
      if (!hasFailed) onProblem({ code: 'forward-failed', message, error })
      hasFailed = true
      return undefined
    }
  }

  function consent(state: ConsentState, history: ConsentState): void {
    if (isStopped) return
    const isKept = state === 'granted' && history === 'granted'
    if (isKept) {
      journal ??= storing?.openJournal({
        window,
        target: hashText(`${url} ${format.contentType}`),
        load: source.load,
        onLeft: (events, drops, stale) =>
          feed({ type: 'adopt', events, drops: [...drops.flat(), ...staleOf(stale)] }),
        onFailed: (error) =>
          onProblem({
            code: 'forward-not-kept',
            message: `Failed to store events that wait: ${messageOf(error)}. They are kept in memory alone.`,
            error,
          }),
      })
    }
    feed({ type: 'consent', state, isKept })
    if (isKept) return
    const mayStay = state === 'pending' && !journal
    journal?.close()
    journal = undefined
    if (!mayStay || history === 'denied') storing?.purgeJournal(window)
  }

  /** Before the page goes: a timer may never come, and neither may the answer. */
  function hide(): void {
    post.hurry()
    feed({ type: 'hide' })
    journal?.flush()
  }

  const listeners: readonly [EventTarget, string, () => void][] = [
    [
      window.document,
      'visibilitychange',
      () => void (window.document.visibilityState === 'hidden' && hide()),
    ],
    [window, 'pagehide', hide],
    // From the back/forward cache: timers stood still meanwhile.
    [window, 'pageshow', () => (window.clearTimeout(timer), (armedFor = Infinity), arm())],
    [window, 'online', () => feed({ type: 'network', isOffline: false })],
    [window, 'offline', () => feed({ type: 'network', isOffline: true })],
  ]
  for (const [target, type, listen] of listeners) target.addEventListener(type, listen)
  if (window.navigator.onLine === false) feed({ type: 'network', isOffline: true })

  return {
    privacy,
    send,
    consent,
    lose: (reason, count) => feed({ type: 'drop', reason, count }),
    stop() {
      if (isStopped) return
      isStopped = true
      for (const [target, type, listen] of listeners) target.removeEventListener(type, listen)
      window.clearTimeout(timer)
      post.hurry()
      feed({ type: 'stop' })
      journal?.close()
    },
  }
}

function staleOf(count: number): Drops {
  return count > 0 ? [['stale', count]] : []
}

function sentenceOf(url: string, { status, events }: Extract<QueueEffect, { type: 'problem' }>): string {
  if (status === 0)
    return `Failed to reach ${url} three times in a row, or it answered that it cannot take events now: they wait, the newest 1,000 of them. Is it allowed by connect-src, and by CORS?`
  return `Failed to forward ${events} events to ${url}: the server answered ${status}, so they are dropped.`
}
