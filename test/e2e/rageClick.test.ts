import type { Locator } from 'playwright'
import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { shapes } from '../support/e2e/embed.ts'
import { open, type Opened } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const body = '<p style="height: 200px">Your basket</p><button id="pay" type="button">Pay now</button>'
const config = helpOn('rage-click')

describe.concurrent('rage on a dead button', () => {
  for (const as of shapes) {
    test(`is told within 1.1 s, and help appears beside the button (${as})`, async ({ page, site }) => {
      const shop = await open(page, site, { as, config, body })
      await shop.hand.press('#pay', 3)
      const { event, at } = await shop.heard.signal('rage-click')
      expect(event).toMatchObject({ count: 3, target: { tag: 'button', name: 'Pay now' }, page: '/' })
      expect(at - decidingAct(shop)).toBeLessThanOrEqual(1100)

      await shop.help.waitFor()
      expect(await gapBetween(shop.help, page.locator('#pay'))).toBeLessThan(24)
      expect(shop.heard.complaints).toEqual([])
    })
  }

  test('is told within 1.1 s by the keyboard', async ({ page, site }) => {
    const shop = await open(page, site, { config, body })
    await page.locator('#pay').focus()
    await shop.hand.key('Enter', 4, 200)
    const { event, at } = await shop.heard.signal('rage-click')
    expect(event.target?.name).toBe('Pay now')
    expect(at - decidingAct(shop)).toBeLessThanOrEqual(1100)
    await shop.help.waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('pay')
  })

  test('goes on as one episode while the pressing does', async ({ page, site }) => {
    const shop = await open(page, site, { config, body })
    await shop.hand.press('#pay', 9, 300)
    const { event: first } = await shop.heard.signal('rage-click')
    const { event: later } = await shop.heard.next('signal', ({ count }) => count > first.count)
    expect(later.id).toBe(first.id)
  })

  for (const kind of ['tip', 'card'] as const) {
    test(`moves nothing on the page when help appears (${kind})`, async ({ page, site }) => {
      await page.addInitScript(collectShifts)
      const shop = await open(page, site, { config: helpOn('rage-click', { help: { kind } }), body })
      await shop.hand.press('#pay', 3)
      await shop.help.waitFor()
      await page.waitForTimeout(500)
      expect(await page.evaluate(() => (window as { shifts?: unknown[] }).shifts)).toEqual([])
    })
  }
})

/** When the third press on the button became an act. */
function decidingAct({ heard }: Opened): number {
  return heard.observations('act')[2]!.at
}

async function gapBetween(one: Locator, other: Locator): Promise<number> {
  const [a, b] = [(await one.boundingBox())!, (await other.boundingBox())!]
  const apart = (start: number, size: number, otherStart: number, otherSize: number) =>
    Math.max(0, otherStart - (start + size), start - (otherStart + otherSize))
  const [x, y] = [apart(a.x, a.width, b.x, b.width), apart(a.y, a.height, b.y, b.height)]
  return Math.hypot(x, y)
}

function collectShifts() {
  const shifts: unknown[] = ((window as { shifts?: unknown[] }).shifts = [])
  const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()))
  observer.observe({ type: 'layout-shift', buffered: true })
}
