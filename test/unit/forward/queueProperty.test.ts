import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BACK_OFF_AT_MOST, RETRY_AFTER_AT_MOST } from '../../../src/forward/backOff.ts'
import {
  BATCH_BYTES,
  createQueue,
  KEEPALIVE_BYTES,
  KEEPALIVE_REQUESTS,
  type QueueEffect,
  type QueueInput,
} from '../../../src/forward/queue.ts'
import { BATCH_EVENTS, EVENTS_KEPT } from '../../../src/forward/waitingEvents.ts'

/** What may happen to a page and on the network, one after the other. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('events' as const), count: fc.constantFrom(1, 5, 25, 60, 700), size: fc.constantFrom(2, 300, 2000, 15_990, 17_000) }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('time' as const), ms: fc.constantFrom(0, 100, 1000, 6000, 70_000) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('answer' as const),
      status: fc.constantFrom(0, 200, 202, 400, 404, 408, 413, 429, 500, 503),
      retryAfter: fc.constantFrom(0, 0, 2000, RETRY_AFTER_AT_MOST),
      /** The server took it, and its answer was lost. */
      isLost: fc.boolean(),
      nth: fc.nat(8),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ what: 'hide' as const }) },
  fc.record({ what: fc.constant('network' as const), isOffline: fc.boolean() }),
  fc.record({ what: fc.constant('consent' as const), state: fc.constantFrom('pending' as const, 'granted' as const, 'denied' as const), isKept: fc.boolean() }),
  fc.record({ what: fc.constant('drop' as const), count: fc.integer({ min: 1, max: 5 }) }),
) // prettier-ignore

test('no event is ever lost uncounted, the allowance of keepalive is never exceeded, and every wait is bounded', () => {
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 120 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (story, chance) => {
        const world = createWorld(() => chance.next().value as number)
        world.happens({ what: 'consent', state: 'granted', isKept: false })
        for (const one of story) world.happens(one)
        world.getsWell()
        const { made, received, told } = world
        // What the server took and answered in vain may be received and dropped; nothing may be neither.
        expect(received.size + told).toBeGreaterThanOrEqual(made)
        if (!world.hasLostAnswers) expect(received.size + told).toBe(made)
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

function createWorld(random: () => number) {
  const received = new Set<string>()
  const stored = new Map<number, string>()
  const inAir = new Map<number, Extract<QueueEffect, { type: 'post' }>>()
  let now = 1_000_000
  let made = 0
  let told = 0
  let hasLostAnswers = false
  let reports = 0
  const queue = createQueue({
    random,
    writeReport: (drops) => JSON.stringify({ dropped: Object.fromEntries(drops), nth: ++reports }),
  })
  let isKept = false

  function step(input: QueueInput): void {
    for (const effect of queue.step(input, now)) {
      if (effect.type === 'post') inAir.set(effect.request, effect)
      if (effect.type === 'keep') for (const { order, json } of effect.events) stored.set(order, json)
      if (effect.type === 'forget') for (const { order } of effect.events) stored.delete(order)
    }
    // Of a burst, the end is enough.
    if (input.type !== 'event' || made % 50 === 0) check()
  }

  function check(): void {
    const { waiting, inFlight } = queue.look()
    expect(waiting.length).toBeLessThanOrEqual(EVENTS_KEPT)
    const kept = inFlight.filter(({ keepalive }) => keepalive)
    expect(kept.length).toBeLessThanOrEqual(KEEPALIVE_REQUESTS)
    expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(KEEPALIVE_BYTES)
    for (const { batch, bytes } of inFlight) {
      expect(batch.length).toBeLessThanOrEqual(BATCH_EVENTS)
      expect(bytes).toBeLessThanOrEqual(BATCH_BYTES)
      const orders = batch.map(({ order }) => order)
      expect(orders).toEqual([...orders].sort((a, b) => a - b))
    }
    const due = queue.dueAt()
    if (due !== Infinity)
      expect(due - now).toBeLessThanOrEqual(Math.max(RETRY_AFTER_AT_MOST, BACK_OFF_AT_MOST))
    if (isKept) for (const { order, json } of waiting) expect(stored.get(order)).toBe(json)
  }

  function takeIn(request: number): void {
    for (const { json } of inAir.get(request)!.batch) {
      const said = JSON.parse(json) as { id?: string; dropped?: Record<string, number> }
      if (received.has(json)) continue
      if (said.dropped) told += Object.values(said.dropped).reduce((sum, count) => sum + count, 0)
      received.add(json)
    }
  }

  function answer(request: number, status: number, retryAfter: number, isLost: boolean): void {
    const isTaken = status >= 200 && status < 300
    if (isTaken || isLost) takeIn(request)
    if (!isTaken && isLost) hasLostAnswers = true
    inAir.delete(request)
    step({ type: 'answer', request, answer: { status, retryAfter } })
  }

  function pass(ms: number): void {
    const until = now + ms
    while (queue.dueAt() <= until) {
      now = Math.max(now, queue.dueAt())
      step({ type: 'tick' })
    }
    now = until
  }

  return {
    /** Events, reports left out. */
    get received() {
      return new Set([...received].filter((json) => !json.startsWith('{"dropped"')))
    },
    get made() {
      return made
    },
    get told() {
      return told
    },
    get hasLostAnswers() {
      return hasLostAnswers
    },
    happens(one: Happening): void {
      switch (one.what) {
        case 'events':
          for (let i = 0; i < one.count; i++) {
            step({ type: 'event', json: JSON.stringify({ id: ++made, text: 'x'.repeat(one.size) }) })
          }
          return
        case 'time':
          return pass(one.ms)
        case 'answer': {
          const request = [...inAir.keys()][one.nth % Math.max(1, inAir.size)]
          return request === undefined ? undefined : answer(request, one.status, one.retryAfter, one.isLost)
        }
        case 'hide':
          return step({ type: 'hide' })
        case 'network':
          return step({ type: 'network', isOffline: one.isOffline })
        case 'consent':
          isKept = one.isKept && one.state === 'granted'
          if (!isKept) stored.clear()
          return step({ type: 'consent', state: one.state, isKept })
        case 'drop':
          made += one.count
          return step({ type: 'drop', reason: 'before-send', count: one.count })
      }
    },
    /** In the end there is consent, a network, and a server that takes everything. */
    getsWell(): void {
      isKept = false
      step({ type: 'consent', state: 'granted', isKept: false })
      step({ type: 'network', isOffline: false })
      // The last event brings every count with it that no report has told of.
      step({ type: 'event', json: JSON.stringify({ id: ++made }) })
      for (let i = 0; i < 300 && (queue.dueAt() < Infinity || inAir.size > 0); i++) {
        for (const request of Array.from(inAir.keys())) answer(request, 202, 0, false)
        pass(RETRY_AFTER_AT_MOST)
      }
      expect(queue.look()).toEqual({ waiting: [], inFlight: [], drops: [] })
    },
  }
}
