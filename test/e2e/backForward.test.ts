import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe } from 'vitest'
import { ensureBrowser } from '../support/browser.mjs'
import { helpOn } from '../support/e2e/config.ts'
import { type Embed, pageOf, shapes } from '../support/e2e/embed.ts'
import { soon } from '../support/e2e/hand.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

/** Playwright turns the back/forward cache off, so this browser is started without that. */
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({
    ...ensureBrowser(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
})
afterAll(() => browser.close())

describe('a page in the back/forward cache', () => {
  for (const as of shapes.filter((shape) => shape !== 'one file')) {
    test(`stays eligible, and is watched on when it comes back (${as})`, async ({ site }) => {
      const embed: Embed = {
        as,
        config: helpOn('rage-click'),
        consent: 'granted',
        forward: '/friction',
        body: '<button id="pay" type="button">Pay now</button> <a href="/away">Away</a>',
      }
      site.on('POST /friction', { status: 202 })
      site.on('GET /away', '<!doctype html><title>Away</title><a href="#">Nothing</a>')
      const page = await browser.newPage()
      const { heard, hand, help } = await open(page, site, embed)
      await page.evaluate(() =>
        addEventListener('pageshow', (event) => (document.title = `${event.persisted}`)),
      )
      await hand.press('a')
      await page.waitForURL('**/away')
      // Playwright's own waiting for the load would hang: a page from the cache does not load.
      await page.evaluate(() => void setTimeout(() => history.back()))
      await heard.next('observation', (one) => one.type === 'page' && one.via === 'restore')
      expect(await page.title()).toBe('true')
      await hand.press('#pay', 3)
      await heard.signal('rage-click')
      await help.waitFor()
      await page.close()
    })
  }

  test('goes on with what happened on the page that was visited meanwhile', async ({ site }) => {
    const embed: Embed = {
      config: { schemaVersion: 1 },
      consent: 'granted',
      body: '<button id="pay" type="button">Pay now</button> <a href="/away">Away</a>',
    }
    site.on('GET /away', pageOf(embed))
    const page = await browser.newPage()
    const { hand } = await open(page, site, embed)
    const score = () => page.evaluate('unstuck.score().visit')
    await hand.press('a')
    await page.waitForURL('**/away')
    await page.waitForFunction('unstuck.ready && unstuck.ready.then(() => true)')
    await hand.press('#pay', 3)
    await soon(async () => expect(await score()).toBeGreaterThan(20))
    await page.evaluate(() => void setTimeout(() => history.back()))
    await soon(async () => expect(new URL(page.url()).pathname).not.toBe('/away'))
    await soon(async () => expect(await score()).toBeGreaterThan(20))
    await page.close()
  })
})
