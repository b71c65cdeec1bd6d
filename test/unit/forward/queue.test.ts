import { describe, expect, test } from 'vitest'
import {
  BATCH_BYTES,
  FAILURES_TOLD,
  FLUSH_AFTER,
  KEEPALIVE_BYTES,
  KEEPALIVE_REQUESTS,
} from '../../../src/forward/queue.ts'
import { BATCH_EVENTS, EVENTS_KEPT } from '../../../src/forward/waitingEvents.ts'
import { from, openCounter } from './counter.ts'

describe('events', () => {
  test('wait 5 s for company, from the first of them', () => {
    const { push, wait, sent } = openCounter()
    wait(10_000)
    push(1)
    wait(3000)
    push(1)
    wait(1999)
    expect(sent()).toEqual([])
    wait(1)
    expect(sent()).toEqual([['1', '2']])
  })

  test('do not wait when there are 20 of them', () => {
    const { push, wait, sent, waiting } = openCounter()
    wait(10_000)
    push(21)
    wait(0)
    expect(sent()).toEqual([from(1, 20)])
    expect(waiting()).toEqual(['21'])
  })

  test('do not wait when they fill a body', () => {
    const { push, wait, sent } = openCounter()
    wait(10_000)
    push('x'.repeat(9000))
    push('y'.repeat(9000))
    wait(0)
    expect(sent()).toHaveLength(1)
  })

  test('go one batch after the other, in order', () => {
    const { push, wait, answer, sent } = openCounter()
    push(45)
    wait(0)
    expect(sent()).toEqual([from(1, 20)])
    answer(202)
    expect(sent()).toEqual([from(1, 20), from(21, 40)])
    answer(202)
    expect(sent()[2]).toEqual(from(41, 45))
  })

  test('that come while the last batch is on its way wait for company again', () => {
    const { push, wait, answer, sent } = openCounter()
    push(20)
    wait(0)
    push(1)
    answer(202)
    wait(FLUSH_AFTER - 1)
    expect(sent()).toHaveLength(1)
    wait(1)
    expect(sent()[1]).toEqual(['21'])
  })

  test.each([
    ['two that fill a body to the byte go together', BATCH_BYTES - 3 - 6000, 2],
    ['of two that are a byte more together one goes first', BATCH_BYTES - 2 - 6000, 1],
  ])('%s', (_, second, together) => {
    const { push, hide, sent } = openCounter()
    push('x'.repeat(6000))
    push('x'.repeat(second))
    hide()
    expect(sent()[0]).toHaveLength(together)
    expect(sent().flat()).toHaveLength(2)
  })

  test.each([
    ['one that fills a body is sent', 'x'.repeat(BATCH_BYTES - 2), {}],
    ['one that is a byte larger is dropped', 'x'.repeat(BATCH_BYTES - 1), { 'too-large': 1 }],
    ['bytes count, not characters', 'ß'.repeat(BATCH_BYTES / 2), { 'too-large': 1 }],
  ])('%s', (_, json, dropped) => {
    const { push, drops } = openCounter()
    push(json)
    expect(drops()).toEqual(dropped)
  })

  test('of which a thousand wait lose the oldest', () => {
    const { push, waiting, drops } = openCounter({ consent: 'pending' })
    push(EVENTS_KEPT + 2)
    expect(waiting()).toEqual(from(3, EVENTS_KEPT + 2))
    expect(drops()).toEqual({ overflow: 2 })
  })
})

