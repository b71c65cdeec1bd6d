import type { BrowserContext, Page } from 'playwright'
import { describe } from 'vitest'
import type { Decision } from '../../src/core/decision.ts'
import type { Config, RuleConfig } from '../../src/rules/schema.ts'
import type { Unstuck } from '../../src/surface.ts'
import { helpOn } from '../support/e2e/config.ts'
import { pageOf, type Embed } from '../support/e2e/embed.ts'
import { prepare, serve, type Opened } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

declare const unstuck: Unstuck

/** Help that comes when the page tracks `stuck`, as often as the policy allows. */
function helpWhenStuck(rule: Partial<RuleConfig> = {}, change: Partial<Config> = {}): Config {
  const config = helpOn({ event: 'stuck', within: '1m' }, { help: { kind: 'card' }, ...change })
  return { ...config, rules: [{ ...config.rules![0]!, ...rule }] }
}

const OFTEN = {
  limits: { windows: [], cooldownAfterDismiss: 0 },
} satisfies Partial<RuleConfig>

async function openTab(
  context: BrowserContext,
  site: Site,
  embed: Embed,
  origin = site.origin,
): Promise<Opened> {
  serve(site, embed)
  site.on('GET /', pageOf(embed))
  const tab = prepare(await context.newPage())
  await tab.page.goto(`${origin}/`)
  await tab.heard.observation('memory')
  return tab
}

const stuck = (page: Page) => page.evaluate(() => unstuck.track('stuck'))

/** The last word on the rule. */
async function decided({ heard }: Opened, verdict: Decision['verdict'], reason?: string): Promise<void> {
  await heard.next(
    'decision',
    (decision) => decision.verdict === verdict && (!reason || decision.reasons.includes(reason as never)),
  )
}

const shows = (...tabs: Opened[]) =>
  tabs.flatMap(({ heard }) => heard.of('intervention').filter(({ step }) => step === 'shown')).length

describe('two tabs of one browser', () => {
  for (const where of ['with Web Locks', 'without', 'on a plain-http intranet'] as const) {
    test(`show help once when both are stuck at once, ${where}`, async ({ context, site }) => {
      let { origin } = site
      if (where === 'without')
        await context.addInitScript(() =>
          Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }),
        )
      if (where === 'on a plain-http intranet') origin = await serveIntranet(context, site)
      const embed: Embed = { config: helpWhenStuck(), consent: 'granted' }
      const tabs = [await openTab(context, site, embed, origin), await openTab(context, site, embed, origin)]
      expect(await tabs[0]!.page.evaluate(() => 'locks' in navigator && !!navigator.locks)).toBe(
        where === 'with Web Locks',
      )
      await Promise.all(tabs.map(({ page }) => stuck(page)))
      await Promise.race(tabs.map(({ help }) => help.waitFor()))
      // Whoever came second learns that the cap is used up, at the latest when the first is closed.
      const winner = shows(tabs[0]!) > 0 ? tabs[0]! : tabs[1]!
      await winner.help.getByRole('button', { name: 'Close' }).click()
      const loser = winner === tabs[0] ? tabs[1]! : tabs[0]!
      await decided(loser, 'suppress')
      expect(shows(...tabs)).toBe(1)
    })
  }

  test('have one gap between two offers', async ({ context, site }) => {
    const config = helpWhenStuck(OFTEN)
    const embed: Embed = { config, consent: 'granted' }
    const [one, other] = [await openTab(context, site, embed), await openTab(context, site, embed)]
    await stuck(one.page)
    await one.help.waitFor()
    await one.help.getByRole('button', { name: 'Close' }).click()
    await other.heard.observation('budget')
    await stuck(other.page)
    await decided(other, 'suppress', 'min-gap')
  })

  test('have one gap without leave to remember too, while both are open', async ({ context, site }) => {
    const embed: Embed = { config: helpWhenStuck(OFTEN), consent: 'pending' }
    const [one, other] = [await openTab(context, site, embed), await openTab(context, site, embed)]
    await stuck(one.page)
    await one.help.waitFor()
    await other.heard.observation('budget')
    await stuck(other.page)
    await decided(other, 'suppress', 'min-gap')
    expect(await other.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    expect(await other.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  })

  test('do not keep each other from helping when one is closed with help open', async ({ context, site }) => {
    const config = helpWhenStuck(OFTEN, { policy: { minGap: 0 } })
    const embed: Embed = { config, consent: 'granted' }
    const [one, other] = [await openTab(context, site, embed), await openTab(context, site, embed)]
    await stuck(one.page)
    await one.help.waitFor()
    await stuck(other.page)
    await decided(other, 'hold', 'slot-taken')
    await one.page.close()
    await other.help.waitFor()
  })

  test('are quiet after a dismissal in each', async ({ context, site }) => {
    const config = helpWhenStuck(OFTEN, { policy: { minGap: 0, quietAfterDismissals: 2 } })
    const embed: Embed = { config, consent: 'granted' }
    const [one, other] = [await openTab(context, site, embed), await openTab(context, site, embed)]
    for (const { page, help } of [one, other]) {
      await stuck(page)
      await help.waitFor()
      await help.getByRole('button', { name: 'Close' }).click()
    }
    await one.heard.observation('budget', 2)
    await one.page.waitForTimeout(100)
    expect(await one.page.evaluate(() => unstuck.explain().rules[0]!.gates)).toContainEqual(
      expect.objectContaining({ gate: 'quiet', open: false }),
    )
  })
})

