import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  amplitude,
  callback,
  dataLayer,
  datadog,
  fromDatadog,
  fromFullstory,
  fromPostHog,
  postHog,
  segment,
  sentry,
} from '../../../src/adapters.ts'
import { startForwards } from '../../../src/forward/startForwards.ts'
import type { Forward } from '../../../src/forward/forward.ts'
import { told } from './samples.ts'

const id = 'load1-e1'
const at = Date.UTC(2026, 10, 21, 10)
const signal = {
  type: 'rage-click',
  strength: 0.75,
  count: 4,
  target_key: 'k1',
  target_tag: 'button',
  evidence_acts: 4,
  evidence_refused: false,
  event_id: id,
  visit_id: 'tab1.1',
  config_hash: 'c0nf1g',
  release: '2026.11.2',
}

/** Each as its vendor documents it: the name of the global, its method, and what it must be called with. */
const vendors: readonly [name: string, forward: Forward, global: string, method: string, call: readonly unknown[]][] = [
  ['Segment', segment(), 'analytics', 'track', ['unstuck_signal', signal, { timestamp: new Date(at).toISOString(), messageId: id }]],
  ['PostHog', postHog(), 'posthog', 'capture', ['unstuck_signal', signal, { timestamp: new Date(at) }]],
  ['Amplitude', amplitude(), 'amplitude', 'track', ['unstuck_signal', signal, { time: at, insert_id: id }]],
  ['Datadog RUM', datadog(), 'DD_RUM', 'addAction', ['unstuck_signal', { unstuck: { type: 'rage-click', id, count: 4, target: { key: 'k1' } } }]],
  [
    'Sentry',
    sentry(),
    'Sentry',
    'addBreadcrumb',
    [{ category: 'unstuck.signal', message: 'rage-click', level: 'warning', timestamp: at / 1000, data: signal }],
  ],
] // prettier-ignore

describe.each(vendors)('%s', (name, forward, global, method, call) => {
  test('is called as it documents', () => {
    const vendor = { [method]: vi.fn() }
    const page = open(forward, { [global]: vendor })
    page.send('signal')
    expect(vendor[method]).toHaveBeenCalledTimes(1)
    expect(vendor[method]!.mock.calls[0]).toMatchObject(call)
    expect(vendor[method]!.mock.contexts[0]).toBe(vendor)
    expect(page.problems).toEqual([])
  })

  test('is told no name of an element and no path by default', () => {
    const vendor = { [method]: vi.fn() }
    const page = open(forward, { [global]: vendor })
    page.send('signal', 'decision', 'outcome', 'ticket')
    expect(vendor[method]).toHaveBeenCalledTimes(4)
    expect(JSON.stringify(vendor[method]!.mock.calls)).not.toMatch(/ada/i)
  })

  test('that comes late is told of what has happened before', async () => {
    const vendor = { [method]: vi.fn() }
    const globals: Record<string, unknown> = {}
    const page = open(forward, globals)
    page.send('signal')
    globals[global] = vendor
    await vi.waitFor(() => expect(vendor[method]).toHaveBeenCalledTimes(1), 3000)
  })

  test('that is not the vendor, but an element of that name, is not called', () => {
    const page = open(forward, { [global]: { nodeType: 1 } })
    page.send('signal')
    expect(page.problems).toEqual([])
  })

  test('that throws is a problem of ours, told with its name', () => {
    const fail = () => {
      throw new Error('out of order')
    }
    const page = open(forward, { [global]: { [method]: fail } })
    page.send('signal')
    expect(page.problems).toEqual([`Failed to hand events to ${name}: Error: out of order.`])
  })
})

test.each([
  ['an imported vendor', () => ({ track: vi.fn() })],
  ['a vendor that is itself a function', () => Object.assign(() => undefined, { track: vi.fn() })],
])('%s is handed in', (_, make) => {
  const client = make()
  open(segment({ client })).send('signal')
  expect(client.track).toHaveBeenCalledTimes(1)
})

test('a vendor that is there later is handed in as a function', () => {
  const client = { track: vi.fn() }
  open(segment({ client: () => client })).send('signal')
  expect(client.track).toHaveBeenCalledTimes(1)
})

test('names and paths go where the host opens it', () => {
  const client = { track: vi.fn() }
  open(segment({ client, privacy: 'open' })).send('signal')
  expect(client.track.mock.calls[0]).toMatchObject([
    'unstuck_signal',
    { target_name: 'Open chart of Ada', page: '/patients/ada' },
    {},
  ])
})

test('scores change all the time, and leave no breadcrumb', () => {
  const client = { addBreadcrumb: vi.fn() }
  open(sentry({ client })).send('score', 'ticket')
  expect(client.addBreadcrumb.mock.calls).toMatchObject([[{ category: 'unstuck.ticket', level: 'info' }]])
})

test('lists become texts, as analytics tools take no others', () => {
  const client = { track: vi.fn() }
  open(segment({ client })).send('decision', 'score')
  expect(client.track.mock.calls).toMatchObject([
    ['unstuck_decision', { reasons: 'conditions-hold,moment-typing' }, {}],
    ['unstuck_score', { visit: 62.5, visit_id: 'tab1.1', terms: 'rage-click' }, {}],
  ])
})