describe('what a server answers', () => {
  test.each([200, 201, 202, 204])('%i is the end of it', (status) => {
    const { push, hide, answer, waiting, queue } = openCounter()
    push(3)
    hide()
    answer(status)
    expect(waiting()).toEqual([])
    expect(queue.dueAt()).toBe(Infinity)
  })

  test.each([0, 408, 429, 500, 502, 503, 504])(
    '%i: all stay, in order, and go again after a second',
    (status) => {
      const { push, wait, answer, sent } = openCounter()
      push(25)
      wait(0)
      answer(status)
      wait(999)
      expect(sent()).toHaveLength(1)
      wait(1)
      answer(202)
      expect(sent().slice(1)).toEqual([from(1, 20), from(21, 25)])
    },
  )

  test.each([400, 401, 403, 404, 410, 422])('%i drops the batch, says so, and goes on', (status) => {
    const { push, wait, answer, effects, drops, sent } = openCounter()
    push(25)
    wait(0)
    answer(status)
    expect(effects).toContainEqual({ type: 'problem', status, events: 20 })
    expect(drops()).toEqual({ refused: 20 })
    expect(sent()[1]).toEqual(from(21, 25))
  })

  test('413: halves, until they are small enough; the next bodies are as small', () => {
    const { push, wait, answer, sent } = openCounter()
    push(8)
    wait(FLUSH_AFTER)
    answer(413)
    expect(sent()[1]).toEqual(from(1, 4))
    answer(413)
    expect(sent()[2]).toEqual(from(1, 2))
    for (let i = 0; i < 4; i++) answer(202)
    expect(sent().slice(2)).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
    ])
    push(3)
    wait(FLUSH_AFTER)
    expect(sent().at(-1)).toEqual(['9'])
  })

  test('413 to a single event drops it as too large', () => {
    const { push, wait, answer, drops } = openCounter()
    push(1)
    wait(FLUSH_AFTER)
    answer(413)
    expect(drops()).toEqual({ 'too-large': 1 })
  })

  test('that it took only some of them counts the others', () => {
    const { push, wait, answer, drops, waiting } = openCounter()
    push(5)
    wait(FLUSH_AFTER)
    answer(200, { rejected: 2 })
    expect(drops()).toEqual({ refused: 2 })
    expect(waiting()).toEqual([])
  })

  test('the wait doubles with each failure, and Retry-After may make it longer', () => {
    const { push, wait, answer, queue, now } = openCounter()
    push(1)
    wait(FLUSH_AFTER)
    const waits = [0, 0, 0, 0, 0, 0, 0, 90_000, 0].map((retryAfter) => {
      answer(503, { retryAfter })
      const due = queue.dueAt() - now()
      wait(due)
      return due
    })
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 40_000, 90_000, 40_000])
  })

  test('three failures in a row are told once', () => {
    const { push, wait, answer, effects } = openCounter()
    push(1)
    wait(FLUSH_AFTER)
    for (let i = 0; i < 6; i++) {
      answer(0)
      wait(60_000)
    }
    expect(effects.filter(({ type }) => type === 'problem')).toEqual([
      { type: 'problem', status: 0, events: 1 },
    ])
  })
})

describe('when the page is hidden', () => {
  test('all goes at once, as much as may outlive it', () => {
    const { push, hide, posts, waiting } = openCounter()
    for (let i = 0; i < 5; i++) push('x'.repeat(15_000))
    hide()
    expect(posts().map(({ keepalive }) => keepalive)).toEqual([true, true, true])
    expect(waiting()).toHaveLength(2)
  })

  test('nine requests, and no more', () => {
    const { push, hide, sent } = openCounter()
    push(20 * 12)
    hide()
    expect(sent()).toHaveLength(KEEPALIVE_REQUESTS)
  })

  test('back-off or not; and batches that failed together are one failure', () => {
    const { push, hide, answer, queue, now, sent } = openCounter()
    push(41)
    hide()
    expect(sent()).toHaveLength(3)
    for (const nth of [2, 1, 3]) answer(503, {}, nth)
    expect(queue.dueAt() - now()).toBe(1000)
    hide()
    expect(sent().slice(3)).toEqual([from(1, 20), from(21, 40), ['41']])
  })

  test('nothing goes without consent', () => {
    const { push, hide, sent } = openCounter({ consent: 'pending' })
    push(2)
    hide()
    expect(sent()).toEqual([])
  })
})

describe('the network', () => {
  test('is given a minute when it is away, unless it comes back or the page goes', () => {
    const { push, wait, step, hide, sent } = openCounter()
    push(1)
    step({ type: 'network', isOffline: true })
    wait(59_999)
    expect(sent()).toEqual([])
    wait(1)
    expect(sent()).toHaveLength(1)
    hide()
  })

  test('that is back is not used by everybody at once, and a server that asked to be left alone is', () => {
    const { push, wait, step, answer, queue, now } = openCounter()
    push(1)
    step({ type: 'network', isOffline: true })
    step({ type: 'network', isOffline: false })
    wait(FLUSH_AFTER)
    answer(503, { retryAfter: 30_000 })
    step({ type: 'network', isOffline: true })
    step({ type: 'network', isOffline: false })
    expect(queue.dueAt() - now()).toBe(30_000)
  })

  test('that is back ends a back-off that nobody asked for', () => {
    const { push, wait, step, answer, queue, now } = openCounter()
    push(1)
    wait(FLUSH_AFTER)
    for (let i = 0; i < 5; i++) {
      answer(0)
      if (i < 4) wait(60_000)
    }
    expect(queue.dueAt() - now()).toBe(16_000)
    step({ type: 'network', isOffline: false })
    expect(queue.dueAt() - now()).toBe(500)
  })
})

