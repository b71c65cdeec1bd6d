import { describe, expect, test } from 'vitest'
import {
  BATCH_BYTES,
  BATCH_EVENTS,
  createQueue,
  EVENTS_KEPT,
  type Queue,
  type Queued,
} from '../../../src/forward/queue.ts'

describe('the queue', () => {
  test('gives back what was put in, oldest first', () => {
    const queue = fill(3)
    expect(take(queue)).toEqual(['0', '1', '2'])
    expect(take(queue)).toEqual([])
    expect(queue.takeDrops()).toEqual([])
  })

  test('gives no more than a batch at once', () => {
    const queue = fill(BATCH_EVENTS + 1)
    expect(take(queue)).toHaveLength(BATCH_EVENTS)
    expect(take(queue)).toHaveLength(1)
  })

  test.each([
    ['two that fill a body to the byte', BATCH_BYTES - 3 - 6000, 2],
    ['one of two that are a byte more together', BATCH_BYTES - 2 - 6000, 1],
  ])('gives %s', (_, second, taken) => {
    const queue = createQueue()
    queue.push('x'.repeat(6000))
    queue.push('x'.repeat(second))
    const batch = queue.take()
    expect(batch).toHaveLength(taken)
    expect(batch.length + queue.take().length).toBe(2)
  })

  test.each([
    ['takes an event that fills a body', 'x'.repeat(BATCH_BYTES - 2), 1],
    ['drops one that is a byte larger', 'x'.repeat(BATCH_BYTES - 1), 0],
    ['counts bytes, not characters', 'ß'.repeat(BATCH_BYTES / 2), 0],
  ])('%s', (_, json, size) => {
    const queue = createQueue()
    queue.push(json)
    expect(queue.size).toBe(size)
    expect(queue.takeDrops()).toEqual(size ? [] : [['too-large', 1]])
  })

  test('drops the oldest when it is full, and says how many', () => {
    const queue = fill(EVENTS_KEPT + 2)
    expect(queue.size).toBe(EVENTS_KEPT)
    expect(take(queue)[0]).toBe('2')
    expect(queue.takeDrops()).toEqual([['overflow', 2]])
    expect(queue.takeDrops()).toEqual([])
  })

  test('takes batches back to where they were, in whatever order they come back', () => {
    const queue = fill(3 * BATCH_EVENTS)
    const [first, second] = [queue.take(), queue.take()]
    queue.push('later')
    queue.putBack(first)
    queue.putBack(second)
    const all = [take(queue), take(queue), take(queue), take(queue)].flat()
    expect(all).toEqual([...Array.from({ length: 3 * BATCH_EVENTS }, (_, i) => String(i)), 'later'])
  })

  test('that is full drops the oldest of what comes back', () => {
    const queue = fill(EVENTS_KEPT)
    const batch = queue.take()
    queue.push('later')
    queue.putBack(batch)
    expect(take(queue)[0]).toBe('1')
    expect(queue.takeDrops()).toEqual([['overflow', 1]])
  })
})

describe('drops', () => {
  test('are counted by reason', () => {
    const queue = fill(2)
    queue.drop('refused', batchOf(3))
    queue.drop('refused')
    queue.clear('denied')
    expect(queue.takeDrops()).toEqual([
      ['refused', 4],
      ['denied', 2],
    ])
  })

  test('that are reported in an event which is dropped itself are counted again, and that event is not', () => {
    const queue = fill(1)
    queue.push('report', [
      ['overflow', 7],
      ['denied', 1],
    ])
    queue.clear('denied')
    expect(Object.fromEntries(queue.takeDrops())).toEqual({ overflow: 7, denied: 2 })
  })

  test('alone are worth a request, but not a report that was refused', () => {
    const queue = createQueue()
    expect(queue.isWaiting).toBe(false)
    queue.drop('before-send')
    expect(queue.isWaiting).toBe(true)
    queue.push('report', queue.takeDrops())
    const batch = queue.take()
    expect(queue.isWaiting).toBe(false)
    queue.drop('refused', batch)
    expect(queue.isWaiting).toBe(false)
    expect(queue.takeDrops()).toEqual([['before-send', 1]])
  })
})

test('a batch is 20 events in 16 kB, and 1,000 events wait at most', () => {
  expect({ BATCH_EVENTS, BATCH_BYTES, EVENTS_KEPT }).toEqual({
    BATCH_EVENTS: 20,
    BATCH_BYTES: 16_000,
    EVENTS_KEPT: 1000,
  })
})

const take = (queue: Queue) => queue.take().map(({ json }) => json)

function batchOf(count: number): readonly Queued[] {
  return fill(count).take()
}

function fill(count: number): Queue {
  const queue = createQueue()
  for (let i = 0; i < count; i++) queue.push(String(i))
  return queue
}