describe('the data layer', () => {
  test('is made where the container is not there yet, and is told by name', () => {
    const globals: Record<string, object[]> = {}
    open(dataLayer(), globals).send('signal')
    expect(globals.dataLayer).toMatchObject([{ event: 'unstuck_signal', unstuck: signal, _clear: true }])
  })

  test('may have another name', () => {
    const globals: Record<string, object[]> = { gtmLayer: [{ event: 'gtm.js' }] }
    open(dataLayer({ layer: 'gtmLayer' }), globals).send('signal')
    expect(globals.gtmLayer).toHaveLength(2)
  })
})

describe('a function of the host', () => {
  test('is called with events as they may leave the page, in order', () => {
    const seen: string[] = []
    open(callback(({ type }) => void seen.push(type))).send('signal', 'ticket')
    expect(seen).toEqual(['io.unstuck.signal', 'io.unstuck.ticket'])
  })

  test('whose promise is rejected is told of', async () => {
    const page = open(callback(() => Promise.reject(new Error('full'))))
    page.send('signal')
    await vi.waitFor(() => expect(page.problems).toEqual([expect.stringContaining('full')]))
  })
})

describe('what others find', () => {
  // Node has events and no elements.
  class FakeElement extends EventTarget {}
  beforeAll(() => void vi.stubGlobal('Element', FakeElement))

  test('Fullstory: a DOM event, from the element, until it is ended', () => {
    const found = vi.fn()
    const on = new FakeElement()
    const end = fromFullstory({ friction: found }, { on })
    on.dispatchEvent(new CustomEvent('fullstory/rageclick'))
    expect(found.mock.calls).toEqual([[{ kind: 'rage-click', by: 'Fullstory', element: on }]])
    end()
    on.dispatchEvent(new CustomEvent('fullstory/rageclick'))
    expect(found).toHaveBeenCalledTimes(1)
  })

  test('Fullstory: an event on the window has no element', () => {
    const found = vi.fn()
    const on = new EventTarget()
    fromFullstory({ friction: found }, { on })
    on.dispatchEvent(new CustomEvent('fullstory/rageclick'))
    expect(found.mock.calls).toEqual([[{ kind: 'rage-click', by: 'Fullstory' }]])
  })

  test.each([
    ['$rageclick', ['rage-click']],
    ['$dead_click', ['dead-click']],
    ['$autocapture', []],
    ['constructor', []],
    [undefined, []],
  ])('PostHog: %s', (event, kinds) => {
    const found = vi.fn()
    let capture = (_: unknown) => {}
    const off = vi.fn()
    const posthog = { on: (_: string, listen: typeof capture) => ((capture = listen), off) }
    const end = fromPostHog({ friction: found }, posthog)
    capture({ event, properties: { $el_text: 'Ada' } })
    expect(found.mock.calls.map(([{ kind }]) => kind as string)).toEqual(kinds)
    end()
    capture({ event: '$rageclick' })
    expect(found).toHaveBeenCalledTimes(kinds.length)
    expect(off).toHaveBeenCalledTimes(1)
  })

  test('Datadog: every frustration of an action, with the element of its first event', () => {
    const found = vi.fn()
    const target = new FakeElement()
    const event = {
      type: 'action',
      action: { type: 'click', frustration: { type: ['rage_click', 'error_click', 'rage_tap'] } },
    }
    expect(fromDatadog({ friction: found })(event, { events: [{ target }] })).toBe(true)
    expect(found.mock.calls).toEqual([
      [{ kind: 'rage-click', by: 'Datadog', element: target }],
      [{ kind: 'error-click', by: 'Datadog', element: target }],
    ])
  })

  test.each([[undefined], [{ type: 'view' }], [{ type: 'action', action: { type: 'click' } }], [null]])(
    'Datadog: nothing of %j',
    (event) => {
      const found = vi.fn()
      expect(fromDatadog({ friction: found })(event)).toBe(true)
      expect(found).not.toHaveBeenCalled()
    },
  )

  test('Datadog: what the host has said before is asked all the same, and heeded', () => {
    const before = vi.fn(() => false)
    expect(fromDatadog({ friction: () => {} }, before)({ type: 'view' })).toBe(false)
    expect(before).toHaveBeenCalledWith({ type: 'view' })
  })
})

type Kind = 'signal' | 'score' | 'decision' | 'outcome' | 'ticket'

/** A page with these globals, and consent. */
function open(forward: Forward, globals: object = {}) {
  const problems: string[] = []
  const window = Object.setPrototypeOf(globals, {
    location: { origin: 'https://shop.example' },
    performance,
    setTimeout: (run: () => void) => setTimeout(run, 10),
    clearTimeout,
  }) as Window & typeof globalThis
  const source = {
    ...told.source,
    window,
    onProblem: ({ message }: { message: string }) => problems.push(message),
  }
  const forwards = startForwards([forward], source, () => told.who, {
    openJournal: () => {
      throw new Error('nobody asked for a journal')
    },
    purgeJournal: () => {},
  })
  forwards.consent('granted', 'pending')
  return {
    problems,
    send(...kinds: Kind[]) {
      for (const kind of kinds) {
        const event = told.events.find(({ type }) => type === kind)!
        forwards.send({ event, ...told.who })
      }
    },
  }
}
