import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { type Embed, shapes } from '../support/e2e/embed.ts'
import { open, type Opened } from '../support/e2e/open.ts'
import { soon } from '../support/soon.ts'
import { type Traces, watchTraces } from '../support/e2e/traces.ts'
import { expect, test } from '../support/e2e.ts'

const body = `
  <button id="pay" type="button">Pay now</button>
  <form id="form"><input name="street"><button>Send</button></form>
  <button id="load" type="button" onclick="fetch('/api'); const x = new XMLHttpRequest(); x.open('GET', '/api'); x.send()">Load</button>`

const NOTHING: Partial<Traces> = { timers: 0, observers: [], patched: [], databases: 0 }

describe.concurrent('stop()', () => {
  for (const as of shapes) {
    test(`leaves nothing behind, however much went on (${as})`, async ({ page, site }) => {
      const traces = await watchTraces(page)
      site.on('GET /api', { status: 502 })
      site.on('POST /friction', { status: 202 })
      const embed: Embed = {
        as,
        config: helpOn('rage-click'),
        consent: 'granted',
        forward: '/friction',
        body,
      }
      const before = await bare(page, embed.body!, site, traces)
      const shop = await open(page, site, embed)
      await useEverything(shop)
      const during = await traces()
      expect(during.patched).toContain('window.fetch')
      expect(during.observers).not.toEqual([])

      await page.evaluate('unstuck.stop()')
      await soon(async () => expect(pick(await traces())).toEqual(NOTHING))
      const after = await traces()
      expect(leftOf(after.listeners, before.listeners)).toEqual({})
      expect(await page.locator('[data-unstuck-help]').count()).toBe(0)
      expect(shop.heard.complaints.filter((one) => !one.includes('Failed to load resource'))).toEqual([])
    })
  }

  test('before the config has arrived leaves nothing behind either', async ({ page, site }) => {
    const traces = await watchTraces(page)
    site.on('GET /unstuck.json', { after: 400, body: JSON.stringify(helpOn('rage-click')) })
    const before = await bare(page, body, site, traces)
    site.on('GET /stopped', `<script src="/unstuck.global.js" data-config="/unstuck.json"></script>${body}`)
    const answered = page.waitForResponse('**/unstuck.json')
    await page.goto(`${site.origin}/stopped`)
    await page.evaluate('unstuck.stop()')
    await answered
    await soon(async () => expect(pick(await traces())).toEqual(NOTHING))
    expect(leftOf((await traces()).listeners, before.listeners)).toEqual({})
  })

  test('takes help off the screen, and says nothing any more', async ({ page, site }) => {
    const shop = await open(page, site, { config: helpOn('rage-click'), body })
    await shop.hand.press('#pay', 3)
    await shop.help.waitFor()
    await page.evaluate('unstuck.stop()')
    await shop.help.waitFor({ state: 'detached' })
    const said = shop.heard.all.length
    await shop.hand.press('#pay', 4)
    await page.waitForTimeout(700)
    expect(shop.heard.all).toHaveLength(said)
    expect(await page.evaluate('String(unstuck.score().visit)')).toBe('0')
    await page.evaluate('unstuck.stop()')
  })

  test('lets a fetch that somebody wrapped meanwhile pass through', async ({ page, site }) => {
    site.on('GET /api', { body: '{}' })
    const { heard } = await open(page, site, { config: helpOn('rage-click'), body })
    await page.evaluate(() => {
      const inner = window.fetch
      window.fetch = (...args) => inner(...args)
    })
    await page.evaluate('unstuck.stop()')
    const said = heard.all.length
    expect(await page.evaluate(() => fetch('/api').then(({ status }) => status))).toBe(200)
    expect(heard.all).toHaveLength(said)
  })

  test('and starting anew works in the same page', async ({ page, site }) => {
    const { heard, hand, help } = await open(page, site, { config: helpOn('rage-click'), body })
    await page.evaluate('unstuck.stop()')
    await page.evaluate('unstuck.init()')
    await heard.observation('start', 1)
    await hand.press('#pay', 3)
    await heard.signal('rage-click')
    await help.waitFor()
  })
})

/** The same page without us: what is there anyway. */
async function bare(
  page: Opened['page'],
  html: string,
  site: Parameters<typeof open>[1],
  traces: () => Promise<Traces>,
) {
  site.on('GET /bare', `<!doctype html><script src="/record.js"></script>${html}`)
  await page.goto(`${site.origin}/bare`)
  return traces()
}

async function useEverything({ page, hand, heard, help }: Opened): Promise<void> {
  await hand.press('#load')
  await hand.press('[name=street]')
  await hand.type('Main')
  await hand.press('#pay', 3)
  await heard.signal('rage-click')
  await help.waitFor()
  await page.evaluate(() => history.pushState(null, '', '/next'))
  await hand.press('#pay', 2)
}

function pick({ timers, observers, patched, databases }: Traces): Partial<Traces> {
  return { timers, observers, patched, databases }
}

function leftOf(after: Traces['listeners'], before: Traces['listeners']): Traces['listeners'] {
  return Object.fromEntries(Object.entries(after).filter(([name, count]) => count > (before[name] ?? 0)))
}
