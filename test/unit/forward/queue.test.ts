import { describe, expect, test } from 'vitest'
import type { CloudEvent } from '../../../src/forward/cloudEvent.ts'
import { FLUSH_AFTER, KEEPALIVE_BYTES, KEEPALIVE_REQUESTS } from '../../../src/forward/forwarder.ts'
import { BATCH_BYTES, BATCH_EVENTS, createQueue, EVENTS_KEPT } from '../../../src/forward/queue.ts'

describe('the queue', () => {
  test('gives back what was put in, oldest first', () => {
    const queue = fill(3)
    expect(queue.take().map(({ id }) => id)).toEqual(['0', '1', '2'])
    expect(queue.take()).toEqual([])
    expect(queue.takeDrops()).toBeUndefined()
  })

  test('gives no more than a batch at once', () => {
    const queue = fill(BATCH_EVENTS + 1)
    expect(queue.take()).toHaveLength(BATCH_EVENTS)
    expect(queue.take()).toHaveLength(1)
  })

  test('gives no more bytes than a body may have, and loses none of the rest', () => {
    const queue = createQueue()
    for (let i = 0; i < 5; i++) queue.push(event(String(i), 6000))
    const first = queue.take()
    expect(bytesOf(first)).toBeLessThanOrEqual(BATCH_BYTES)
    expect([...first, ...queue.take(), ...queue.take()].map(({ id }) => id)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ])
  })

  test('counts bytes, not characters', () => {
    const queue = createQueue()
    queue.push({ ...event('0'), data: { text: 'ß'.repeat(BATCH_BYTES / 2) } })
    expect(queue.take()).toEqual([])
    expect(queue.takeDrops()).toEqual({ 'too-large': 1 })
  })

  test('drops the oldest when it is full, and says how many', () => {
    const queue = fill(EVENTS_KEPT + 2)
    expect(queue.size).toBe(EVENTS_KEPT)
    expect(queue.take()[0]!.id).toBe('2')
    expect(queue.takeDrops()).toEqual({ overflow: 2 })
    expect(queue.takeDrops()).toBeUndefined()
  })

  test('takes back what could not be sent, before what came since', () => {
    const queue = fill(2)
    const batch = queue.take()
    queue.push(event('later'))
    queue.unshift(batch)
    expect(queue.take().map(({ id }) => id)).toEqual(['0', '1', 'later'])
  })

  test('counts each reason of a drop by itself', () => {
    const queue = fill(2)
    queue.drop('refused', 3)
    queue.drop('refused', 1)
    queue.drop('denied', 0)
    queue.clear('denied')
    expect(queue.takeDrops()).toEqual({ refused: 4, denied: 2 })
  })
})

test('a batch is 20 events or 5 s, in 16 kB, and 1,000 events wait at most', () => {
  expect({ BATCH_EVENTS, BATCH_BYTES, EVENTS_KEPT, FLUSH_AFTER }).toEqual({
    BATCH_EVENTS: 20,
    BATCH_BYTES: 16_000,
    EVENTS_KEPT: 1000,
    FLUSH_AFTER: 5000,
  })
})

test('keepalive stays under what browsers grant to a page: 64 KiB in flight, nine requests', () => {
  expect(KEEPALIVE_BYTES).toBe(60_000)
  expect(KEEPALIVE_REQUESTS).toBe(9)
})

function fill(count: number) {
  const queue = createQueue()
  for (let i = 0; i < count; i++) queue.push(event(String(i)))
  return queue
}

function event(id: string, size = 0): CloudEvent {
  return {
    specversion: '1.0',
    id,
    source: 'https://shop.example',
    type: 'io.unstuck.signal',
    time: '2026-11-21T10:00:00.000Z',
    datacontenttype: 'application/json',
    sdkversion: '0.1.0',
    confighash: 'c',
    visit: 'v.1',
    data: { text: 'x'.repeat(size) },
  }
}

function bytesOf(events: readonly CloudEvent[]): number {
  return new TextEncoder().encode(JSON.stringify(events)).length
}
