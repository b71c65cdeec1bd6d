import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Handover, HandoverTarget } from '../../../src/handover/adapter.ts'
import type { HandoverContext } from '../../../src/handover/context.ts'
import type { HandoverDraft } from '../../../src/handover/draft.ts'
import { openDraft } from '../../../src/handover/openDraft.ts'
import { webhook } from '../../../src/handover/adapters/webhook.ts'

const asked: string[] = []
const results: unknown[] = []
const written = { text: 'My card is refused', lines: new Set<string>(), recording: false }

beforeEach(() => {
  asked.length = results.length = 0
})
afterEach(() => vi.useRealTimers())

function draftFor(target: HandoverTarget): HandoverDraft {
  return openDraft({
    target,
    to: 'default',
    steps: [{ at: 1, kind: 'act', what: 'Pay' }],
    path: '/checkout',
    release: undefined,
    // No browser knows it.
    locale: 'de_DE@euro',
    recording: undefined,
    onAsk() {},
    onResult: ({ ok, via, refused }) =>
      results.push(ok ? `via ${via}` : refused.map(({ name, why }) => `${name}: ${why}`).join()),
    onTicket: (via) => asked.push(`ticket ${via}`),
  })
}

const desk = (name: string, handover: Handover['handover'], sends?: boolean): Handover => ({
  name,
  ...(sends !== undefined && { capabilities: { draft: true, fields: true, recording: true, sends } }),
  handover: (context, host) => {
    asked.push(`${name} ${context.idempotencyKey.length}`)
    return handover!(context, host)
  },
})
const good = (name: string, sends?: boolean) => desk(name, () => true, sends)

describe('an answer of a server', () => {
  test.each([
    ['may have made a ticket before it failed', 500, 'webhook: unknown'],
    ['may have passed it on, though nothing came back', 502, 'webhook: unknown'],
    ['says no more of a request that took too long than that', 503, 'webhook: unknown'],
    ['has that key already', 409, 'webhook: unknown'],
    ['wants none of it', 400, 'via next'],
    ['does not know who that is', 401, 'via next'],
    ['has too much to do', 429, 'via next'],
    ['is not there', 404, 'via next'],
    ['has it', 201, 'via webhook'],
    ['has it, and says nothing of it', 204, 'via webhook'],
  ])('that %s (%i): %s', async (_, status, expected) => {
    await draftFor([webhook(`/answer/desk?status=${status}`), good('next')]).pass(written)
    expect(results).toEqual([expected])
  })

  test.each([
    [
      'to sign in, whose page says nothing of a ticket',
      '/answer/sign-in?html=<h1>Sign in',
      'webhook: unknown',
    ],
    ['to a place that is not there', '/answer/tickets/17?status=404', 'webhook: unknown'],
    ['to the ticket, which has a name', `/answer/tickets/17?html=${'{"reference":"A-17"}'}`, 'via webhook'],
    ['to its address with a slash', '/answer/desk/', 'via webhook'],
  ])('that leads %s', async (_, to, expected) => {
    const address = `/answer/desk?status=303&to=${encodeURIComponent(encodeURI(to))}`
    await draftFor([webhook(address), good('next')]).pass(written)
    expect(results).toEqual([expected])
  })

  test.each([
    ['tells of every upload: nothing has left', {}, 'via next'],
    // Firefox, which says of another origin only that it was tried.
    ['does not: it may have arrived', { mozInnerScreenX: 0 }, 'webhook: unknown'],
  ])('that never comes from another origin, where the browser %s', async (_, browser, expected) => {
    Object.assign(window, browser)
    // Nobody listens there.
    await draftFor([webhook('http://127.0.0.1:4/desk'), good('next')]).pass(written)
    for (const name of Object.keys(browser)) Reflect.deleteProperty(window, name)
    expect(results).toEqual([expected])
  })

  test('that never comes: it may have arrived', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const passed = draftFor([webhook('/answer/desk?wait=3000'), good('next')]).pass(written)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await passed).toMatchObject({ ok: false, mayHaveArrived: true, hasOthers: true })
    expect(asked).toEqual([])
  })
})

test('a stand-in for a server, which names no address, is taken at its word', async () => {
  vi.spyOn(XMLHttpRequest.prototype, 'responseURL', 'get').mockReturnValue('')
  await draftFor([webhook('/answer/desk'), good('next')]).pass(written)
  vi.restoreAllMocks()
  expect(results).toEqual(['via webhook'])
})

test('a relative address on a page with a base is the one that the browser asks', async () => {
  const base = Object.assign(document.createElement('base'), { href: '/answer/app/' })
  document.head.append(base)
  await draftFor([webhook('desk'), good('next')]).pass(written)
  base.remove()
  expect(results).toEqual(['via webhook'])
})

test("the host's own headers go over ours, and never beside them", async () => {
  const set = vi.spyOn(XMLHttpRequest.prototype, 'setRequestHeader')
  const headers = { 'Content-Type': 'application/vnd.api+json', 'X-CSRF': 'a' }
  await draftFor(webhook('/answer/desk', { headers })).pass(written)
  expect(Object.fromEntries(set.mock.calls)).toEqual({
    'content-type': 'application/vnd.api+json',
    'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    'x-csrf': 'a',
  })
})

