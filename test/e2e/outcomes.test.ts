import { describe } from 'vitest'
import { FLUSH_AFTER } from '../../src/forward/queue.ts'
import { helpOn } from '../support/e2e/config.ts'
import type { Embed } from '../support/e2e/embed.ts'
import { open } from '../support/e2e/open.ts'
import { soon } from '../support/soon.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

const DEAD = `<button id="pay" type="button">Pay</button>`

describe.concurrent('what becomes of help', () => {
  const config = helpOn('rage-click', {
    rules: [
      {
        id: 'pay',
        when: { signal: 'rage-click' },
        show: 'help',
        goal: { event: 'order-placed', within: '10m' },
        holdout: 0.5,
      },
    ],
    events: { 'order-placed': { page: '/thanks' } },
  })
  const embed = (id: string): Embed => ({
    config,
    consent: 'granted',
    body: DEAD,
    user: { id },
    forward: '/friction',
  })

  test('is told on the next page, where the goal is reached', async ({ page, site }) => {
    site.on('POST /friction', { status: 204 })
    const { heard, hand, help } = await open(page, site, embed('u_1'))
    await hand.press('#pay', 3)
    await help.waitFor()
    const { event: decision } = await heard.next('decision', ({ verdict }) => verdict === 'show')
    await open(page, site, embed('u_1'), '/thanks')
    const { event: outcome } = await heard.next('outcome')
    expect(outcome).toMatchObject({
      rule: 'pay',
      offer: decision.offer,
      outcome: 'resolved',
      by: 'goal',
      verdict: 'show',
    })
    await page.goto('about:blank')
    await page.goto(`${site.origin}/thanks`)
    await soon(async () => {
      expect(await outcomesSentTo(site)).not.toEqual([])
    }, FLUSH_AFTER + 4000)
  })

  test('is told by the next page, where one is left before it could tell', async ({ page, site }) => {
    site.on('POST /friction', { status: 204 })
    const { heard, hand, help } = await open(page, site, embed('u_1'))
    await hand.press('#pay', 3)
    await help.waitFor()
    await page.route('**/unstuck.forwarding.js', () => {})
    await open(page, site, embed('u_1'), '/thanks')
    const { event: outcome } = await heard.next('outcome')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await open(page, site, embed('u_1'), '/orders')
    await soon(async () => {
      expect(await outcomesSentTo(site)).toMatchObject([{ data: { offer: outcome.offer } }])
    }, FLUSH_AFTER + 4000)
  })

  test('is told of help that was withheld for comparison, too', async ({ page, site }) => {
    const { heard, hand, help } = await open(page, site, embed('ann'))
    await hand.press('#pay', 3)
    await heard.next('decision', ({ verdict }) => verdict === 'withhold')
    expect(await help.count()).toBe(0)
    await page.evaluate(`unstuck('ticketOpened', { channel: 'chat' })`)
    const { event: outcome } = await heard.next('outcome')
    expect(outcome).toMatchObject({ outcome: 'escalated', by: 'ticket', verdict: 'withhold' })
  })
})

async function outcomesSentTo(site: Site): Promise<{ type: string }[]> {
  const sent: { type: string }[] = (await site.requests('POST /friction')).flatMap(({ body }) =>
    JSON.parse(body),
  )
  return sent.filter(({ type }) => type === 'io.unstuck.outcome')
}

describe.concurrent('a known incident', () => {
  const EXPORT = `<button id="export" type="button" onclick="fetch('/api/exports', { method: 'POST' })">Export</button>`
  const config = helpOn(
    { event: 'never' },
    {
      incidents: [
        {
          id: 'exports',
          match: { request: 'POST /api/exports' },
          until: '2099-01-01T00:00:00Z',
          endsWhen: 'served',
          title: 'Exports are down',
          body: 'We are **on it**.',
          resolved: 'Exports work again.',
        },
      ],
    },
  )

  test('is told to whom it hits, and told that it is over', async ({ page, site }) => {
    site.on('POST /api/exports', { status: 503, body: '{}' })
    const { heard, hand } = await open(page, site, { config, consent: 'granted', body: EXPORT })
    const news = page.getByRole('dialog', { name: 'Exports are down' })
    await page.waitForTimeout(300)
    expect(await news.count()).toBe(0)
    await hand.press('#export')
    await news.getByText('We are on it.').waitFor()
    await news
      .getByRole('button', { name: /close|dismiss/i })
      .first()
      .click()
    site.on('POST /api/exports', { body: '{}' })
    await hand.press('#export')
    await page.getByRole('dialog', { name: 'Exports work again.' }).waitFor()
    expect(heard.of('problem')).toEqual([])
    expect(heard.of('decision').map(({ rule, verdict }) => `${rule} ${verdict}`)).toEqual([
      'incident exports show',
      'incident exports show',
    ])
  })
})
