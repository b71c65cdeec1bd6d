import { describe, expect, test } from 'vitest'
import type { CloudEvent } from '../../../src/forward/cloudEvent.ts'
import { FAILURES_AT_MOST, feed, READY_WITHIN, WAITING_AT_MOST } from '../../../src/forward/feed.ts'
import type { Forwarding } from '../../../src/forward/forward.ts'

describe('somebody else’s code', () => {
  test('is handed events once there is consent, those from before too', () => {
    const { send, consent, got } = open()
    send(2)
    expect(got).toEqual([])
    consent('granted')
    send(1)
    expect(got).toEqual(['1', '2', '3'])
  })

  test('gets none that were kept when consent is denied, and none later', () => {
    const { send, consent, got } = open()
    send(2)
    consent('denied')
    send(1)
    consent('granted')
    send(1)
    expect(got).toEqual(['4'])
  })

  test('that comes late gets what has happened meanwhile, in order', () => {
    const vendor = { isHere: false }
    const { send, consent, got, pass, problems } = open({ isReady: () => vendor.isHere })
    consent('granted')
    send(2)
    pass(5000)
    vendor.isHere = true
    send(1)
    pass(1000)
    expect(got).toEqual(['1', '2', '3'])
    expect(problems).toEqual([])
  })

  test('that comes very late gets the newest, and it is told how many are lost', () => {
    const vendor = { isHere: false }
    const { send, consent, got, pass, problems } = open({ isReady: () => vendor.isHere })
    consent('granted')
    send(WAITING_AT_MOST + 3)
    vendor.isHere = true
    pass(1000)
    expect(got).toHaveLength(WAITING_AT_MOST)
    expect(problems).toEqual(['Failed to hand events to vendor: it came late, and 3 of them are lost.'])
  })

  test('that never comes is told of once, with what is lost', () => {
    const { send, consent, got, pass, problems } = open({ isReady: () => false })
    consent('granted')
    send(2)
    pass(READY_WITHIN + 1000)
    send(1)
    pass(READY_WITHIN + 1000)
    expect(got).toEqual([])
    expect(problems).toEqual(['Failed to hand events to vendor: it is not on this page; 2 of them are lost.'])
  })

  test('that throws is told of, never the page, and is left alone after three times', () => {
    const fail = () => {
      throw new Error('vendor is broken')
    }
    const { send, consent, problems } = open({ send: fail })
    consent('granted')
    send(5)
    expect(problems).toHaveLength(FAILURES_AT_MOST)
    expect(problems[0]).toContain('vendor is broken')
    expect(problems[2]).toContain('it gets no more of them')
  })

  test('whose question whether it is there throws is told of', () => {
    const fail = () => {
      throw new Error('no vendor')
    }
    const { send, consent, problems } = open({ isReady: fail })
    consent('granted')
    send(1)
    expect(problems).toEqual([expect.stringContaining('no vendor')])
  })

  test('that rejects is told of', async () => {
    const { send, consent, problems } = open({ send: () => Promise.reject(new Error('later')) })
    consent('granted')
    send(1)
    await new Promise((resolve) => setTimeout(resolve))
    expect(problems).toEqual([expect.stringContaining('later')])
  })
})

test('the figures: 200 kept, 30 s, three failures', () => {
  expect([WAITING_AT_MOST, READY_WITHIN, FAILURES_AT_MOST]).toEqual([200, 30_000, 3])
})

/** A vendor, and a window whose time passes when it is told to. */
function open(vendor: Partial<Forwarding> = {}) {
  const got: string[] = []
  const problems: string[] = []
  let now = 0
  let made = 0
  let timers: { readonly at: number; readonly run: () => void }[] = []
  const window = {
    performance: { now: () => now },
    setTimeout: (run: () => void, ms: number) => timers.push({ at: now + ms, run }),
    clearTimeout: () => (timers = []),
  } as unknown as Window & typeof globalThis
  const fed = feed(
    { name: 'vendor', send: ({ id }) => void got.push(id), ...vendor },
    { window, onProblem: ({ message }) => problems.push(message) },
  )
  return {
    got,
    problems,
    consent: (state: 'granted' | 'denied') => fed.consent!(state, 'pending'),
    send(count: number) {
      for (let i = 0; i < count; i++) fed.send({ id: String(++made) } as CloudEvent)
    },
    pass(ms: number) {
      const until = now + ms
      for (let [next] = timers; next && next.at <= until; [next] = timers) {
        now = next.at
        timers = []
        next.run()
      }
      now = until
    },
  }
}
