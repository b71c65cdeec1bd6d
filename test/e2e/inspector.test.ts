import type { Locator, Page } from 'playwright'
import { describe } from 'vitest'
import { createRecording } from '../../src/cli/sessions/readLog.ts'
import { judgeRuleTest } from '../../src/cli/test/judgeRuleTest.ts'
import { readRuleTests } from '../../src/cli/test/readRuleTests.ts'
import type { RuleTest } from '../../src/rules/ruleTest.ts'
import { expect, test } from '../support/e2e.ts'
import { helpOn } from '../support/e2e/config.ts'
import { type Embed, pageOf, shapes } from '../support/e2e/embed.ts'
import { prepare, serve } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'

const body = `
  <button id="pay" type="button">Pay now</button>
  <button id="more" type="button" onclick="this.textContent = 'More: ' + Math.random()">More</button>
  <a href="/next">Next page</a>`

const config = helpOn(
  { all: [{ signal: 'rage-click' }, { audience: { plan: 'free' } }] },
  { policy: { minGap: '1s' } },
)

describe.concurrent('the inspector', () => {
  for (const as of shapes) {
    test(`opens where the address asks for it (${as})`, async ({ page, site }) => {
      const { hand, inspector } = await inspect(page, site, { as })
      await hand.press(page.locator('#more'))
      await show(inspector, 'Acts')
      await inspector
        .locator('.act[data-state=served]')
        .getByText(/by dom, after \d+ ms/)
        .waitFor()
    })
  }

  test('is not there unless somebody asks', async ({ page, site }) => {
    const { heard } = await visit(page, site, {}, '/')
    await heard.observation('start')
    await page.waitForTimeout(300)
    expect(await page.locator('[data-unstuck-inspector]').count()).toBe(0)
  })

  test('stays over page loads until it is closed, and then leaves nothing', async ({ page, site }) => {
    const { hand, inspector } = await inspect(page, site)
    await hand.press(page.locator('#more'))
    await show(inspector, 'Acts')
    await page.getByRole('link').click()
    await page.waitForURL('**/next')
    await inspector.getByRole('tab', { name: 'Acts', selected: true }).waitFor()
    await inspector.getByText('“Next page”').waitFor()

    await inspector.getByRole('button', { name: 'Close the inspector' }).click()
    expect(await page.locator('[data-unstuck-inspector]').count()).toBe(0)
    await page.reload()
    await page.waitForTimeout(500)
    expect(await page.locator('[data-unstuck-inspector]').count()).toBe(0)
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('inspect'))),
    ).toEqual([])
  })

  test('says how a rule would stand for another user, and that nothing came of asking', async ({
    page,
    site,
  }) => {
    const { hand, heard, inspector, help } = await inspect(page, site)
    await hand.press('#pay', 4, 300)
    await heard.signal('rage-click')
    await show(inspector, 'Rules')
    const rule = inspector.locator('.rule')
    await rule.getByText(/nothing is known of the user/i).waitFor()

    await inspector.getByText('What if…').click()
    const traits = inspector.getByLabel('the user had')
    await traits.fill('plan=free')
    await traits.press('Enter')
    await rule.getByText(/conditions hold/).waitFor()
    expect(await help.count()).toBe(0)

    await inspector.getByRole('button', { name: 'Back to now' }).click()
    await rule.getByText(/nothing is known of the user/i).waitFor()
  })

  test('shows any help to be looked at, without touching a cap', async ({ page, site }) => {
    const { inspector, help } = await inspect(page, site)
    await show(inspector, 'Previews')
    await inspector.getByRole('button', { name: 'Preview help' }).click()
    await help.waitFor()
    await show(inspector, 'Rules')
    await inspector.locator('.rule summary').click()
    await inspector.locator('.trace-line', { hasText: 'this help not shown yet' }).first().waitFor()
  })

  test('copies what happened as a test that tells the same again', async ({ context, page, site }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { hand, heard, inspector } = await inspect(page, site, { user: { traits: { plan: 'free' } } })
    await hand.press('#pay', 4, 300)
    await heard.next('decision', ({ verdict }) => verdict === 'show')
    await inspector.getByRole('button', { name: 'Copy as test' }).click()
    await inspector.getByText('Copied', { exact: true }).waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    const [copied] = readRuleTests(JSON.parse(text)) as RuleTest[]
    expect(copied!.expect).toEqual({ shown: ['help'], notShown: [] })
    expect(judgeRuleTest(copied!, config, createRecording(copied!.log!)).wrong).toEqual([])
  })

  test('is used with the keyboard alone', async ({ page, site }) => {
    const { inspector } = await inspect(page, site)
    await page.keyboard.press('Alt+KeyU')
    await inspector.getByRole('button', { name: /^unstuck/ }).waitFor()
    await page.keyboard.press('Alt+KeyU')
    await pressAll(page, ['ArrowRight', 'ArrowRight'])
    await inspector.getByRole('tab', { name: 'Rules', selected: true }).waitFor()
    await pressAll(page, ['End', 'Tab', 'Tab', 'Enter'])
    await page.getByRole('dialog', { name: 'Can we help?' }).waitFor()
  })

  test('says what is wrong in a config, in its words', async ({ page, site }) => {
    const broken = { ...config, rules: [{ id: 'x', when: { signal: 'rage-clik' }, show: 'help' }] } as never
    const { inspector } = await inspect(page, site, { config: broken })
    await inspector.getByText(/no signal "rage-clik"/).waitFor()
  })

  test('makes no violation under a strict policy', async ({ page, site }) => {
    const embed: Embed = { config, body: '<button id="pay" type="button">Pay now</button>' }
    serve(site, embed)
    site.on('GET /', {
      type: 'text/html',
      headers: { 'content-security-policy': "default-src 'self'; require-trusted-types-for 'script'" },
      body: pageOf(embed).replace(/<style.*?<\/style>/s, ''),
    })
    const { heard } = prepare(page)
    await page.goto(`${site.origin}/?unstuck-inspect`)
    const inspector = page.locator('[data-unstuck-inspector]')
    for (const tab of ['Acts', 'Rules', 'Previews']) await show(inspector, tab)
    expect(await inspector.locator('.panel').evaluate((panel) => getComputedStyle(panel).position)).toBe(
      'fixed',
    )
    expect(heard.complaints).toEqual([])
  })
})

async function visit(page: Page, site: Site, embed: Embed, path: string) {
  const whole: Embed = { config, body, ...embed }
  serve(site, whole)
  site.on('GET /', pageOf(whole))
  site.on('GET /next', pageOf(whole))
  const prepared = prepare(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(site.origin + path)
  return prepared
}

async function inspect(page: Page, site: Site, embed: Embed = {}) {
  const prepared = await visit(page, site, embed, '/?unstuck-inspect')
  const inspector = page.locator('[data-unstuck-inspector]')
  await inspector.getByRole('tab').first().waitFor()
  return { ...prepared, inspector }
}

/** Faster than the page draws: it is busy while they are pressed. */
async function pressAll(page: Page, keys: readonly string[]) {
  const busy = page.evaluate(() => {
    const until = performance.now() + 400
    while (performance.now() < until);
  })
  await Promise.all([busy, ...keys.map((key) => page.keyboard.press(key))])
}

async function show(inspector: Locator, tab: string) {
  await inspector.getByRole('tab', { name: tab }).click()
  await inspector.getByRole('tab', { name: tab, selected: true }).waitFor()
}
