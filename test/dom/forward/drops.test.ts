import { describe, expect, test } from 'vitest'
import type { CloudEvent } from '../../../src/forward/cloudEvent.ts'
import { soon } from '../watch.ts'
import { from, openBackend } from './backend.ts'

const dropAll = () => undefined

describe('a report of drops', () => {
  test('is sent although nothing else is, and beforeSend does not see it', async () => {
    const seen: string[] = []
    const beforeSend = ({ type }: CloudEvent) => void seen.push(type)
    const { consent, tickets, told } = await openBackend([], { beforeSend: beforeSend as typeof dropAll })
    consent('granted')
    tickets(2)
    await soon(() => expect(told()).toEqual([[{ 'before-send': 2 }]]))
    expect(seen).toEqual(['io.unstuck.ticket', 'io.unstuck.ticket'])
  })

  test.each<[string, () => CloudEvent]>([
    [
      'throws',
      () => {
        throw new Error('mine')
      },
    ],
    ['returns what JSON cannot say', () => ({ big: 1n }) as unknown as CloudEvent],
    ['returns a function', () => (() => {}) as unknown as CloudEvent],
    ['is no function', 'scrub' as unknown as () => CloudEvent],
    ['returns a number', () => 5 as unknown as CloudEvent],
    ['returns a promise', (async (event: CloudEvent) => event) as unknown as () => CloudEvent],
  ])('counts an event whose beforeSend %s, and says so once', async (_, beforeSend) => {
    const { consent, tickets, told, problems } = await openBackend([], { beforeSend })
    consent('granted')
    tickets(2)
    await soon(() => expect(told()).toEqual([[{ 'before-send': 2 }]]))
    expect(problems).toEqual([expect.stringMatching(/^Failed in "beforeSend", which drops the event: ./)])
  })

  test('that could not be sent is sent again, as it was', async () => {
    const { consent, tickets, posts, rest } = await openBackend(['status=503'], { beforeSend: dropAll })
    consent('granted')
    tickets(3)
    await rest()
    await rest()
    expect(posts.map(({ told }) => told)).toEqual([[{ 'before-send': 3 }], [{ 'before-send': 3 }]])
    expect(posts[1]!.events).toEqual(posts[0]!.events)
  })

  test('that was refused is told with the next events, and not before', async () => {
    const { consent, tickets, told, problems, rest } = await openBackend(['status=404', 'status=404'])
    consent('granted')
    tickets(1)
    await rest()
    expect(told()).toEqual([['1'], [{ refused: 1 }]])
    expect(problems).toHaveLength(1)
    tickets(1)
    await rest()
    expect(told().slice(2)).toEqual([['2', { refused: 1 }]])
  })

  test('of an event that is too large does not stop the others', async () => {
    const { consent, tickets, told } = await openBackend()
    consent('granted')
    tickets(1, 16_000)
    tickets(2)
    await soon(() => expect(told()).toEqual([[...from(2, 3), { 'too-large': 1 }]]))
  })
})
