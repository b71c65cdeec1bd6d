import type { Page } from 'playwright'
import { describe } from 'vitest'
import type { Config } from '../../src/rules/schema.ts'
import { helpOn } from '../support/e2e/config.ts'
import { pageOf, type Embed } from '../support/e2e/embed.ts'
import { open, prepare, serve, type Opened } from '../support/e2e/open.ts'
import type { Answer, Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

declare const unstuck: { track(name: string): void }

const good = helpOn({ event: 'stuck' }, { help: { kind: 'card' } })
const CONFIG = 'GET /unstuck.json'

/** A page whose clock the test moves; what the server then says of the config is up to the test. */
async function openAt(page: Page, site: Site, embed: Embed): Promise<Opened> {
  await page.clock.install()
  return open(page, site, embed)
}

/** Time passes until the page asks anew; not much further, or the answer would seem late. */
async function passUntilAsked(page: Page, site: Site, route = CONFIG): Promise<void> {
  const asked = () => site.received.filter((request) => request.route === route).length
  const before = asked()
  for (let seconds = 0; asked() === before; seconds += 10) {
    expect(seconds, 'it asks every ten minutes').toBeLessThan(11 * 60)
    await page.clock.runFor(10_000)
    if (seconds >= 590) await page.waitForTimeout(50)
  }
}

const stuck = (page: Page) => page.evaluate(() => unstuck.track('stuck'))

describe('a config that changes while the page is open', () => {
  test('takes all help back at once when it switches off', async ({ page, site }) => {
    const { help, heard } = await openAt(page, site, { config: good, consent: 'granted' })
    await stuck(page)
    await page.clock.runFor(1000)
    await help.waitFor()
    site.on(CONFIG, { body: JSON.stringify({ ...good, mode: 'off' }) })
    await passUntilAsked(page, site)
    await help.waitFor({ state: 'detached' })
    await heard.observation('end')
    const { length } = heard.all
    await stuck(page)
    await page.clock.runFor(5000)
    expect(heard.all).toHaveLength(length)
  })

  test('takes back the help of a rule that is gone, or only rehearsed now', async ({ page, site }) => {
    const { help, heard } = await openAt(page, site, { config: good })
    await stuck(page)
    await page.clock.runFor(1000)
    await help.waitFor()
    site.on(CONFIG, { body: JSON.stringify({ ...good, rules: [] }) })
    await passUntilAsked(page, site)
    await help.waitFor({ state: 'detached' })
    expect(await heard.observation('switch')).toMatchObject({ mode: 'on', rules: { help: 'off' } })
  })

  test('leaves help whose rule is as it was, and adds none before the next page load', async ({
    page,
    site,
  }) => {
    const { help, heard } = await openAt(page, site, { config: good })
    await stuck(page)
    await page.clock.runFor(1000)
    await help.waitFor()
    const more = { ...good, rules: [...good.rules!, { id: 'new', when: { event: 'lost' }, show: 'help' }] }
    site.on(CONFIG, { body: JSON.stringify(more) })
    await passUntilAsked(page, site)
    await site.requests(CONFIG, 2)
    await page.clock.runFor(1000)
    expect(await help.count()).toBe(1)
    expect(heard.observations('switch')).toEqual([])
  })

  test('stops forwarding when it says so', async ({ page, site }) => {
    site.on('POST /friction', { status: 204 })
    const embed: Embed = { config: good, consent: 'granted', forward: '/friction' }
    await openAt(page, site, embed)
    site.on(CONFIG, { body: JSON.stringify({ ...good, forward: false }) })
    await passUntilAsked(page, site)
    await site.requests(CONFIG, 2)
    await page.waitForTimeout(200)
    const before = site.received.filter(({ route }) => route === 'POST /friction').length
    await stuck(page)
    await page.clock.runFor(20_000)
    await page.waitForTimeout(200)
    expect(site.received.filter(({ route }) => route === 'POST /friction')).toHaveLength(before)
  })

  test('is asked for by its ETag, and nothing happens when it is as it was', async ({ page, site }) => {
    await page.clock.install()
    serve(site, { config: good })
    site.on('GET /', pageOf({ config: good }))
    site.on(CONFIG, ({ headers }) =>
      headers['if-none-match'] === '"v1"'
        ? { status: 304, headers: { etag: '"v1"' } }
        : { body: JSON.stringify(good), headers: { etag: '"v1"' } },
    )
    const { help, heard } = prepare(page)
    await page.goto(site.origin)
    await heard.observation('start')
    await stuck(page)
    await page.clock.runFor(1000)
    await help.waitFor()
    await passUntilAsked(page, site)
    const requests = await site.requests(CONFIG, 2)
    expect(requests.at(-1)!.headers['if-none-match']).toBe('"v1"')
    await page.clock.runFor(1000)
    expect(await help.count()).toBe(1)
    expect(heard.of('problem')).toEqual([])
  })

  for (const [how, answer] of [
    ['fails', { status: 500 }],
    ['is garbage', { body: '<!doctype html>' }],
  ] as const) {
    test(`changes nothing when asking for it ${how}`, async ({ page, site }) => {
      const { help, heard } = await openAt(page, site, { config: good })
      await stuck(page)
      await page.clock.runFor(1000)
      await help.waitFor()
      site.on(CONFIG, answer)
      await passUntilAsked(page, site)
      await heard.next('problem', ({ code }) => code === 'config-not-loaded')
      expect(await help.count()).toBe(1)
    })
  }
})

describe('a config that cannot be had', () => {
  const FAULTS: { readonly [how: string]: Answer } = {
    'the server refuses': { status: 500 },
    'is a page': { type: 'text/html', body: '<!doctype html><title>Shop</title>' },
    'is larger than any config': { body: `{"schemaVersion":1,"note":"${'x'.repeat(500_000)}"}` },
    'is compressed, and larger': { body: `"${' '.repeat(2_000_000)}"` },
  }

  for (const [how, answer] of Object.entries(FAULTS)) {
    for (const consent of ['granted', 'pending'] as const) {
      const outcome = consent === 'granted' ? 'is stood in for by the last good one' : 'means no help'
      test(`since it ${how} ${outcome}, with consent ${consent}`, async ({ page, site }) => {
        const { heard, help } = await open(page, site, { config: good, consent })
        if (consent === 'granted')
          await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1)
        await heard.observation('memory')
        await page.waitForTimeout(200)
        site.on(CONFIG, answer)
        await page.reload()
        await heard.next('problem', ({ code }) => code === 'config-not-loaded')
        if (consent === 'granted') await heard.observation('start', 1)
        await stuck(page)
        if (consent === 'granted') await help.waitFor()
        else {
          await page.waitForTimeout(800)
          expect(heard.observations('start')).toHaveLength(1)
          expect(await help.count()).toBe(0)
        }
      })
    }
  }

  test('never comes: after fifteen seconds nothing is done', async ({ page, site }) => {
    await page.clock.install()
    serve(site, { config: good })
    site.on(CONFIG, { after: new Promise(() => {}) })
    site.on('GET /', pageOf({ config: good }))
    const { heard } = prepare(page)
    await page.goto(site.origin)
    await site.requests(CONFIG)
    await page.clock.runFor(16_000)
    const { event } = await heard.next('problem')
    expect(event.message).toBe(
      'Failed to load the config from /unstuck.json: the server did not answer in time.',
    )
  })

  test('does not fit the hash that the page gives: it is refused, even where an earlier one is kept', async ({
    page,
    site,
  }) => {
    const { heard } = await open(page, site, { config: good, consent: 'granted' })
    await heard.observation('memory')
    const wrong = `sha384-${'A'.repeat(64)}`
    site.on('GET /', pageOf({ config: good, consent: 'granted', attributes: `data-integrity="${wrong}"` }))
    await page.reload()
    const { event } = await heard.next('problem')
    expect(event.message).toMatch(/its content does not fit the integrity given/)
    await page.waitForTimeout(300)
    expect(heard.observations('start')).toHaveLength(1)
  })
})

