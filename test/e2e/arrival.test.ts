import { readFileSync } from 'node:fs'
import { describe } from 'vitest'
import { PARSED_WITHIN } from '../../src/shell/whenParsed.ts'
import { helpOn } from '../support/e2e/config.ts'
import { pageOf } from '../support/e2e/embed.ts'
import { open, prepare, serve } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const config = helpOn('rage-click')
const body = '<button id="pay" type="button">Pay now</button>'
/** As in the documentation. */
const INLINE_STUB =
  "window.unstuck=typeof window.unstuck=='function'?window.unstuck:function(){(unstuck.q=unstuck.q||[]).push(arguments)}"
const METHODS =
  'consent error explain forget formResult friction help identify init on page preview ready request reset score state stop ticketOpened track'

type Unstuck = ((...args: unknown[]) => unknown) & Record<string, (...args: unknown[]) => unknown>
declare const unstuck: Unstuck

describe.concurrent('how the script arrives', () => {
  test('calls made before a slow script has come are heard, in their order', async ({ page, site }) => {
    const code = `unstuck('identify', 'u_42', { plan: 'free' })
      unstuck('page', 'basket')
      unstuck('track', 'coupon-tried', { worked: false })`
    site.on('GET /unstuck.global.js', {
      type: 'text/javascript',
      after: 600,
      body: readFileSync('dist/unstuck.global.js', 'utf8'),
    })
    const { heard } = await open(page, site, { config, body, code })
    const route = await heard.next('observation', (one) => one.type === 'page' && one.route === 'basket')
    expect(route.event).toMatchObject({ via: 'route', path: '/' })
    expect((await heard.observation('event')).props).toEqual({ worked: false })
    expect((await heard.observation('user')).traits).toEqual({ plan: 'free' })
    expect(JSON.stringify(heard.all)).not.toContain('u_42')
  })

  test('the inline stub of the documentation keeps calls too', async ({ page, site }) => {
    serve(site, { config })
    site.on(
      'GET /',
      `<script>${INLINE_STUB}</script><script src="/record.js"></script><script src="/start.js"></script>
       <script>unstuck('track', 'early')</script>
       <script async src="/unstuck.global.js" data-config="/unstuck.json"></script>${body}`,
    )
    const { heard } = prepare(page)
    await page.goto(site.origin)
    expect((await heard.observation('event')).name).toBe('early')
  })

  test('calls that nobody can make disturb neither the page nor the calls beside them', async ({
    page,
    site,
  }) => {
    serve(site, { config })
    site.on(
      'GET /',
      `<script>${INLINE_STUB}</script><script src="/record.js"></script><script src="/start.js"></script>
       <script>unstuck('on', 'problem', 5); unstuck('on', 'problem', () => { throw new Error('theirs') })
         unstuck('nope'); unstuck({ toString() { throw null } }); unstuck(); unstuck.q.push(null, 5)
         unstuck('track', 'early')</script>
       <script async src="/unstuck.global.js" data-config="/unstuck.json"></script>${body}`,
    )
    const { heard } = prepare(page)
    await page.goto(site.origin)
    expect((await heard.observation('event')).name).toBe('early')
    expect(heard.of('problem').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['bad-call', 'unknown-method']),
    )
    // Their own listener's error is theirs, as an event listener's is.
    expect(heard.complaints.filter((one) => !one.includes('theirs'))).toEqual([])
  })

  test('a page that keeps its "unstuck" to itself hears nothing of us, and its users are helped', async ({
    page,
    site,
  }) => {
    serve(site, { config })
    site.on(
      'GET /',
      `<script>Object.defineProperty(window, 'unstuck', { value: function () {} })</script>
       <script async src="/unstuck.global.js" data-config="/unstuck.json"></script>${body}`,
    )
    const { heard, hand, help } = prepare(page)
    await page.goto(site.origin)
    await page.waitForLoadState('networkidle')
    await hand.press('#pay', 3)
    await help.waitFor()
    expect(heard.complaints).toEqual([])
  })

  test('a frame that its page has written is of that page: its user is helped', async ({ page, site }) => {
    serve(site, { config })
    const inner = `<script async src="/unstuck.global.js" data-config="/unstuck.json"></script>${body}`
    site.on('GET /', `<iframe width="600" height="400" srcdoc='${inner}'></iframe>`)
    const { hand, heard } = prepare(page)
    await page.goto(site.origin)
    await page.waitForLoadState('networkidle')
    const frame = page.frameLocator('iframe')
    await hand.press(frame.locator('#pay'), 3)
    await frame.locator('[data-unstuck-help]').waitFor({ state: 'attached' })
    expect(heard.complaints).toEqual([])
  })

  test('what happened while the config was on its way counts', async ({ page, site }) => {
    serve(site, { config })
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    site.on('GET /unstuck.json', { after: arrived, body: JSON.stringify(config) })
    site.on('GET /', pageOf({ config, body }))
    const { heard, hand, help } = prepare(page)
    await page.goto(site.origin)
    await page.waitForFunction(() => 'stop' in unstuck)
    await hand.press('#pay', 3)
    expect(heard.all).toEqual([])
    arrive()
    await heard.signal('rage-click')
    await help.waitFor()
  })

  test('no module is asked for before the page has said its import map', async ({ page, site }) => {
    serve(site, { config })
    site.on('GET /slow.js', { type: 'text/javascript', after: 700, body: '' })
    site.on(
      'GET /',
      `<script src="/unstuck.global.js" data-config="/unstuck.json"></script>${body}<script src="/slow.js"></script>
       <script type="importmap">{ "imports": { "host": "/host.js" } }</script>`,
    )
    await page.goto(site.origin)
    await page.waitForFunction(() => performance.getEntriesByName(`${location.origin}/unstuck.folding.js`)[0])
    const [slow, ours] = await page.evaluate(() =>
      ['slow', 'unstuck.folding'].map((name) => {
        const [entry] = performance.getEntriesByName(`${location.origin}/${name}.js`)
        return entry as PerformanceResourceTiming
      }),
    )
    expect(ours!.startTime).toBeGreaterThan(slow!.responseEnd)
  })

  test('where a script of the page never comes, whoever presses meanwhile is helped', async ({
    page,
    site,
  }) => {
    serve(site, { config })
    let giveUp = () => {}
    const never = new Promise<void>((resolve) => (giveUp = resolve))
    site.on('GET /never.js', { type: 'text/javascript', after: never, body: '' })
    site.on('GET /', `${pageOf({ config, body })}<script src="/never.js"></script>`)
    const { heard, hand, help } = prepare(page)
    await page.goto(site.origin, { waitUntil: 'commit' })
    await page.waitForFunction(() => 'stop' in unstuck)
    await hand.press('#pay', 3)
    await heard.signal('rage-click')
    await help.waitFor()
    const { startTime } = await page.evaluate(
      () => performance.getEntriesByName(`${location.origin}/unstuck.folding.js`)[0]!,
    )
    expect(startTime).toBeGreaterThanOrEqual(PARSED_WITHIN)
    giveUp()
  })

  test('afterwards window.unstuck is callable and has every method', async ({ page, site }) => {
    const { heard, hand } = await open(page, site, { config, body })
    const names = await page.evaluate(() =>
      Object.keys(unstuck)
        .filter((name) => name === 'ready' || typeof unstuck[name] === 'function')
        .sort(),
    )
    expect(names.join(' ')).toBe(METHODS)
    const late = page.evaluate(
      () => new Promise((resolve) => unstuck('on', 'score', (score: unknown) => resolve(score))),
    )
    await page.evaluate(() => unstuck('error', new Error('swallowed')))
    await hand.press('#pay')
    await page.evaluate(() => unstuck('error', new Error('twice')))
    await hand.press('#pay')
    await page.evaluate(() => unstuck('error', new Error('twice')))
    await heard.signal('error-loop')
    expect(await late).toMatchObject({ visit: expect.any(Number) })
    expect(await page.evaluate(() => unstuck('score'))).toMatchObject({ visit: expect.any(Number) })
    expect(await page.evaluate(() => unstuck.ready)).toBeUndefined()
  })

  test('a wrong method name is a problem, not an error', async ({ page, site }) => {
    const { heard } = await open(page, site, { config, body })
    expect(await page.evaluate(() => unstuck('fly'))).toBeUndefined()
    const { event } = await heard.next('problem')
    expect(event.message).toBe('Failed to call unstuck("fly"): there is no such method.')
  })

  test('an element with the id "unstuck" does not stand in the way', async ({ page, site }) => {
    const { heard, hand, help } = await open(page, site, {
      config,
      body: `<div id="unstuck">Stuck?</div>${body}`,
    })
    await hand.press('#pay', 3)
    await help.waitFor()
    expect(heard.complaints).toEqual([])
  })

  test('an element with the id "unstuck" does not stand in the way without a stub', async ({
    page,
    site,
  }) => {
    serve(site, { config })
    site.on(
      'GET /',
      `<div id="unstuck">Stuck?</div>${body}<script src="/record.js"></script>
       <script src="/unstuck.global.js" data-config="/unstuck.json"></script><script src="/start.js"></script>`,
    )
    const { heard, hand, help } = prepare(page)
    await page.goto(site.origin)
    await heard.observation('start')
    await hand.press('#pay', 3)
    await help.waitFor()
  })

  test('the script included twice is one instance', async ({ page, site }) => {
    const { heard, hand, help } = await open(page, site, {
      config,
      body: `${body}<script src="/unstuck.global.js" data-config="/unstuck.json"></script>
        <script src="/unstuck.all.js" data-config="/unstuck.json"></script>`,
    })
    await hand.press('#pay', 3)
    await help.waitFor()
    expect(await help.count()).toBe(1)
    // A second instance would tell of everything twice; the dead click may come before help does, on a busy machine.
    expect(heard.signals().filter((type) => type === 'rage-click')).toEqual(['rage-click'])
    expect(heard.observations('start')).toHaveLength(1)
  })

  test('from another origin it loads its chunks from there', async ({ page, site, otherOrigin }) => {
    serve(site, { config })
    site.on(
      'GET /',
      pageOf({ config, body }).replace('"/unstuck.global.js"', `"${otherOrigin}/dist/unstuck.global.js"`),
    )
    const chunks: string[] = []
    const { heard, hand, help } = prepare(page)
    page.on('request', (request) => {
      if (/unstuck\.(deciding|widget)/.test(request.url())) chunks.push(new URL(request.url()).origin)
    })
    await page.goto(site.origin)
    await heard.observation('start')
    await hand.press('#pay', 3)
    await help.waitFor()
    expect([...new Set(chunks)]).toEqual([otherOrigin])
    expect(heard.complaints).toEqual([])
  })

  for (const [how, block] of [
    ['is missing', { status: 404, type: 'text/javascript', body: '' }],
    ['is blocked', undefined],
  ] as const) {
    test(`a script that ${how} leaves the page alone`, async ({ page, site }) => {
      if (block) site.on('GET /unstuck.global.js', block)
      else await page.route('**/unstuck.global.js', (route) => route.abort('blockedbyclient'))
      serve(site, { config, code: "unstuck('track', 'early'); document.title = 'works'" })
      site.on(
        'GET /',
        pageOf({ config, body: `<button onclick="this.textContent = 'Paid'">Pay now</button>` }),
      )
      const { heard } = prepare(page)
      await page.goto(site.origin)
      await page.getByRole('button').click()
      await page.getByText('Paid').waitFor()
      expect(await page.title()).toBe('works')
      expect(heard.complaints.filter((one) => !one.includes('Failed to load resource'))).toEqual([])
    })
  }

  test('a chunk that cannot be had is a problem, and leaves the page alone', async ({ page, site }) => {
    site.on('GET /unstuck.widget.js', { status: 503 })
    const { heard, hand } = await open(page, site, { config, body })
    await hand.press('#pay', 3)
    const { event } = await heard.next('problem')
    expect(event.message).toMatch(/^Failed to show "help": /)
    await heard.next('intervention', ({ step, by }) => step === 'failed' && by === 'cannot-show')
    expect(heard.complaints.filter((one) => one.startsWith('uncaught'))).toEqual([])
  })

  test('without the chunk that dresses it, help comes as it is', async ({ page, site }) => {
    site.on('GET /unstuck.dress.js', { status: 503 })
    const { hand, help } = await open(page, site, { config: { ...config, theme: { radius: '2px' } }, body })
    await hand.press('#pay', 3)
    await help.waitFor()
  })
})
