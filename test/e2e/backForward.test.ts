import { resolve } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe } from 'vitest'
import { ensureBrowser } from '../support/browser.mjs'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'
import { readRecording, replay } from '../../src/replay.ts'
import { bundle } from '../support/e2e/bundle.ts'
import { helpOn } from '../support/e2e/config.ts'
import { type Embed, pageOf, shapes } from '../support/e2e/embed.ts'
import { soon } from '../support/soon.ts'
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
      code: `import('/host/recorder.js').then(({ createRecorder }) =>
        window.recorder = createRecorder(window.unstuck, { consent: 'granted' }))`,
    }
    for (const [name, body] of await bundle({ recorder: resolve('dist/recorder.js') }))
      site.on(`GET /host/${name}`, { type: 'text/javascript', body })
    site.on('GET /away', pageOf(embed))
    const page = await browser.newPage()
    const { hand, heard } = await open(page, site, embed)
    const take = () => page.evaluate<RrwebEvent[]>('window.recorder ? recorder.take() : []')
    await soon(async () => expect((await take()).length).toBeGreaterThan(3))
    const score = () => page.evaluate('unstuck.score().visit')
    await hand.press('a')
    await page.waitForURL('**/away')
    await page.waitForFunction('unstuck.ready && unstuck.ready.then(() => true)')
    await hand.press('#pay', 3)
    await soon(async () => expect(await score()).toBeGreaterThan(20))
    await page.evaluate(() => void setTimeout(() => history.back()))
    await soon(async () => expect(new URL(page.url()).pathname).not.toBe('/away'))
    await soon(async () => expect(await score()).toBeGreaterThan(20))

    // What is recorded of it begins anew there, since the other page's log is not in it.
    await soon(async () => expect((await take()).length).toBeGreaterThan(3))
    const before = heard.of('signal').length
    await hand.press('#pay', 3)
    await soon(async () => expect(heard.of('signal').length).toBeGreaterThan(before))
    const { mode, log, state, unknown } = readRecording(await take())
    expect({ mode, unknown }).toEqual({ mode: 'exact', unknown: [] })
    const lived = heard.of('signal').filter(({ at }) => at > state!.now)
    expect(JSON.stringify(replay(embed.config, log, state).signals)).toBe(
      JSON.stringify(lived).replaceAll(',"name":"Pay now"', ''),
    )
    await page.close()
  })
})
