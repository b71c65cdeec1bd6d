import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ForwardEvent } from '../../../src/forward/event.ts'
import type { Forward } from '../../../src/forward/forward.ts'
import { startForwards } from '../../../src/forward/startForwards.ts'
import { EARLY_AT_MOST, startForward } from '../../../src/shell/startForward.ts'
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