test.each<[string, Handover | string]>([
  ['breaks when it is looked for', { name: 'desk', detect: fail }],
  ['has a name that nobody knows', 'crips'],
  ['is nothing at all', null as unknown as string],
])('who %s keeps nobody from the next', async (_, broken) => {
  const draft = draftFor([broken, good('next', true)])
  expect(await draft.pass(written)).toMatchObject({ ok: true, ...(draft.sends && { sent: true }) })
  expect(results).toEqual(['via next'])
})

function fail(): never {
  throw new Error('broken')
}

describe('who never answers', () => {
  const never = () => new Promise<never>(() => {})

  test.each<[string, boolean | undefined, string]>([
    ['and only opens a draft is no danger: the next is asked', false, 'via next'],
    ['and sends may have it', true, 'desk: unknown'],
    ['and of whom nothing is known may have it', undefined, 'desk: unknown'],
  ])('%s', async (_, sends, expected) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    void draftFor([desk('desk', never, sends), good('next')]).pass(written)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(results).toEqual([expected])
  })
})

describe('a draft', () => {
  const doubtful = { ok: false, mayHaveArrived: true }

  test('is passed on once, however often that is asked for', async () => {
    const draft = draftFor(good('desk'))
    const ends = await Promise.all([draft.pass(written), draft.pass(written)])
    expect(ends[0]).toBe(ends[1])
    expect(await draft.pass(written)).toBe(ends[0])
    expect(asked).toHaveLength(1)
  })

  test('has one key on all its tries, and another draft another', async () => {
    const keys: string[] = []
    const no = desk('desk', ({ idempotencyKey }) => {
      keys.push(idempotencyKey)
      return false
    })
    const draft = draftFor(no)
    await draft.pass(written)
    await draft.pass(written)
    await draftFor(no).pass(written)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })

  test('that may have arrived is sent again as it was, whatever is written by then', async () => {
    const messages: string[] = []
    const answers: (typeof doubtful | false | true)[] = [doubtful, false, true]
    const unsure = desk('desk', ({ message }) => {
      messages.push(message)
      return answers.shift()
    })
    const draft = draftFor([unsure, good('next')])
    await draft.pass(written)
    // A no does not take back what may have arrived before.
    expect(await draft.pass({ ...written, text: 'Something else' })).toMatchObject({ mayHaveArrived: true })
    expect(await draft.pass(written)).toMatchObject({ ok: true })
    expect(messages).toEqual(Array.from({ length: 3 }, () => 'My card is refused'))
  })

  test('goes to others after that only when the user says so', async () => {
    const draft = draftFor([desk('desk', () => doubtful), good('next')])
    expect(await draft.pass(written)).toMatchObject({ hasOthers: true })
    expect(await draft.pass({ ...written, elsewhere: true })).toMatchObject({ ok: true })
    expect(results).toEqual(['desk: unknown', 'via next'])
  })

  test('has nobody else to go to where there is nobody', async () => {
    const end = await draftFor([good('first', true), desk('desk', () => doubtful)].slice(1)).pass(written)
    expect(end).toMatchObject({ mayHaveArrived: true })
    expect(end.hasOthers).toBeUndefined()
  })

  test('that the user takes for one is not sent by the next in the list before they know', async () => {
    const draft = draftFor([desk('chat', () => false, false), good('desk', true)])
    expect(draft.sends).toBe(false)
    expect(await draft.pass(written)).toMatchObject({ ok: false, wouldSend: true })
    expect([draft.sends, results]).toEqual([true, []])
    expect(await draft.pass(written)).toMatchObject({ ok: true, sent: true })
    expect(asked).toEqual(['chat 36', 'desk 36'])
    expect(results).toEqual(['via desk'])
  })

  test('that was to be sent, and was opened as a mail, is not said to be sent', async () => {
    const end = await draftFor([desk('desk', () => false, true), good('mail', false)]).pass(written)
    expect(end.ok).toBe(true)
    expect(end.sent).toBeUndefined()
  })

  test.each([
    ['in a chat, where the user writes next', false, { ok: true }],
    ['to a desk: there would be nothing in it', true, { ok: false, isEmpty: true }],
  ])('without a word opens %s', async (_, sends, expected) => {
    expect(await draftFor(good('desk', sends)).pass({ ...written, text: ' \n\u200b' })).toMatchObject(
      expected,
    )
  })

  test('without a word, but with what happened, says enough to be sent', async () => {
    const draft = draftFor(good('desk', true))
    const lines = new Set(draft.lines.map(({ id }) => id))
    expect(await draft.pass({ ...written, text: '', lines })).toMatchObject({ ok: true })
  })

  test('is of the page that the user was stuck on', async () => {
    const before = location.href
    let got: HandoverContext | undefined
    const draft = draftFor(desk('desk', (context) => void (got = context)))
    history.pushState(null, '', '/elsewhere')
    await draft.pass(written)
    history.replaceState(null, '', before)
    expect(got).toMatchObject({ page: '/checkout', url: before.split(/[?#]/)[0] })
  })
})
