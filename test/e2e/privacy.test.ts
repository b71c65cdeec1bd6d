import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const SECRET = 'hunter2Xyzzy'

/** One of each field that people write secrets into. */
const body = `<form id="account" action="/send" method="post">
  <label>Name <input name="name"></label> <label>Password <input name="password" type="password"></label>
  <label>Card <input name="card" autocomplete="cc-number"></label> <label>Note <textarea name="note"></textarea></label>
  <div id="rich" contenteditable aria-label="Letter" style="width: 200px; height: 30px; border: 1px solid"></div>
  <button id="save" type="button">Save</button></form>
  <script>save.onclick = () => { throw new Error('not saved: ' + document.querySelector('[name=name]').value) }</script>`

describe('what the user types', () => {
  test('is in no observation, event, message or storage', async ({ page, site }) => {
    site.on('POST /friction', { status: 202 })
    const { heard, hand } = await open(page, site, {
      config: helpOn('rage-click', { signals: { 'form-stall': { after: '1s', present: '5s' } } }),
      consent: 'granted',
      forward: '/friction',
      body,
    })
    for (const field of ['name', 'password', 'card', 'note']) {
      await hand.press(`[name=${field}]`)
      await page.keyboard.type(SECRET, { delay: 10 })
    }
    await hand.press('#rich')
    await page.keyboard.type(SECRET, { delay: 10 })
    await heard.signal('form-stall')
    await hand.press('#save', 2, 600)
    await heard.observation('error', 1)
    await page.evaluate('unstuck.stop()')
    const [request] = await site.requests('POST /friction')
    const stored = await page.evaluate(async () => {
      dispatchEvent(new PageTransitionEvent('pagehide'))
      return JSON.stringify([{ ...sessionStorage }, { ...localStorage }, await indexedDB.databases()])
    })
    const all = JSON.stringify(heard.all) + request!.body + stored
    expect(all.toLowerCase()).not.toContain(SECRET.toLowerCase())
    expect(all.toLowerCase()).not.toContain('hunter')
  })

  test('is not carried over a page load', async ({ page, site }) => {
    const { heard, hand } = await open(page, site, { consent: 'granted', body })
    await hand.press('[name=name]')
    await page.keyboard.type(SECRET)
    await hand.press('#save', 2, 600)
    await heard.signal('error-loop')
    // What is written when the page goes, is read on another page of the site.
    site.on('GET /next', 'Next')
    await page.goto(`${site.origin}/next`)
    const carried = await page.evaluate(() => JSON.stringify({ ...sessionStorage }))
    expect(carried).toContain('error-loop')
    expect(carried).not.toContain(SECRET)
  })
})