describe('consent', () => {
  test('that comes sends what was kept, at once', () => {
    const { push, wait, consent, sent } = openCounter({ consent: 'pending' })
    push(2)
    wait(60_000)
    expect(sent()).toEqual([])
    consent('granted')
    wait(0)
    expect(sent()).toEqual([['1', '2']])
  })

  test('that is denied drops what waits, what comes, and what comes back', () => {
    const { push, wait, consent, answer, drops, sent } = openCounter()
    push(25)
    wait(0)
    consent('denied')
    push(1)
    answer(503)
    expect(drops()).toEqual({ denied: 26 })
    consent('granted')
    wait(0)
    expect(sent()).toEqual([from(1, 20), ['{"denied":26}']])
  })
})

describe('drops', () => {
  test('are told in front of nothing, alone, 5 s later', () => {
    const { step, wait, reported, sent } = openCounter()
    wait(60_000)
    step({ type: 'drop', reason: 'before-send' })
    wait(FLUSH_AFTER - 1)
    expect(sent()).toEqual([])
    wait(1)
    expect(reported).toEqual([{ 'before-send': 1 }])
  })

  test('that are told in an event which is dropped itself are counted again, and that event is not', () => {
    const { push, step, wait, answer, drops, consent } = openCounter()
    step({ type: 'drop', reason: 'before-send' })
    wait(FLUSH_AFTER)
    answer(503)
    push(1)
    consent('denied')
    expect(drops()).toEqual({ 'before-send': 1, denied: 1 })
  })

  test('whose report was refused are told with the next events, and not before', () => {
    const { push, step, wait, answer, sent, reported } = openCounter()
    step({ type: 'drop', reason: 'before-send' })
    wait(FLUSH_AFTER)
    answer(404)
    wait(60_000)
    expect(sent()).toHaveLength(1)
    push(1)
    wait(FLUSH_AFTER)
    expect(sent()[1]).toHaveLength(2)
    expect(reported).toHaveLength(2)
  })

  test('by sampling alone are no news', () => {
    const { push, step, wait, sent } = openCounter()
    step({ type: 'drop', reason: 'sampled' })
    wait(60_000)
    expect(sent()).toEqual([])
    push(1)
    wait(FLUSH_AFTER)
    expect(sent()).toEqual([['1', '{"sampled":1}']])
  })
})

describe('with leave to store', () => {
  test('each event is stored until it is answered', () => {
    const { push, wait, answer, stored } = openCounter({ isKept: true })
    push(2)
    wait(FLUSH_AFTER)
    expect(stored().slice(-2)).toEqual([
      ['keep', '1'],
      ['keep', '2'],
    ])
    answer(503)
    expect(stored().at(-1)).toEqual(['keep', '2'])
    wait(1000)
    answer(202)
    expect(stored().at(-1)).toEqual(['forget', '1', '2'])
  })

  test('what waits already is stored when leave is given', () => {
    const { push, consent, stored } = openCounter()
    push(2)
    consent('granted', true)
    expect(stored()).toEqual([['keep', '1', '2']])
  })

  test('what overflows is not stored any more, and the count is', () => {
    const { push, effects, stored } = openCounter({ isKept: true })
    push(EVENTS_KEPT + 1)
    expect(stored().at(-1)).toEqual(['forget', '1'])
    expect(effects.at(-1)).toEqual({ type: 'tally', drops: [['overflow', 1]] })
  })

  test('what earlier pages have left goes first, and at once, with what they had counted', () => {
    const { push, wait, step, sent } = openCounter({ isKept: true })
    push(1)
    step({
      type: 'adopt',
      events: [-2, -1].map((order) => ({ order, json: `left ${order}` })),
      drops: [['overflow', 7]],
    })
    wait(0)
    expect(sent()).toEqual([['left -2', 'left -1', '1', '{"overflow":7}']])
  })
})

test('after the end only that goes out which waits, keepalive or not, and nothing is sent again', () => {
  const { push, step, answer, posts, waiting, queue } = openCounter()
  for (let i = 0; i < 5; i++) push('x'.repeat(15_000))
  step({ type: 'stop' })
  expect(posts().map(({ keepalive }) => keepalive)).toEqual([true, true, true, false, false])
  for (let i = 0; i < 5; i++) answer(503)
  push(1)
  expect(queue.dueAt()).toBe(Infinity)
  expect(posts()).toHaveLength(5)
  expect(waiting()).not.toContain('1')
})

test('the figures: 20 events, 5 s, 16 kB, 1,000 kept, 60,000 B and nine requests that outlive a page', () => {
  expect([
    BATCH_EVENTS,
    FLUSH_AFTER,
    BATCH_BYTES,
    EVENTS_KEPT,
    KEEPALIVE_BYTES,
    KEEPALIVE_REQUESTS,
    FAILURES_TOLD,
  ]).toEqual([20, 5000, 16_000, 1000, 60_000, 9, 3])
})
