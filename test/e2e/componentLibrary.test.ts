import { describe } from 'vitest'
import { bundle } from '../support/e2e/bundle.ts'
import { helpOn } from '../support/e2e/config.ts'
import { open } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

/** Material Web: custom elements with ripples, focus rings and states that move on every press. */
const CONTROLS = {
  'filled button': '<md-filled-button id="control">Pay now</md-filled-button>',
  'icon button': '<md-icon-button id="control" aria-label="Pay now">€</md-icon-button>',
  'assist chip': '<md-assist-chip id="control" label="Pay now"></md-assist-chip>',
}
const config = helpOn('rage-click')

describe.concurrent('a button of a component library, ripples and all', () => {
  for (const [name, control] of Object.entries(CONTROLS)) {
    test(`that does nothing is raged at (${name})`, async ({ page, site }) => {
      await serveLibrary(site)
      const { heard, hand, help } = await open(page, site, { config, body: control, head })
      await page.locator('#control').and(page.locator(':defined')).waitFor()
      await hand.press('#control', 3)
      const { event } = await heard.signal('rage-click')
      expect(event.target?.name).toBe('Pay now')
      await help.waitFor()
    })

    test(`that does something is not (${name})`, async ({ page, site }) => {
      await serveLibrary(site)
      const body = `${control}<p id="total">0</p>`
      const code = `addEventListener('DOMContentLoaded', () => {
        const total = document.getElementById('total')
        document.getElementById('control').onclick = () => (total.textContent = Number(total.textContent) + 1)
      })`
      const { heard, hand } = await open(page, site, { config, body, head, code })
      await page.locator('#control').and(page.locator(':defined')).waitFor()
      await hand.press('#control', 4)
      await page.waitForTimeout(1200)
      expect(await page.locator('#total').textContent()).toBe('4')
      expect(heard.signals()).toEqual([])
    })
  }
})

const head = '<script type="module" src="/library.js"></script>'

async function serveLibrary(site: Site): Promise<void> {
  const files = await (library ??= bundle({ library: 'test/support/e2e/materialWeb.ts' }))
  for (const [name, body] of files) site.on(`GET /${name}`, { type: 'text/javascript', body })
}

let library: ReturnType<typeof bundle> | undefined