describe('another origin', () => {
  const embed = (site: Site, url: string, allow: string): Embed => ({
    as: 'ESM import',
    options: `{ config: '${url}', allow: { configs: [${allow}] } }`,
    body: `<p>${site.origin}</p>`,
  })

  test('may bring the config where the page’s code allows it', async ({ page, site }) => {
    const elsewhere = 'http://configs.example'
    await page.route(`${elsewhere}/**`, (route) =>
      route.fulfill({ json: good, headers: { 'access-control-allow-origin': '*' } }),
    )
    const { help } = await open(page, site, embed(site, `${elsewhere}/unstuck.json`, `'${elsewhere}'`))
    await stuck(page)
    await help.waitFor()
  })

  test('may not by a redirect that nobody has allowed', async ({ page, site, otherOrigin }) => {
    serve(site, embed(site, '/moved.json', ''))
    site.on('GET /moved.json', { status: 302, headers: { location: `${otherOrigin}/package.json` } })
    site.on('GET /', pageOf(embed(site, '/moved.json', '')))
    const { heard } = prepare(page)
    await page.goto(site.origin)
    const { event } = await heard.next('problem')
    expect(event.message).toMatch(/^Failed to load the config from \/moved\.json: /)
    await page.waitForTimeout(300)
    expect(heard.observations('start')).toEqual([])
  })
})

describe('the feed of incidents', () => {
  const config: Config = { ...good, incidentsUrl: '/incidents.json' }
  const incident = {
    id: 'exports',
    match: { page: ['/**'] },
    since: '2026-01-01T00:00:00Z',
    until: '2099-01-01T00:00:00Z',
    title: 'Exports fail',
    body: 'We are on it.',
  }

  test('is read when the page loads and again later', async ({ page, site }) => {
    site.on('GET /incidents.json', { body: JSON.stringify({ incidents: [] }) })
    const { heard } = await openAt(page, site, { config })
    expect(await heard.observation('incidents')).toMatchObject({ incidents: [] })
    site.on('GET /incidents.json', { body: JSON.stringify({ incidents: [incident] }) })
    await passUntilAsked(page, site, 'GET /incidents.json')
    expect(await heard.observation('incidents', 1)).toMatchObject({ incidents: [{ id: 'exports' }] })
  })

  test('with a bad entry tells of it, and takes the others', async ({ page, site }) => {
    const bad = { ...incident, id: 'imports', until: 'soon' }
    site.on('GET /incidents.json', { body: JSON.stringify({ incidents: [bad, incident] }) })
    const { heard } = await open(page, site, { config })
    const { event } = await heard.next('problem')
    expect(event).toMatchObject({
      code: 'bad-instant',
      message: expect.stringContaining('/0/until in the incidents from /incidents.json is "soon"'),
    })
    await page.getByRole('dialog', { name: incident.title }).waitFor()
  })

  test('that is broken is one problem, and rules go on', async ({ page, site }) => {
    site.on('GET /incidents.json', { status: 404 })
    const { heard, help } = await open(page, site, { config })
    const { event } = await heard.next('problem')
    expect(event).toMatchObject({
      code: 'incidents-not-loaded',
      message: 'Failed to load the incidents from /incidents.json: the server answered 404.',
    })
    await stuck(page)
    await help.waitFor()
  })
})