describe('news of maintenance that its user has closed', () => {
  const news = (page: Page) => page.getByRole('dialog', { name: 'Maintenance' })
  const config: Config = {
    schemaVersion: 1,
    incidents: [
      {
        id: 'tonight',
        kind: 'maintenance',
        match: { page: '/' },
        until: '2199-01-01T00:00:00Z',
        title: 'Maintenance',
        body: 'Tonight from ten.',
      },
    ],
  }

  test('stays closed in other tabs, after a page load and in new ones', async ({ context, site }) => {
    const embed: Embed = { config, consent: 'granted' }
    const one = await openTab(context, site, embed)
    await news(one.page).waitFor()
    const other = await openTab(context, site, embed)
    await decided(other, 'hold', 'slot-taken')
    await news(one.page).getByRole('button', { name: 'Close' }).click()
    await decided(other, 'suppress', 'friction-over')
    const fresh = await openTab(context, site, embed)
    await one.page.reload()
    for (const { page } of [fresh, other, one]) {
      await page.waitForFunction(() => unstuck.explain?.().memory === 'browser')
      const says = () => page.evaluate(() => unstuck.explain().incidents[0]!.says)
      await expect.poll(says).toMatch(/Was shown|closed it before/)
      expect(await news(page).count()).toBe(0)
    }
  })
})

describe('the next person at a shared workstation', () => {
  const config = helpWhenStuck({}, { policy: { minGap: 0 } })
  const gates = ({ page }: Opened) =>
    page.evaluate(() =>
      unstuck
        .explain()
        .rules[0]!.gates.filter(({ open }) => !open)
        .map(({ gate }) => gate),
    ) as Promise<string[]>

  async function usedUp(context: BrowserContext, site: Site): Promise<[Opened, Opened]> {
    const embed: Embed = {
      config,
      consent: 'granted',
      user: { id: 'anna', traits: { plan: 'pro' } },
    }
    const [one, other] = [await openTab(context, site, embed), await openTab(context, site, embed)]
    await stuck(one.page)
    await one.help.waitFor()
    await other.heard.observation('budget')
    expect(await gates(one)).toEqual(['rule-cap'])
    await expect.poll(() => gates(other)).toEqual(['rule-cap'])
    return [one, other]
  }

  test('inherits nothing after log-out, in no tab', async ({ context, site }) => {
    const [one, other] = await usedUp(context, site)
    await one.page.evaluate(() => unstuck.reset())
    await expect.poll(() => gates(other)).toEqual([])
    expect(await gates(one)).toEqual([])
    await one.page.reload()
    await one.page.waitForFunction(() => unstuck.explain?.().memory === 'browser')
    // The page says that it is anna's again; of what she had used up nothing is left.
    expect(await gates(one)).toEqual([])
  })

  test('inherits nothing when the page names another without a log-out', async ({ context, site }) => {
    const [one, other] = await usedUp(context, site)
    await one.page.evaluate(() => unstuck.identify('bert'))
    expect(await gates(one)).toEqual([])
    site.on('GET /', pageOf({ config, consent: 'granted', user: { id: 'bert' } }))
    await other.page.reload()
    await other.page.waitForFunction(() => unstuck.explain?.().memory === 'browser')
    expect(await gates(other)).toEqual([])
  })

  test('is the same person where the id is the same', async ({ context, site }) => {
    const [one] = await usedUp(context, site)
    await one.page.evaluate(() => unstuck.identify('anna', { plan: 'free' }))
    expect(await gates(one)).toEqual(['rule-cap'])
    await one.page.reload()
    await one.page.waitForFunction(() => unstuck.explain?.().memory === 'browser')
    expect(await gates(one)).toEqual(['rule-cap'])
  })
})

describe('where nothing can be stored', () => {
  for (const [how, broken] of [
    [
      'is denied',
      () =>
        Object.defineProperty(window, 'indexedDB', {
          get: () => {
            throw new DOMException('denied', 'SecurityError')
          },
        }),
    ],
    [
      'is full',
      () => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      },
    ],
  ] as const) {
    test(`storage that ${how} gives one offer a page load, and explain() says so`, async ({
      context,
      site,
    }) => {
      await context.addInitScript(broken)
      const embed: Embed = { config: helpWhenStuck(OFTEN, { policy: { minGap: 0 } }), consent: 'granted' }
      const tab = await openTab(context, site, embed)
      await stuck(tab.page)
      await tab.help.waitFor()
      await tab.help.getByRole('button', { name: 'Close' }).click()
      await tab.page.evaluate(() => unstuck.track('other'))
      await stuck(tab.page)
      const { memory, forgetful, rules } = await tab.page.evaluate(() => unstuck.explain())
      expect({ memory, forgetful }).toEqual({ memory: 'visit', forgetful: 'failed' })
      expect(rules[0]!.gates.find(({ gate }) => gate === 'page-load-cap')).toMatchObject({
        open: false,
        says: 'storage is full or denied: one offer a page load',
      })
      expect(tab.heard.complaints).toEqual([])
    })
  }
})

/** The same pages under a name that is no secure context: no Web Locks, as browsers have it. */
async function serveIntranet(context: BrowserContext, site: Site): Promise<string> {
  const origin = 'http://intranet.example'
  await context.route(`${origin}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url())
    try {
      // A connection that was kept open may be closed just then.
      const asked = context.request.fetch(`${site.origin}${pathname}${search}`, { maxRetries: 2 })
      await route.fulfill({ response: await asked })
    } catch {
      // The page is closed, and nobody waits for it.
    }
  })
  return origin
}
