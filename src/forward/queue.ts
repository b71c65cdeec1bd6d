import { SECOND, type Millis } from '../core/time.ts'
import { BACK_OFF_AT_MOST, BACK_OFF_FIRST, computeBackOff } from './backOff.ts'
import { createDropCounts, type DropReason, type Drops } from './drops.ts'
import { createWaitingEvents, sizeOf, type Queued } from './waitingEvents.ts'

/** An event does not wait longer for company: who watches the log sees trouble while it lasts. */
export const FLUSH_AFTER: Millis = 5 * SECOND
/** Half of what browsers grant to all keepalive requests would be one greedy SDK; a quarter is plenty. */
export const BATCH_BYTES = 16_000
/** Browsers grant 64 KiB to all keepalive requests in flight together; more is a network error. */
export const KEEPALIVE_BYTES = 60_000
/** And Chromium grants nine of them at once. */
export const KEEPALIVE_REQUESTS = 9
/** One failure is nothing, and two are a deployment. */
export const FAILURES_TOLD = 3

export type QueueInput =
  | { readonly type: 'event'; readonly json: string }
  /** An event that never got in, or many of them. */
  | { readonly type: 'drop'; readonly reason: DropReason; readonly count?: number }
  /** What pages that are gone have left behind. */
  | { readonly type: 'adopt'; readonly events: readonly Left[]; readonly drops: Drops }
  | { readonly type: 'answer'; readonly request: number; readonly answer: Answer }
  /** `isKept`: what waits may be stored, too. */
  | { readonly type: 'consent'; readonly state: Consent; readonly isKept: boolean }
  | { readonly type: 'network'; readonly isOffline: boolean }
  /** The page may be gone any moment. */
  | { readonly type: 'hide' }
  /** The time has come that `dueAt` has told. */
  | { readonly type: 'tick' }
  | { readonly type: 'stop' }

/** An event that was stored by another page, under an order of this one's. */
export type Left = Pick<Queued, 'order' | 'json' | 'drops'>

type Consent = 'pending' | 'granted' | 'denied'

/** What a server said to a batch. */
export interface Answer {
  /** The HTTP status, or 0 where there was none. */
  readonly status: number
  /** How long the server asks to be left alone; another origin has to expose the header. */
  readonly retryAfter: Millis
  /** How many of an accepted batch the server did not take. */
  readonly rejected?: number
}

/** What the world has to do. */
export type QueueEffect =
  | {
      readonly type: 'post'
      readonly request: number
      readonly batch: readonly Queued[]
      /** Whether it outlives the page. */
      readonly keepalive: boolean
    }
  | { readonly type: 'keep' | 'forget'; readonly events: readonly Queued[] }
  /** What has been dropped and not yet told, to be stored. */
  | { readonly type: 'tally'; readonly drops: Drops }
  | { readonly type: 'problem'; readonly status: number; readonly events: number }

export interface QueueEnvironment {
  /** Writes the event that tells of drops. */
  writeReport(drops: Drops): string
  /** From 0 to 1. */
  random(): number
  /** Bytes around the events of a body. */
  readonly wrapping?: number
  readonly flushAfter?: Millis
}

/**
 * Events that wait to be sent, and all that is decided about them: a fold from what happens to what is to be done. It
 * starts no timer and sends nothing itself.
 *
 * ```
 *           20 events, 16 kB or 5 s        all answered
 *   waiting ───────────────────────▶ a round ──────────▶ waiting
 *      ▲                                │ one failed: the rest stays, in order
 *      └─────────── back-off ◀──────────┘
 * ```
 * A round sends one batch after the other. When the page is hidden or all ends, everything that may outlive the page
 * goes out at once, back-off or not: it may be the last time.
 */
export interface Queue {
  step(input: QueueInput, now: Millis): QueueEffect[]
  /** When a `tick` is due; `Infinity` when only something else can change anything. */
  dueAt(): Millis
  /** Everything that is neither sent nor told of as dropped. */
  look(): {
    readonly waiting: readonly Queued[]
    readonly inFlight: readonly Flight[]
    readonly drops: Drops
  }
}

export interface Flight {
  readonly batch: readonly Queued[]
  readonly bytes: number
  readonly keepalive: boolean
  /** Consent was denied since: it is not sent again. */
  denied: boolean
}

