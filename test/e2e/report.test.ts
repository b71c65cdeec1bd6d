import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createRequire } from 'node:module'
import { serve } from '@hono/node-server'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright'
import { buildPage } from '../../examples/backend/page/buildPage.mjs'
import { createTraffic } from '../../examples/backend/seed/createTraffic.mjs'
import { createApp } from '../../examples/backend/server/createApp.mjs'
import { openStore } from '../../examples/backend/server/openStore.mjs'
import { expect, test } from '../support/e2e.ts'

const until = Date.UTC(2026, 10, 20, 15)
const schema = JSON.parse(readFileSync('dist/events.schema.json', 'utf8')) as object
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

test(
  'the friction report answers in sentences, by keyboard, on a phone, in the dark, under a strict policy',
  { timeout: 90_000 },
  async ({ page }) => {
    const backend = await start()
    const heard = listen(page)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(backend.url)
    await page.getByRole('heading', { name: 'Where do users get stuck?' }).waitFor()
    expect(
      await page
        .getByRole('table', { name: 'Places where users get stuck' })
        .getByRole('row')
        .nth(1)
        .innerText(),
    ).toMatch(/Form refused again and again\s+checkout form payment/)
    expect(await page.locator('section', { has: page.locator('#gaps') }).innerText()).toContain(
      'No rule knows of exports',
    )
    expect(await page.locator('section', { has: page.locator('#help') }).innerText()).toMatch(
      /checkout\/card-refused brings \d+ of 100 users more through/,
    )
    expect(await findBarriers(page)).toEqual([])

    // The choice of days is one stop; arrows choose.
    await page.getByRole('radio', { name: '28 days' }).focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.url()).toContain('days=7')
    await page.keyboard.press('Tab')
    await page.keyboard.press('s')
    await expect.poll(() => page.url()).toContain('page=signup')
    await expect
      .poll(() => page.locator('section', { has: page.locator('#gaps') }).innerText(), { timeout: 10_000 })
      .toContain('some rule knows')
    await page.getByRole('button', { name: 'Show all', exact: true }).press('Enter')

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV of “Where do users get stuck?”' }).press('Enter')
    const file = await text(await (await saving).createReadStream())
    expect(file.split('\r\n')[1]).toMatch(/^checkout,payment,form-rejected,payment,/)

    await page.locator('main[aria-busy=false]').waitFor()
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await findBarriers(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect(heard).toEqual([])
    await backend.stop()
  },
)

test('what pages send is text in the report, and who reads needs the token', async ({ page }) => {
  const backend = await start({ readToken: 'out', days: 5 })
  const [event] = createTraffic({ days: 3, until }).events
  const hostile = {
    ...event!,
    id: 'hostile',
    visit: 'h',
    release: 'x'.repeat(200),
    data: { ...event!.data, id: 'h1', strength: 1, page: HOSTILE, form: 'y'.repeat(2000) },
  }
  await backend.store.addEvents(
    ['a', 'b', 'c', 'd', 'e'].map((user) => ({ ...hostile, id: user, visit: user, user })),
  )
  const heard = listen(page)
  await page.goto(backend.url)
  await page.getByLabel('Read token').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByText('does not know this token').waitFor()
  await page.getByLabel('Read token').fill('out')
  await page.keyboard.press('Enter')
  await page
    .getByRole('rowheader', { name: HOSTILE.replace('\u202e', '\ufffd') })
    .first()
    .waitFor()
  await page.setViewportSize({ width: 375, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
  // The browser itself tells of answers with 401.
  expect(heard.filter((line) => !line.includes('401'))).toEqual([])
  await backend.stop()
})

const HOSTILE = '=<img src=x onerror=alert(1)>\u202e'

async function start({ days = 35, ...options }: { days?: number; readToken?: string } = {}) {
  const store = await openStore(':memory:')
  const { events, tickets } = createTraffic({ until, days })
  await store.addEvents(events, ({ time }) => new Date(time))
  await store.addTickets(tickets)
  const app = createApp({ store, schema, page: await buildPage(), now: () => until, ...options })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await new Promise((listening) => server.once('listening', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report`
  const stop = async () => {
    server.close()
    await store.close()
  }
  return { url, store, stop }
}

/** Whatever the browser complains of, violations of the policy too. */
function listen(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('dialog', (dialog) => heard.push(dialog.message()))
  return heard
}

async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: object): Promise<AxeResults> } }).axe.run({
      exclude: [['svg']],
    }),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
}
