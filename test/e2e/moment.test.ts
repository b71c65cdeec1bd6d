import { describe } from 'vitest'
import type { Duration } from '../../src/core/time.ts'
import { helpOn } from '../support/e2e/config.ts'
import { pause } from '../support/e2e/hand.ts'
import { open, type Opened } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const FIELD = '<label>Note <input id="note"></label>'
const DEAD = '<button id="pay" type="button">Pay now</button>'
/** `showModal()` makes everything outside inert, and what is on the top layer outside of it too. */
const DIALOG = `<dialog id="checkout"><h1>Checkout</h1><button id="inside" type="button">Pay now</button></dialog>
  <script>addEventListener('load', () => checkout.showModal())</script>`

const config = helpOn('rage-click', {
  help: { actions: [{ label: 'Try again', remedy: 'again' }] },
})
const options = '{ remedies: { again: () => { document.title = "tried again" } } }'
const onEvent = (maxDefer: Duration) => helpOn({ event: 'stuck' }, { policy: { maxDefer } })

/** Something happens that help is for, without anybody's doing. */
const getStuck = ({ page }: Opened) => page.evaluate('unstuck.track("stuck")')

describe.concurrent('the moment for help', () => {
  test('is not while the user types, but after', async ({ page, site }) => {
    const shop = await open(page, site, { config: onEvent('20s'), body: FIELD })
    await shop.hand.press('#note')
    await shop.hand.type('Please')
    await getStuck(shop)
    await shop.hand.type(' ring the bell')
    const { event } = await shop.heard.next('decision', ({ verdict }) => verdict === 'hold')
    expect(event.reasons).toEqual(['moment-typing'])
    expect(await shop.help.count()).toBe(0)
    await shop.help.waitFor()
    const shown = await shop.heard.next('decision', ({ verdict }) => verdict === 'show')
    expect(shown.event.offer).toBe(event.offer)
    expect(await page.locator('#note').inputValue()).toBe('Please ring the bell')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('note')
  })

  test('is over when the user types on for too long', async ({ page, site }) => {
    const shop = await open(page, site, { config: onEvent('1s'), body: FIELD })
    await shop.hand.press('#note')
    await shop.hand.type('A')
    await getStuck(shop)
    await shop.hand.type(' long note that goes on and on and on')
    const { event } = await shop.heard.next('decision', ({ verdict }) => verdict === 'suppress')
    expect(event.reasons).toContain('waited-too-long')
    await pause(1800)
    expect(await shop.help.count()).toBe(0)
  })

  test('is not while a pointer is down', async ({ page, site }) => {
    const shop = await open(page, site, { config: onEvent('20s'), body: FIELD })
    await page.mouse.move(300, 300)
    await page.mouse.down()
    await getStuck(shop)
    const { event } = await shop.heard.next('decision', ({ verdict }) => verdict === 'hold')
    expect(event.reasons).toEqual(['moment-pointer-down'])
    await page.mouse.up()
    await shop.help.waitFor()
  })

  test('is not while the tab is hidden', async ({ page, site }) => {
    const shop = await open(page, site, { config: onEvent('20s'), body: FIELD })
    await hide(page, true)
    await getStuck(shop)
    const { event } = await shop.heard.next('decision', ({ verdict }) => verdict === 'hold')
    expect(event.reasons).toEqual(['moment-hidden'])
    await hide(page, false)
    await shop.help.waitFor()
  })

  test('is not in somebody else’s dialog', async ({ page, site }) => {
    const shop = await open(page, site, { config: onEvent('20s'), body: DIALOG })
    await page.locator('#checkout').waitFor()
    await getStuck(shop)
    const { event } = await shop.heard.next('decision', ({ verdict }) => verdict === 'hold')
    expect(event.reasons).toEqual(['moment-dialog'])
    await page.keyboard.press('Escape')
    await shop.help.waitFor()
  })

  test('is in the host’s dialog when the trouble is there, and its remedy can be pressed', async ({
    page,
    site,
  }) => {
    const shop = await open(page, site, { config, options, body: DIALOG })
    await page.locator('#checkout').waitFor()
    await shop.hand.press('#inside', 3)
    await shop.help.waitFor()
    expect(await page.locator('#checkout [data-unstuck-help]').count()).toBe(1)
    await shop.hand.press(shop.help.getByRole('button', { name: 'Try again' }))
    await shop.heard.next('intervention', ({ step }) => step === 'used')
    await page.waitForFunction(() => document.title === 'tried again')
    expect(await page.locator('#checkout').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(true)
  })

  test('is over while an unrelated dialog is open, and back afterwards', async ({ page, site }) => {
    const body = `${DEAD}<dialog id="later">Cookies?</dialog>`
    const shop = await open(page, site, { config, options, body })
    await shop.hand.press('#pay', 3)
    await shop.help.waitFor()
    await page.evaluate(() => document.querySelector<HTMLDialogElement>('#later')!.showModal())
    await shop.help.waitFor({ state: 'hidden' })
    await page.keyboard.press('Escape')
    await shop.help.waitFor()
  })

  test('is at once for who asks, also from within a dialog', async ({ page, site }) => {
    const body = DIALOG.replace('type="button"', 'type="button" onclick="unstuck.help(\'help\')"')
    const shop = await open(page, site, { config, options, body })
    await page.locator('#checkout').waitFor()
    await shop.hand.press('#inside')
    await shop.help.waitFor()
    await shop.hand.press(shop.help.getByRole('button', { name: 'Try again' }))
    await shop.heard.next('intervention', ({ step }) => step === 'used')
  })

  test('is not while an element is in fullscreen', async ({ page, site }) => {
    const body = '<video id="film" controls style="width: 200px; height: 100px"></video>'
    const shop = await open(page, site, { config: onEvent('20s'), body })
    await page.evaluate(() => {
      addEventListener('click', () => void document.getElementById('film')!.requestFullscreen())
    })
    await page.mouse.click(400, 300)
    await page.waitForFunction(() => document.fullscreenElement)
    await getStuck(shop)
    const { event } = await shop.heard.next('decision', ({ verdict }) => verdict === 'hold')
    expect(event.reasons).toEqual(['moment-fullscreen'])
    await page.evaluate(() => document.exitFullscreen())
    await shop.help.waitFor()
    await page.mouse.click(400, 300)
    await shop.help.waitFor({ state: 'hidden' })
  })

  test('is in fullscreen for whoever asks there', async ({ page, site }) => {
    const body =
      '<div id="board"><button id="fill">Fill the screen</button> <button id="ask">Help</button></div>'
    const code = `addEventListener('click', ({ target }) => {
      if (target.id === 'fill') document.getElementById('board').requestFullscreen()
      if (target.id === 'ask') unstuck('help', 'help')
    })`
    const shop = await open(page, site, { config: onEvent('20s'), body, code })
    await shop.hand.press('#fill')
    await page.waitForFunction(() => document.fullscreenElement)
    await shop.hand.press('#ask')
    await shop.help.waitFor()
    await shop.hand.press(shop.help.getByRole('button', { name: 'Close' }))
    await shop.heard.next('intervention', ({ step, by }) => step === 'dismissed' && by === 'close')
    expect(await page.evaluate(() => document.fullscreenElement?.id)).toBe('board')
  })

  test('is not while a request of the user’s is under way', async ({ page, site }) => {
    site.on('GET /slow', { after: 1500, body: '{}' })
    const body = `<button id="load" type="button" onclick="fetch('/slow')">Load</button>`
    const shop = await open(page, site, { config: onEvent('20s'), body })
    await shop.hand.press('#load')
    await getStuck(shop)
    const { event } = await shop.heard.next('decision', ({ verdict }) => verdict === 'hold')
    expect(event.reasons).toEqual(['moment-requesting'])
    await shop.help.waitFor()
  })
})

/** Playwright keeps every page in front, so the page is told otherwise. */
async function hide(page: Opened['page'], hidden: boolean): Promise<void> {
  await page.evaluate((is) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => is })
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (is ? 'hidden' : 'visible'),
    })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, hidden)
}
