import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe } from 'vitest'
import { startPlayground } from '../../examples/playground/server/startPlayground.mjs'
import { createHand } from '../../examples/playground/stories/createHand.mjs'
import type { UnstuckGlobal } from '../../src/global.ts'
import { expect, test } from '../support/e2e.ts'

declare global {
  interface Window {
    unstuck: UnstuckGlobal
  }
}

let playground: Awaited<ReturnType<typeof startPlayground>>
beforeAll(async () => void (playground = await startPlayground()))
afterAll(() => playground.close())

describe("the playground's side panel", () => {
  test('ticks off what was tried, and says why each rule did or did not fire', async ({ page }) => {
    const panel = await open(page, '/products/nordlys-pack')
    await rage(page.locator('#check-availability'))
    await panel.getByRole('img', { name: 'done' }).waitFor()

    await show(panel, 'Rules')
    await panel.getByText('Shown now.').waitFor()
    expect(await panel.locator('.rule').count()).toBe(5)
    expect(await panel.locator('[data-state=shown] .rule-head b').allInnerTexts()).toEqual([
      'product/store-stock',
    ])

    await show(panel, 'Backend')
    await panel.getByText('intervention store-stock shown').waitFor({ timeout: 8000 })
  })

  test('edited rules take effect at once, outlive the page, and can be reset', async ({ page }) => {
    const panel = await open(page, '/products/nordlys-pack')
    const editor = await edit(panel, (rules) =>
      rules.replace("Store stock can't be checked", 'Stock is away'),
    )
    await panel.getByText('Applied.').waitFor()
    await rage(page.locator('#check-availability'))
    await page.getByRole('dialog', { name: 'Stock is away online right now' }).waitFor()

    await page.reload()
    await panel.getByRole('tab', { name: 'Edit', selected: true }).waitFor()
    await page.evaluate(() => window.unstuck.preview('store-stock'))
    await page.getByRole('dialog', { name: 'Stock is away online right now' }).waitFor()

    await panel.getByRole('button', { name: 'Reset' }).click()
    await panel.getByText('Back to the rules of the playground').waitFor()
    expect(await editor.inputValue()).toContain("Store stock can't be checked")
  })

  test('says in place where the JSON breaks, and what is wrong in a rule', async ({ page }) => {
    const panel = await open(page, '/')
    const says = panel.locator('#editor-says')
    const editor = await edit(panel, (rules) => rules.replace('"rage-click"', '"rage-clik"'))
    await says.getByText('there is no signal "rage-clik"').waitFor()

    await editor.fill('{\n  "mode": "on",,\n}')
    await says.getByText('Line 2, column 16').waitFor()
    expect(await panel.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true)
  })

  test("is no trouble of the user: presses in it are nobody's signal", async ({ page }) => {
    const panel = await open(page, '/')
    await rage(panel.locator('.top b'))
    await rage(panel.getByRole('tab', { selected: true }))
    await page.waitForTimeout(1500)
    await show(panel, 'Stream')
    expect(await panel.locator('.row-signal').count()).toBe(0)
    expect(await panel.getByText(/^(press|key on) /).count()).toBe(0)
  })

  test('can be used while a modal dialog is open', async ({ page }) => {
    const panel = await open(page, '/bag')
    await page.getByRole('button', { name: 'Check out' }).click()
    await show(panel, 'Rules')
    await page.getByRole('button', { name: 'Close the checkout' }).click()
    await show(panel, 'Try')
  })

  test('says so when unstuck is not there, and the shop works all the same', async ({ context, page }) => {
    await context.route('**/unstuck.global.js', (route) => route.fulfill({ status: 404 }))
    const errors: unknown[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.goto(playground.origin)
    await page.getByText('unstuck is not on this page').waitFor()
    await page.getByRole('button', { name: 'Add to bag' }).first().click()
    await page.getByText('Added to your bag').waitFor()
    expect(errors).toEqual([])
  })
})

async function open(page: Page, path: string): Promise<Locator> {
  page.setDefaultTimeout(8000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(playground.origin + path)
  const panel = page.locator('[data-unstuck-inspector]')
  await panel.getByRole('tab', { name: 'Try' }).waitFor()
  return panel
}

async function show(panel: Locator, tab: string) {
  await panel.getByRole('tab', { name: tab }).click()
  await panel.getByRole('tab', { name: tab, selected: true }).waitFor()
}

async function edit(panel: Locator, change: (rules: string) => string): Promise<Locator> {
  await show(panel, 'Edit')
  const editor = panel.getByRole('textbox')
  await expect.poll(() => editor.inputValue()).toContain('schemaVersion')
  await editor.fill(change(await editor.inputValue()))
  await panel.getByRole('button', { name: 'Apply' }).click()
  return editor
}

/** By mouse: a locator's own click scrolls about when the button moves under the press. */
async function rage(target: Locator) {
  await createHand(target.page()).press(target, { times: 4, every: 350 })
}
