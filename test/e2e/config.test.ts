import { describe } from 'vitest'
import type { Config } from '../../src/rules/schema.ts'
import { helpOn } from '../support/e2e/config.ts'
import { pageOf } from '../support/e2e/embed.ts'
import { open, prepare, serve } from '../support/e2e/open.ts'
import { watchTraces } from '../support/e2e/traces.ts'
import { expect, test } from '../support/e2e.ts'

const body = '<button id="pay" type="button">Pay now</button>'
const good = helpOn('rage-click')

/** Answers of the server to the request for the config, and the one sentence that is said about each. */
const failures = {
  'is no JSON': [{ body: '{ "rules": [' }, /^Failed to load the config from \/unstuck\.json: .*JSON/],
  'is missing': [
    { status: 404 },
    /^Failed to load the config from \/unstuck\.json: the server answered 404\.$/,
  ],
  'is another release’s': [
    { body: '{ "schemaVersion": 2 }' },
    /its "schemaVersion" is 2, and this release reads 1\.$/,
  ],
  'is a list': [{ body: '[]' }, /^Failed to read the config: .* must be a JSON object/],
} as const

describe.concurrent('a config that', () => {
  for (const [name, [answer, sentence]] of Object.entries(failures)) {
    test(`${name} is one problem, and nothing else happens`, async ({ page, site }) => {
      serve(site, { config: good })
      site.on('GET /unstuck.json', answer)
      site.on('GET /', pageOf({ config: good, body }))
      const { heard, hand, help } = prepare(page)
      await page.goto(site.origin)
      const { event } = await heard.next('problem')
      expect(event.message).toMatch(sentence)
      await hand.press('#pay', 3)
      await page.waitForTimeout(800)
      expect(heard.of('problem')).toHaveLength(1)
      expect(await help.count()).toBe(0)
      expect(heard.complaints.filter((one) => !one.includes('Failed to load resource'))).toEqual([])
    })
  }

  test('is on another origin is refused', async ({ page, site, otherOrigin }) => {
    serve(site, { config: good })
    site.on(
      'GET /',
      pageOf({ config: good, body }).replace("'/unstuck.json'", `'${otherOrigin}/package.json'`),
    )
    const { heard } = prepare(page)
    await page.goto(site.origin)
    const { event } = await heard.next('problem')
    expect(event.message).toMatch(/it is on another origin; serve it from this one, or hand the object to/)
  })

  test('is half bad runs with its good half', async ({ page, site }) => {
    const config = {
      ...good,
      rules: [{ id: 'bad', when: { signl: 'rage-click' }, show: 'help' }, ...good.rules!],
    } as unknown as Config
    const { heard, hand, help } = await open(page, site, { config, body })
    const { event } = await heard.next('problem')
    expect(event).toMatchObject({ pointer: expect.stringMatching(/^\/rules\/0\/when/) })
    expect(event.message).toContain('signl')
    await hand.press('#pay', 3)
    await help.waitFor()
    expect(heard.of('problem')).toHaveLength(1)
  })

  test('has another content than its integrity says is refused', async ({ page, site }) => {
    serve(site, { config: good })
    site.on('GET /', pageOf({ config: good, body }).replace('async ', 'async data-integrity="sha384-AAAA" '))
    const { heard } = prepare(page)
    await page.goto(site.origin)
    const { event } = await heard.next('problem')
    expect(event.message).toMatch(/^Failed to load the config from \/unstuck\.json/)
  })
})

describe.concurrent('mode', () => {
  const watching = [
    ['of the embedding', good, 'watch'],
    ['of the config', { ...good, mode: 'watch' }, 'on'],
    ['of the rule', { ...good, rules: [{ ...good.rules![0]!, mode: 'watch' }] }, 'on'],
  ] as const
  for (const [whose, config, mode] of watching) {
    test(`"watch" ${whose} decides and reports, and shows nothing`, async ({ page, site }) => {
      const { heard, hand, help } = await open(page, site, { config, mode, body })
      await hand.press('#pay', 3)
      const { event } = await heard.next('decision', ({ verdict }) => verdict === 'show')
      expect(event).toMatchObject({ mode: 'watch', reasons: expect.arrayContaining(['mode-watch']) })
      await page.waitForTimeout(400)
      expect(await help.count()).toBe(0)
      expect(heard.of('intervention')).toEqual([])
    })
  }

  for (const [whose, config, mode] of [
    ['of the embedding', good, 'off'],
    ['of the config', { ...good, mode: 'off' }, 'on'],
  ] as const) {
    test(`"off" ${whose} does nothing at all`, async ({ page, site }) => {
      const traces = await watchTraces(page)
      serve(site, { config, mode })
      site.on('GET /', pageOf({ config, mode, body }))
      const { heard, hand, help } = prepare(page)
      await page.goto(site.origin)
      await page.waitForFunction('"stop" in unstuck')
      await page.evaluate('unstuck.ready')
      await hand.press('#pay', 3)
      await page.waitForTimeout(700)
      expect(heard.all).toEqual([])
      expect(await help.count()).toBe(0)
      expect((await traces()).patched).toEqual([])
    })
  }
})