export function createQueue({
  writeReport,
  random,
  wrapping = 2,
  flushAfter = FLUSH_AFTER,
}: QueueEnvironment): Queue {
  const drops = createDropCounts()
  const flights = new Map<number, Flight>()
  const waiting = createWaitingEvents(wrapping)
  let effects: QueueEffect[] = []
  let pushed = 0
  let requests = 0
  let consent: Consent = 'pending'
  let isKept = false
  let isStopped = false
  /** How many events of this round have still to go. */
  let left = 0
  /** A server that takes less says so once. */
  let atMost = BATCH_BYTES
  let failures = 0
  /** The longest wait that was asked for in this round, if one of its batches failed. */
  let asked: Millis | undefined
  let backOffUntil: Millis = 0
  let askedUntil: Millis = 0
  /** Nothing is tried before, as the network is away, or has just come back for everybody. */
  let networkAt: Millis = 0
  /** When what waits began to wait for company. */
  let since: Millis = 0

  const isWaiting = () => waiting.list.length > 0 || drops.hasNews

  function step(input: QueueInput, now: Millis): QueueEffect[] {
    effects = []
    const told = drops.changes
    switch (input.type) {
      case 'event':
        if (!isStopped) push(input.json, now)
        break
      case 'drop':
        if (!isWaiting()) since = now
        drops.add(input.reason, input.count)
        break
      case 'adopt':
        adopt(input.events, input.drops)
        break
      case 'answer':
        settle(input.request, input.answer, now)
        break
      case 'consent':
        turnConsent(input.state, input.isKept)
        break
      case 'network':
        networkAt = now + (input.isOffline ? BACK_OFF_AT_MOST : random() * BACK_OFF_FIRST)
        if (!input.isOffline) backOffUntil = askedUntil
        break
      case 'hide':
        launchAll()
        break
      case 'stop':
        isStopped = true
        launchAll()
        break
      case 'tick':
        if (now >= dueAt()) beginRound()
    }
    if (isKept && drops.changes !== told) effects.push({ type: 'tally', drops: drops.list() })
    return effects
  }

  function dueAt(): Millis {
    if (isStopped || flights.size > 0 || consent !== 'granted' || !isWaiting()) return Infinity
    const due = failures > 0 ? backOffUntil : waiting.isFull(atMost) ? 0 : since + flushAfter
    return Math.max(due, networkAt)
  }

  function push(json: string, now: Millis, told?: Drops): void {
    if (consent === 'denied') return drops.add('denied')
    const bytes = new TextEncoder().encode(json).length
    const event: Queued = { order: ++pushed, json, bytes, ...(told && { drops: told }) }
    if (bytes + wrapping > BATCH_BYTES) return drops.addAll('too-large', [event])
    if (!isWaiting()) since = now
    if (isKept) effects.push({ type: 'keep', events: [event] })
    put([event])
  }

  function adopt(events: readonly Left[], told: Drops): void {
    drops.merge(told)
    const found = events.map((event): Queued => {
      return { ...event, bytes: new TextEncoder().encode(event.json).length }
    })
    if (consent === 'denied') return discard('denied', found)
    put(found)
    if (found.length > 0) since = -Infinity
  }

  function turnConsent(state: Consent, kept: boolean): void {
    // What was held back goes at once.
    if (state === 'granted' && consent !== 'granted') since = -Infinity
    consent = state
    if (kept && !isKept) {
      effects.push({ type: 'keep', events: [...waiting.list] }, { type: 'tally', drops: drops.list() })
    }
    isKept = kept
    if (state !== 'denied') return
    left = 0
    for (const flight of flights.values()) flight.denied = true
    discard('denied', waiting.clear())
  }

  /** One after the other: in order, and no more than one for a server in trouble. What comes meanwhile waits. */
  function beginRound(): void {
    report()
    left = waiting.list.length
    launch(waiting.take(atMost))
  }

  /** On a page that stays, only what may outlive it. */
  function launchAll(): void {
    if (consent !== 'granted') return
    report()
    left = 0
    for (let batch = waiting.take(atMost); batch.length > 0; batch = waiting.take(atMost)) {
      if (!isStopped && !hasRoom(sizeOf(batch, wrapping))) return put(batch)
      launch(batch)
    }
  }

  function launch(batch: readonly Queued[]): void {
    if (batch.length === 0) return
    left -= batch.length
    const bytes = sizeOf(batch, wrapping)
    const keepalive = hasRoom(bytes)
    flights.set(++requests, { batch, bytes, keepalive, denied: false })
    effects.push({ type: 'post', request: requests, batch, keepalive })
  }

  function hasRoom(bytes: number): boolean {
    const kept = [...flights.values()].filter(({ keepalive }) => keepalive)
    const inFlight = kept.reduce((sum, flight) => sum + flight.bytes, 0)
    return inFlight + bytes <= KEEPALIVE_BYTES && kept.length < KEEPALIVE_REQUESTS
  }

  function settle(request: number, answer: Answer, now: Millis): void {
    const flight = flights.get(request)
    if (!flight) return
    flights.delete(request)
    const { batch, denied, bytes } = flight
    const { status, retryAfter, rejected = 0 } = answer
    if (status >= 200 && status < 300) {
      if (rejected > 0) {
        drops.add('refused', rejected)
        effects.push({ type: 'problem', status, events: rejected })
      }
      forget(batch)
    } else if (denied) discard('denied', batch)
    else if (status === 413 && batch.length > 1) {
      // Halves, as often as it takes.
      atMost = Math.ceil(bytes / 2)
      put(batch)
      left += batch.length
    } else if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
      const { length } = batch.filter((event) => !event.drops)
      discard(status === 413 ? 'too-large' : 'refused', batch)
      if (length > 0) effects.push({ type: 'problem', status, events: length })
    } else {
      put(batch)
      asked = Math.max(asked ?? 0, retryAfter)
      left = 0
    }
    if (flights.size > 0 || isStopped) return
    if (asked !== undefined) return backOff(asked, now)
    failures = 0
    if (left > 0 && consent === 'granted') launch(waiting.take(atMost))
    if (flights.size === 0) since = now
  }

  function backOff(wait: Millis, now: Millis): void {
    failures++
    asked = undefined
    askedUntil = now + wait
    backOffUntil = now + computeBackOff(failures, wait, random())
    if (failures === FAILURES_TOLD) effects.push({ type: 'problem', status: 0, events: waiting.list.length })
  }

  /** Puts what has been dropped into an event, in front of nothing: it is told as soon as anything is. */
  function report(): void {
    if (!isWaiting()) return
    const told = drops.take()
    if (told.length > 0) push(writeReport(told), since, told)
  }

  function put(events: readonly Queued[]): void {
    discard('overflow', waiting.put(events))
  }

  function discard(reason: DropReason, events: readonly Queued[]): void {
    if (events.length === 0) return
    drops.addAll(reason, events)
    forget(events)
  }

  /** Also where nothing is stored any more: it was, while it could be. */
  function forget(events: readonly Queued[]): void {
    effects.push({ type: 'forget', events })
  }

  return {
    step,
    dueAt,
    look: () => ({ waiting: waiting.list, inFlight: [...flights.values()], drops: drops.list() }),
  }
}
