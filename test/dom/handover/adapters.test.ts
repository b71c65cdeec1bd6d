import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Handover, HandoverTarget } from '../../../src/handover/adapter.ts'
import * as adapters from '../../../src/handover/adapters/index.ts'
import type { HandoverContext } from '../../../src/handover/context.ts'
import { handOver, READY_TIMEOUT } from '../../../src/handover/handOver.ts'
import { resolveHandovers } from '../../../src/handover/resolveHandovers.ts'
import { writeContext } from '../../../src/handover/writeContext.ts'
import * as standIns from './providers.ts'

/** What a user has agreed to share. */
const context: HandoverContext = {
  idempotencyKey: 'b3f1c0de-0000-4000-8000-000000000000',
  subject: 'My card is refused',
  message: 'My card is refused\n\n14:03 Pressed “Pay now”',
  page: '/checkout/payment',
  url: 'https://shop.example/checkout/payment',
  steps: [{ at: 1, kind: 'act', what: 'Pay now' }],
  fields: { requests: 'POST /api/pay (503)' },
}

let running: standIns.Provider[] = []
let tickets: string[] = []
let copied = ''

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void (copied = text))
})
afterEach(() => {
  for (const one of running) one.remove()
  running = []
  tickets = []
  copied = ''
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** The provider stands on the page, with its script there or not. */
function provider(one: standIns.Provider, arrives = true): standIns.Provider {
  running.push(one)
  if (arrives) one.arrive()
  return one
}

async function pass(target: HandoverTarget, given = context) {
  const mine = tickets
  const result = handOver(resolveHandovers(target, 'default'), given, {
    window,
    maySend: true,
    onTicket: (via) => void mine.push(via),
  })
  await vi.advanceTimersByTimeAsync(30_000)
  return result
}

interface Row {
  readonly make: () => Handover
  readonly standIn: (temper?: standIns.Temper) => standIns.Provider
  /** What the provider is told, and nothing else. */
  readonly received: readonly unknown[]
  readonly degraded: readonly string[]
  /** It says when the user has written. */
  readonly tells: boolean
}

const { message, subject, fields } = context
const rows: { readonly [name: string]: Row } = {
  intercom: {
    make: () => adapters.intercom(),
    standIn: standIns.intercomStandIn,
    received: [['showNewMessage', message]],
    degraded: [],
    tells: false,
  },
  zendesk: {
    make: () => adapters.zendesk({ fields: { page: '41', nobody: '42' } }),
    standIn: standIns.zendeskStandIn,
    received: [
      ['messenger:set', 'conversationFields', [{ id: '41', value: '/checkout/payment' }]],
      ['messenger:set', 'conversationTags', ['unstuck']],
      ['messenger', 'open'],
    ],
    degraded: ['draft'],
    tells: true,
  },
  crisp: {
    make: () => adapters.crisp(),
    standIn: standIns.crispStandIn,
    received: [
      ['set', 'session:data', [[['requests', 'POST /api/pay (503)']]]],
      ['set', 'message:text', [message]],
      ['do', 'chat:open'],
    ],
    degraded: [],
    tells: false,
  },
  'help-scout': {
    make: () => adapters.helpScout({ identity: () => ({ name: 'Ada', email: 'ada@example.com' }) }),
    standIn: standIns.helpScoutStandIn,
    received: [
      ['session-data', fields],
      ['prefill', { name: 'Ada', email: 'ada@example.com', subject, text: message }],
      ['open'],
      ['navigate', '/ask/message/'],
    ],
    degraded: [],
    tells: true,
  },
  freshdesk: {
    make: () => adapters.freshdesk({ identity: () => ({ name: 'Ada', email: 'ada@example.com' }) }),
    standIn: standIns.freshdeskStandIn,
    received: [
      ['identify', 'ticketForm', { name: 'Ada', email: 'ada@example.com' }],
      ['prefill', 'ticketForm', { subject, description: message }],
      ['open', 'ticketForm'],
    ],
    degraded: [],
    tells: false,
  },
  freshchat: {
    make: () => adapters.freshchat(),
    standIn: standIns.freshchatStandIn,
    received: [
      ['properties', fields],
      ['open', { replyText: message }],
    ],
    degraded: [],
    tells: true,
  },
  hubspot: {
    make: () => adapters.hubSpot(),
    standIn: standIns.hubSpotStandIn,
    received: [['load', { widgetOpen: true }], ['open']],
    degraded: ['draft', 'fields'],
    tells: true,
  },
  chatwoot: {
    make: () => adapters.chatwoot(),
    standIn: standIns.chatwootStandIn,
    received: [
      ['attributes', fields],
      ['toggle', 'open'],
    ],
    degraded: ['draft'],
    tells: true,
  },
}

describe.each(Object.entries(rows))('%s', (name, row) => {
  test('is given a draft, and nothing is sent', async () => {
    const there = provider(row.standIn())
    const result = await pass(row.make())
    expect(result).toMatchObject({ ok: true, via: name, degraded: row.degraded, refused: [] })
    expect(there.calls).toEqual(row.received)
    expect(tickets).toEqual([])
  })

  test('that takes no draft leaves the text on the clipboard', async () => {
    provider(row.standIn())
    const result = await pass(row.make())
    const isCopied = row.degraded.includes('draft')
    expect([result.copied ?? false, copied]).toEqual([isCopied, isCopied ? message : ''])
  })

  test('is known by its name alone', async () => {
    provider(row.standIn())
    expect(await pass(name)).toMatchObject({ ok: true, via: name })
  })

  test('that is not on the page is told nothing', async () => {
    expect(await pass(row.make())).toMatchObject({ ok: false, refused: [{ name, why: 'missing' }] })
  })

  test('whose script comes late is waited for', async () => {
    const there = provider(row.standIn(), false)
    setTimeout(() => there.arrive(), READY_TIMEOUT / 2)
    expect(await pass(row.make())).toMatchObject({ ok: true, via: name })
    expect(there.calls).toEqual(row.received)
  })

  test('that throws is given up, and the next is asked', async () => {
    provider(row.standIn('throwing'))
    const next = vi.fn()
    const result = await pass([row.make(), next])
    expect(result).toMatchObject({ ok: true, via: 'default[1]', refused: [{ name, why: 'failed' }] })
    expect(next).toHaveBeenCalledOnce()
  })

  if (row.tells)
    test('that says that the user has written makes a ticket of it', async () => {
      const there = provider(row.standIn())
      await pass(row.make())
      there.send()
      expect(tickets).toEqual([name])
    })

  test('is believed by the host to be away', async () => {
    const there = provider(row.standIn())
    const make = (adapters as unknown as Record<string, (options: object) => Handover>)[
      { 'help-scout': 'helpScout', hubspot: 'hubSpot' }[name] ?? name
    ]!
    expect(await pass(make({ available: () => false }))).toMatchObject({
      ok: false,
      refused: [{ name, why: 'away' }],
    })
    expect(there.calls).toEqual([])
  })
})

// A ticket form has no word for having been opened: what it ignores cannot be told.
const whoTell = Object.entries(rows).filter(([name]) => name !== 'freshdesk')

test.each(whoTell)('%s, when its stub never becomes more than that, is told nothing', async (name, row) => {
  const there = provider(row.standIn(), false)
  expect(await pass(row.make())).toMatchObject({ ok: false, refused: [{ name, why: 'not-ready' }] })
  expect(there.calls).toEqual([])
})

test.each(whoTell)(
  '%s, when it ignores what it is told, is not taken for having taken over',
  async (name, row) => {
    provider(row.standIn('silent'))
    const result = await pass([row.make(), () => true])
    expect(result).toMatchObject({ ok: true, via: 'default[1]', refused: [{ name, why: 'refused' }] })
  },
)

test.each(Object.entries(rows))(
  '%s, whose chat is open already and says nothing more of it, has taken over',
  async (name, row) => {
    const there = provider(row.standIn('open'))
    expect(await pass([row.make(), () => true])).toMatchObject({ ok: true, via: name })
    // With the draft in it, if it takes one.
    const draft = row.received.find((call) => JSON.stringify(call).includes('My card is refused'))
    if (draft) expect(there.calls).toContainEqual(draft)
  },
)

test.each(['intercom', 'zendesk'])(
  '%s, which the user closes again after that, stays closed',
  async (name) => {
    const row = rows[name]!
    const there = provider(row.standIn('open'))
    await pass(row.make())
    const [place, close] = name === 'zendesk' ? ['zE', ['messenger', 'close']] : ['Intercom', ['hide']]
    ;(window as unknown as Record<string, (...args: string[]) => void>)[place as string]!(
      ...(close as string[]),
    )
    expect(there.calls.at(-1)).toEqual(close)
  },
)

test('a ticket form that is not seen to open is told of as that, and nobody else is asked', async () => {
  const next = vi.fn()
  provider(standIns.freshdeskStandIn('silent'))
  expect(await pass([adapters.freshdesk(), next])).toMatchObject({ ok: true, via: 'freshdesk', unseen: true })
  expect(next).not.toHaveBeenCalled()
  running.pop()!.remove()
  provider(standIns.freshdeskStandIn())
  expect((await pass(adapters.freshdesk())).unseen).toBeUndefined()
})

test('a chat that is kept hidden until somebody asks for it is shown', async () => {
  const there = provider(standIns.crispStandIn('willing', true))
  expect(await pass(adapters.crisp())).toMatchObject({ ok: true, via: 'crisp' })
  expect(there.calls.slice(-2)).toEqual([
    ['do', 'chat:show'],
    ['do', 'chat:open'],
  ])
})

test('a teaser of unread messages is not taken for the chat', async () => {
  const there = provider(standIns.chatwootStandIn('willing', true))
  expect(await pass(adapters.chatwoot())).toMatchObject({ ok: true, via: 'chatwoot' })
  expect(there.calls.slice(-2)).toEqual([
    ['toggle', 'close'],
    ['toggle', 'open'],
  ])
})

test('a chat that is not meant for the page that the user has gone to is not said to be open', async () => {
  const there = provider(standIns.hubSpotStandIn('away'))
  expect(await pass([adapters.hubSpot(), () => true])).toMatchObject({ via: 'default[1]' })
  expect(there.calls).toEqual([['refresh', { openToNewThread: true }]])
})

test('an earlier Zendesk, which knows no word for a conversation that begins, takes over all the same', async () => {
  provider(standIns.zendeskStandIn())
  const { zE } = window as unknown as { zE: (...args: unknown[]) => unknown }
  const older = (...args: unknown[]) => {
    if (args[1] === 'conversationStarted') throw new Error('unknown event')
    return zE(...args)
  }
  ;(window as unknown as { zE: unknown }).zE = Object.assign(older, { widget: 'messenger' })
  expect(await pass(adapters.zendesk())).toMatchObject({ ok: true, via: 'zendesk' })
})

test('nobody is sent to an empty chat', async () => {
  const there = provider(standIns.crispStandIn('away'))
  expect(await pass(adapters.crisp())).toMatchObject({ ok: false, refused: [{ name: 'crisp', why: 'away' }] })
  expect(there.calls).toEqual([])
})

describe('a mail', () => {
  const opened: string[] = []
  beforeEach(() => {
    opened.length = 0
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      opened.push(this.href)
    })
  })
  const bodyOf = () => new URL(opened[0]!).searchParams.get('body')!.split('\r\n')

  test('opens with subject and text, and nobody can see whether it has', async () => {
    expect(await pass('mailto:help@example.com')).toMatchObject({ ok: true, via: 'mailto', unseen: true })
    const { pathname, searchParams } = new URL(opened[0]!)
    expect(pathname).toBe('help@example.com')
    expect(Object.fromEntries(searchParams)).toEqual({
      subject,
      body: 'My card is refused\r\n\r\n14:03 Pressed “Pay now”',
    })
    expect(copied).toBe('')
  })

  test('is never longer than mail programs take, cut at the end of a line, and says so', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `14:03 Pressed “Row ${i}”`)
    const result = await pass(adapters.mailto('help@example.com'), { ...context, message: lines.join('\n') })
    expect(opened[0]!.length).toBeLessThanOrEqual(2000)
    const body = bodyOf()
    expect(body.pop()).toMatch(/^… \(There was more, .*\)$/)
    expect(body).toEqual(lines.slice(0, body.length))
    expect(body.length).toBeGreaterThan(20)
    // The user has all of it.
    expect(result).toMatchObject({ degraded: ['draft'], copied: true })
    expect(copied).toBe(lines.join('\n'))
  })

  test('in one line of signs that take much room is cut too', async () => {
    await pass(adapters.mailto('help@example.com'), { ...context, message: '😀'.repeat(500) })
    expect(opened[0]!.length).toBeLessThanOrEqual(2000)
    expect(bodyOf()[0]).toMatch(/^(😀){50,}$/u)
  })

  test('takes half a sign, as a phone may leave one, and an address that asks for more', async () => {
    const message = 'My card \uD83D is refused'
    expect(await pass('mailto:help@example.com?cc=boss@example.com', { ...context, message })).toMatchObject({
      ok: true,
    })
    expect(Object.fromEntries(new URL(opened[0]!).searchParams)).toEqual({
      cc: 'boss@example.com',
      subject,
      body: 'My card \uFFFD is refused',
    })
  })

  test.each([
    '\r\nBcc: all@example.com',
    '\rBcc: all@example.com',
    '\u2028Bcc: all@example.com',
    '&bcc=all@example.com',
  ])('has no header that the user did not mean: %j', async (more) => {
    const text = `Help${more}`
    const written = writeContext({ ...parts, text, lines: [] })
    await pass('mailto:help@example.com', written)
    const { searchParams } = new URL(opened[0]!)
    expect([...searchParams.keys()]).toEqual(['subject', 'body'])
    expect(searchParams.get('subject')).not.toMatch(/[\r\n\u2028]/)
  })
})

const parts = {
  idempotencyKey: 'one',
  subject: 'Shop',
  page: '/',
  url: 'https://shop.example/',
  sayTime: String,
}
