import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ForwardEvent } from '../../../src/forward/event.ts'
import type { ConsentState, Forward } from '../../../src/forward/forward.ts'
import { startForwards } from '../../../src/forward/startForwards.ts'
import { EARLY_AT_MOST, startForward, TAKEN_ALONG_AT_MOST } from '../../../src/shell/startForward.ts'
import { openJournal } from '../../../src/storage/journal.ts'
import type { Problem } from '../../../src/surface.ts'

beforeEach(() => void vi.stubGlobal('window', { location: { origin: 'https://shop.example' } }))
afterEach(() => void vi.unstubAllGlobals())

test('loads nothing before there is consent, and then tells what has happened meanwhile', async () => {
  const { forward, got, ticket, settle, loaded } = open()
  forward.consent('pending', 'pending')
  ticket('1')
  await settle()
  expect(loaded).toHaveLength(0)
  forward.consent('granted', 'pending')
  ticket('2')
  await settle()
  ticket('3')
  expect(loaded).toHaveLength(1)
  expect(got).toEqual(['1', '2', '3'])
})

test('keeps the newest thousand, and says how many are lost', async () => {
  const { forward, got, lost, ticket, settle } = open()
  for (let i = 1; i <= EARLY_AT_MOST + 2; i++) ticket(String(i))
  forward.consent('granted', 'pending')
  await settle()
  expect(got).toHaveLength(1000)
  expect(got[0]).toBe('3')
  expect(lost).toEqual([['overflow', 2]])
})

test('keeps nothing of what was denied, and says how much that was', async () => {
  const { forward, got, lost, ticket, settle } = open()
  ticket('1')
  forward.consent('denied', 'pending')
  ticket('2')
  forward.consent('granted', 'pending')
  await settle()
  expect(got).toEqual([])
  expect(lost).toEqual([['denied', 2]])
})

test('says that what forwards could not be loaded', async () => {
  const { forward, problems, settle } = open({ isBlocked: true })
  forward.consent('granted', 'pending')
  await settle()
  expect(problems).toMatchObject([
    { code: 'forward-not-loaded', message: expect.stringContaining('blocked') },
  ])
})

test('one of several that cannot be started does not keep the others from it', async () => {
  const broken: Forward = () => {
    throw new Error('no backend')
  }
  const { forward, got, problems, ticket, settle } = open({ more: [broken] })
  ticket('1')
  forward.consent('granted', 'pending')
  await settle()
  expect(got).toEqual(['1'])
  expect(problems).toMatchObject([{ code: 'forward-failed', message: expect.stringContaining('no backend') }])
})

describe('a page that is left before it can send anything', () => {
  const leave = (states: [ConsentState, ConsentState], told = 1) => {
    const { forward, ticket } = open()
    for (let i = 1; i <= told; i++) ticket(String(i))
    forward.consent(...states)
    return forward.pack()
  }

  test('hands it on to the next page, which sends it first', async () => {
    const { forward, got, ticket, settle } = open()
    ticket('new')
    forward.unpack(leave(['granted', 'granted'], 2)!)
    forward.consent('granted', 'granted')
    await settle()
    expect(got).toEqual(['1', '2', 'new'])
  })
  test('hands it on once: who comes back to it has nothing left to send', async () => {
    const { forward, got, ticket, settle } = open()
    ticket('1')
    forward.consent('granted', 'granted')
    forward.pack()
    await settle()
    expect(got).toEqual([])
  })
  test('gets it back when no other page has come', async () => {
    const { forward, got, ticket, settle } = open()
    ticket('1')
    forward.consent('granted', 'granted')
    const packed = forward.pack()!
    await settle()
    forward.unpack(packed)
    expect(got).toEqual(['1'])
  })
  test('hands on the newest', () => {
    const packed = leave(['granted', 'granted'], TAKEN_ALONG_AT_MOST + 1)
    expect(packed).toHaveLength(TAKEN_ALONG_AT_MOST)
    expect(packed![0]).toMatchObject({ event: { data: { channel: '2' } } })
  })
  test.each<[ConsentState, ConsentState]>([
    ['pending', 'granted'],
    ['granted', 'pending'],
    ['granted', 'denied'],
    ['denied', 'denied'],
  ])('hands nothing on where forwarding is %s and remembering %s', (...states) => {
    expect(leave(states)).toBeUndefined()
  })
  test('has nothing to hand on once it can send', async () => {
    const { forward, settle } = open()
    forward.consent('granted', 'granted')
    await settle()
    expect(forward.pack()).toBeUndefined()
  })
})

function open({ isBlocked = false, more = [] as Forward[] } = {}) {
  const got: string[] = []
  const lost: unknown[] = []
  const problems: Problem[] = []
  const loaded: unknown[] = []
  const to: Forward = () => ({
    send: ({ data }) => void got.push((data as { channel: string }).channel),
    consent: () => {},
    lose: (...what) => void lost.push(what),
  })
  const forward = startForward({ forward: [...more, to] }, undefined, [], {
    id: 'load1',
    async load() {
      loaded.push(true)
      if (isBlocked) throw new Error('blocked')
      return { startForwards, openJournal }
    },
    who: () => ({ visit: 'v', user: undefined }),
    read: (options) => options,
    onProblem: (problem) => problems.push(problem),
  })!
  const ticket = (channel: string) =>
    forward.send({ type: 'ticket', at: 0, data: { channel } } satisfies ForwardEvent)
  return {
    forward,
    got,
    lost,
    problems,
    loaded,
    ticket,
    settle: () => new Promise((done) => setTimeout(done)),
  }
}
