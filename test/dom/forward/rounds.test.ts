import { describe, expect, test } from 'vitest'
import { FLUSH_AFTER } from '../../../src/forward/queue.ts'
import { soon, wait } from '../watch.ts'
import { COMPANY, FIRST_BACK_OFF, from, openBackend } from './backend.ts'

describe('events', () => {
  test('wait for company, and go together', async () => {
    const { consent, tickets, told, posts } = await openBackend()
    consent('granted')
    const since = performance.now()
    tickets(2)
    await wait(COMPANY / 2)
    tickets(1)
    await soon(() => expect(told()).toEqual([from(1, 3)]))
    expect(posts[0]!.at - since).toBeGreaterThanOrEqual(COMPANY - 1)
  })

  test('wait 5 s for it', () => {
    expect(FLUSH_AFTER).toBe(5000)
  })

  test('do not wait when there are 20', async () => {
    const { consent, tickets, told, posts } = await openBackend()
    consent('granted')
    const since = performance.now()
    tickets(20)
    await soon(() => expect(told()).toEqual([from(1, 20)]))
    expect(posts[0]!.at - since).toBeLessThan(COMPANY)
  })

  test('go one batch after the other, in order', async () => {
    const { consent, tickets, told, most } = await openBackend(['wait=50', 'wait=50'])
    tickets(50)
    consent('granted')
    await soon(() => expect(told()).toEqual([from(1, 20), from(21, 40), from(41, 50)]))
    expect(most()).toBe(1)
  })

  test('that come while a batch is on its way wait for company', async () => {
    const { consent, tickets, told, posts } = await openBackend(['wait=50'])
    consent('granted')
    tickets(20)
    await soon(() => expect(posts).toHaveLength(1))
    tickets(1)
    await soon(() => expect(told()).toEqual([from(1, 20), ['21']]))
    expect(posts[1]!.at - posts[0]!.at).toBeGreaterThanOrEqual(50 + COMPANY - 1)
  })
})

describe('when the server fails', () => {
  test.each(['status=503', 'status=429', 'status=408', 'drop'])(
    'with %s the rest waits, and order and ids stay',
    async (failure) => {
      const { consent, tickets, told, posts } = await openBackend([failure])
      tickets(41)
      consent('granted')
      await soon(() => expect(told()).toEqual([from(1, 20), from(1, 20), from(21, 40), ['41']]))
      expect(posts[1]!.at - posts[0]!.at).toBeGreaterThanOrEqual(FIRST_BACK_OFF - 1)
      expect(posts[1]!.events).toEqual(posts[0]!.events)
    },
  )

  test('what comes meanwhile does not shorten the back-off', async () => {
    const { consent, tickets, told, posts } = await openBackend(['wait=50&status=503'])
    consent('granted')
    tickets(20)
    await soon(() => expect(posts).toHaveLength(1))
    tickets(1)
    await wait(100)
    tickets(30)
    consent('granted')
    await soon(() => expect(told()).toEqual([from(1, 20), from(1, 20), from(21, 40), from(41, 51)]))
    expect(posts[1]!.at - posts[0]!.at).toBeGreaterThanOrEqual(50 + FIRST_BACK_OFF - 1)
  })

  test('batches that failed together are one failure', async () => {
    const { consent, tickets, hide, told, posts } = await openBackend(Array(3).fill('status=503'))
    tickets(41)
    consent('granted')
    hide()
    await soon(() => expect(posts.length).toBeGreaterThan(3))
    expect(posts[3]!.at - posts[0]!.at).toBeLessThan(1.8 * FIRST_BACK_OFF)
    await soon(() => expect(told().slice(3)).toEqual([from(1, 20), from(21, 40), ['41']]))
  })

  test('a refused batch is not sent again, and the next one is sent', async () => {
    const { consent, tickets, told, problems, rest } = await openBackend(['status=400'])
    tickets(21)
    consent('granted')
    await rest()
    expect(told()).toEqual([from(1, 20), ['21'], [{ refused: 20 }]])
    expect(problems).toEqual([
      'Failed to forward 20 events to /answer/friction: the server answered 400, so they are dropped.',
    ])
  })
})

describe('when the page is hidden', () => {
  test('all batches go at once', async () => {
    const { consent, tickets, hide, told, posts } = await openBackend()
    consent('granted')
    tickets(45)
    hide()
    expect(told()).toEqual([from(1, 20), from(21, 40), from(41, 45)])
    expect(posts.every(({ keepalive }) => keepalive)).toBe(true)
  })

  test('back-off or not: it may be the last time', async () => {
    const { consent, tickets, hide, told, posts } = await openBackend(['status=503'])
    consent('granted')
    tickets(20)
    await soon(() => expect(posts).toHaveLength(1))
    await wait(50)
    hide()
    expect(told()).toEqual([from(1, 20), from(1, 20)])
  })

  test('only what may outlive it goes at once; the rest follows if it stays', async () => {
    const { consent, tickets, hide, told, posts, most } = await openBackend()
    consent('granted')
    tickets(8, 7500)
    hide()
    expect(told()).toEqual([from(1, 2), from(3, 4), from(5, 6)])
    await soon(() => expect(told()[3]).toEqual(from(7, 8)))
    expect(most()).toBe(3)
    expect(posts.every(({ keepalive }) => keepalive)).toBe(true)
  })

  test('batches that come back in another order are sent in the right one', async () => {
    const { consent, tickets, hide, told } = await openBackend(['wait=150&status=503', 'status=503'])
    tickets(40)
    consent('granted')
    hide()
    await soon(() => expect(told().slice(2)).toEqual([from(1, 20), from(21, 40)]))
  })

  test('and goes away, its last events go with it', async () => {
    const { consent, tickets, frame, told } = await openBackend()
    consent('granted')
    tickets(2)
    frame.remove()
    expect(told()).toEqual([from(1, 2)])
  })
})

describe('after stop()', () => {
  test('nothing is sent but what goes out with it, however the server answers', async () => {
    const { consent, tickets, stop, hide, told, rest } = await openBackend(Array(9).fill('status=503'))
    tickets(80, 3000)
    consent('granted')
    stop()
    const last = told()
    expect(last.flat()).toEqual(from(1, 80))
    tickets(30)
    consent('granted')
    hide()
    stop()
    await rest()
    expect(told()).toEqual(last)
  })

  test('a batch that was on its way is not sent again', async () => {
    const { consent, tickets, stop, told, posts, problems, rest } = await openBackend([
      'wait=100&status=503',
      'status=400',
    ])
    consent('granted')
    tickets(20)
    await soon(() => expect(posts).toHaveLength(1))
    tickets(1)
    stop()
    await rest()
    expect(told()).toEqual([from(1, 20), ['21']])
    expect(problems).toEqual([])
  })

  test('during a back-off nothing is armed any more', async () => {
    const { consent, tickets, stop, told, posts, rest } = await openBackend(['status=503', 'status=503'])
    consent('granted')
    tickets(20)
    await soon(() => expect(posts).toHaveLength(1))
    await wait(50)
    stop()
    await rest()
    expect(told()).toEqual([from(1, 20), from(1, 20)])
  })
})
