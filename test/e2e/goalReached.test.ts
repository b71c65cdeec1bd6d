import type { Page, Route } from 'playwright'
import { describe } from 'vitest'
import { helpOn, TITLE } from '../support/e2e/config.ts'
import type { Embed } from '../support/e2e/embed.ts'
import { open } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { soon } from '../support/soon.ts'
import { expect, test } from '../support/e2e.ts'

const config = helpOn('rage-click', {
  rules: [{ id: 'help', when: { event: 'stuck' }, show: 'help', goal: { event: 'paid', within: '10m' } }],
  interventions: {
    help: {
      kind: 'card',
      title: TITLE,
      body: 'We can do it for you.',
      actions: [
        { label: 'Pay again', remedy: 'pay', auto: true },
        { label: 'Talk to us', handover: 'default' },
      ],
    },
  },
})

/** `paying` resolves or rejects when the test says so. */
const REMEDIES = `{
  handover: { default: 'mailto:help@example.com' },
  allow: { autoRemedies: ['pay'] },
  remedies: { pay: {
    run: () => { document.title = 'paying'; return new Promise((done, failed) => Object.assign(window, { done, failed })) },
    undo: () => {} } },
}`

const embed = (options: string): Embed => ({ config, consent: 'granted', options })
const track = (page: Page, name: string) =>
  page.evaluate(
    (event) => (window as unknown as { unstuck(...args: unknown[]): void }).unstuck('track', event),
    name,
  )
const settle = (page: Page, how: 'done' | 'failed') =>
  page.evaluate(
    (name) => (window as unknown as Record<string, (why?: Error) => void>)[name]!(new Error('no')),
    how,
  )

describe.concurrent('a goal that is reached', () => {
  test('while something is done unasked leaves it to be said, and undone', async ({ page, site }) => {
    const { heard, help } = await open(page, site, embed(REMEDIES))
    await track(page, 'stuck')
    await page.waitForFunction(() => document.title === 'paying')
    await track(page, 'paid')
    await heard.next('outcome', ({ by }) => by === 'goal')
    expect(await help.count()).toBe(0)
    await settle(page, 'done')
    await help.getByText('Done.').waitFor()
    await help.getByRole('button', { name: 'Undo' }).click()
    await help.getByText('Undone.').waitFor()
  })

  test('while something that fails is done unasked leaves nothing to say', async ({ page, site }) => {
    const { heard, help } = await open(page, site, embed(REMEDIES))
    await track(page, 'stuck')
    await page.waitForFunction(() => document.title === 'paying')
    await track(page, 'paid')
    await settle(page, 'failed')
    await heard.next('intervention', ({ step, by }) => step === 'closed' && by === 'goal-reached')
    expect(await help.count()).toBe(0)
  })

  test('before help is there does nothing unasked any more', async ({ page, site }) => {
    const { widget } = await payBeforeHelp(page, site)
    const doing = page.waitForResponse('**/unstuck.widget.js')
    await widget.continue()
    await doing
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(await page.title()).toBe('Shop')
  })

  test('before help is there ends it once, also where it would never have come', async ({ page, site }) => {
    const { heard, widget } = await payBeforeHelp(page, site)
    await widget.abort()
    await heard.next('problem', ({ code }) => code === 'help-failed')
    // What was told with it has come by the next call.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    expect(heard.of('intervention').map(({ step }) => step)).toEqual(['closed'])
  })

  test('takes away a review that was only looked at, and none with a word in it', async ({ page, site }) => {
    const { heard, help } = await open(
      page,
      site,
      embed(`{ handover: { default: 'mailto:help@example.com' } }`),
    )
    const review = page.getByRole('dialog', { name: 'Talk to us' })
    await track(page, 'stuck')
    await help.getByRole('button', { name: 'Talk to us' }).click()
    await review.getByRole('textbox').fill('My card')
    await track(page, 'paid')
    await heard.next('outcome', ({ by }) => by === 'goal')
    // Left, it is kept as well, with what is in it.
    await review.getByRole('button', { name: 'Back' }).click()
    await track(page, 'paid')
    await help.getByRole('button', { name: 'Talk to us' }).click()
    await soon(async () => expect(await review.getByRole('textbox').inputValue()).toBe('My card'))
    await review.getByRole('textbox').fill('')
    await review.getByRole('button', { name: 'Back' }).click()
    await help.getByRole('button', { name: 'Talk to us' }).focus()
    await track(page, 'paid')
    await soon(async () => expect(await help.count()).toBe(0))
  })
})

/** The goal is reached while the widget is on its way; what becomes of the widget is the test's to say. */
async function payBeforeHelp(page: Page, site: Site) {
  const asked = new Promise<Route>((resolve) => void page.route('**/unstuck.widget.js', resolve))
  const { heard } = await open(page, site, embed(REMEDIES))
  await track(page, 'stuck')
  await heard.next('decision', ({ verdict }) => verdict === 'show')
  await track(page, 'paid')
  await heard.next('intervention', ({ step }) => step === 'closed')
  return { heard, widget: await asked }
}
