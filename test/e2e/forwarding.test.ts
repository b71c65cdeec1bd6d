import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { type Embed, shapes } from '../support/e2e/embed.ts'
import { soon } from '../support/soon.ts'
import { open } from '../support/e2e/open.ts'
import type { Received } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

interface Sent {
  readonly id: string
  readonly type: string
  readonly data: Record<string, unknown>
}

const embed: Embed = {
  config: helpOn('rage-click', {
    pages: { names: { chart: ['/charts/*'] } },
    events: { saved: { request: 'POST /api/notes', status: 'any' } },
  }),
  consent: 'granted',
  forward: '/friction',
  body: '<button id="pay" type="button">Open chart of Ada Lovelace</button><a href="/away">Away</a>',
}

const read = (requests: readonly Received[]) => requests.flatMap(({ body }) => JSON.parse(body) as Sent[])

describe.concurrent('forwarding', () => {
  for (const as of shapes) {
    test(`sends batches of CloudEvents when the user goes away (${as})`, async ({ page, site }) => {
      site.on('POST /friction', { status: 202 })
      site.on('GET /away', 'Away')
      const { heard, hand, help } = await open(page, site, {
        ...embed,
        as,
        user: { id: 'u_42' },
        options: "{ release: '2026.11.2' }",
      })
      await hand.press('#pay', 3)
      await help.waitFor()
      await hand.press('a')
      await page.waitForURL('**/away')
      const [first] = await site.requests('POST /friction')
      expect(first!.headers['content-type']).toBe('application/cloudevents-batch+json')
      const events = await soon(async () => {
        const sent = read(await site.requests('POST /friction'))
        expect(sent.map(({ type }) => type)).toEqual(
          expect.arrayContaining(['io.unstuck.signal', 'io.unstuck.decision', 'io.unstuck.intervention']),
        )
        return sent
      })
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
      for (const event of events) {
        expect(event).toMatchObject({
          specversion: '1.0',
          source: site.origin,
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          datacontenttype: 'application/json',
          sdkversion: expect.stringMatching(/^\d+\.\d+\.\d+/),
          confighash: heard.observations('start')[0]!.config,
          visit: expect.any(String),
          release: '2026.11.2',
          user: expect.not.stringContaining('u_42'),
        })
      }
    })
  }

  test('sends without a farewell after 5 s', async ({ page, site }) => {
    site.on('POST /friction', { status: 202 })
    const { hand } = await open(page, site, embed)
    await hand.press('#pay', 3)
    const events = read(await site.requests('POST /friction'))
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'io.unstuck.signal',
        data: expect.objectContaining({ type: 'rage-click', count: 3 }),
      }),
    )
  })

  test('sends nothing before consent, and then what was kept', async ({ page, site }) => {
    site.on('POST /friction', { status: 202 })
    const { heard, hand } = await open(page, site, { ...embed, consent: 'pending' })
    await hand.press('#pay', 3)
    await heard.signal('rage-click')
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide'))
    })
    expect(site.received.filter(({ route }) => route === 'POST /friction')).toEqual([])
    await page.evaluate('unstuck.consent("granted")')
    const events = read(await site.requests('POST /friction'))
    expect(events.map(({ type }) => type)).toContain('io.unstuck.signal')
  })

  for (const [why, refuse] of [
    ['when it was denied', { consent: 'denied' as const }],
    ['under Global Privacy Control', { consent: 'granted' as const }],
  ] as const) {
    test(`sends nothing ${why}`, async ({ page, site }) => {
      site.on('POST /friction', { status: 202 })
      if (refuse.consent === 'granted') {
        await page.addInitScript(() => {
          Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })
        })
      }
      const { heard, hand } = await open(page, site, { ...embed, ...refuse })
      await hand.press('#pay', 3)
      await heard.signal('rage-click')
      await page.evaluate('unstuck.stop()')
      await page.waitForTimeout(300)
      expect(site.received.filter(({ route }) => route === 'POST /friction')).toEqual([])
    })
  }

  test('keeps names of elements and paths that nobody declared in the page', async ({ page, site }) => {
    site.on('POST /friction', { status: 202 })
    site.on('POST /patients/ada/notes', { status: 502 })
    const body = `${embed.body}<button id="save" type="button">Save Ada</button><p id="note"></p><script>
      save.onclick = () => fetch('/patients/ada/notes', { method: 'POST' }).then(() => { note.textContent += 'no ' })
    </script>`
    const { heard, hand } = await open(page, site, { ...embed, body }, '/patients/ada')
    await hand.press('#pay', 3)
    await heard.signal('rage-click')
    await hand.press('#save', 2, 500)
    await heard.signal('retry-loop')
    await page.evaluate('unstuck.stop()')
    const [request] = await site.requests('POST /friction')
    expect(request!.body).not.toMatch(/ada/i)
    const signals = read([request!]).filter(({ type }) => type === 'io.unstuck.signal')
    expect(signals[0]!.data).toMatchObject({ page: '/:seg/:seg', target: { role: 'button', tag: 'button' } })
    expect(signals.at(-1)!.data).toMatchObject({ evidence: { request: 'POST /:seg/:seg/:seg' } })
  })

  test('tries again when the server fails, and counts what it drops', async ({ page, site }) => {
    let asked = 0
    site.on('POST /friction', () => ({ status: [503, 400, 202][asked++] ?? 202 }))
    const { heard, hand } = await open(page, site, embed)
    await page.evaluate('unstuck.track("x"); unstuck.ticketOpened({ channel: "chat" })')
    await site.requests('POST /friction', 2)
    const { event } = await heard.next('problem')
    expect(event).toMatchObject({ code: 'forward-refused' })
    await hand.press('#pay', 3)
    await heard.signal('rage-click')
    await page.evaluate('unstuck.stop()')
    const events = read(await site.requests('POST /friction', 3)).filter(
      ({ type }) => type === 'io.unstuck.dropped',
    )
    expect(events[0]!.data).toEqual({ refused: 1 })
  })
})
