import type { Page } from 'playwright'
import { describe } from 'vitest'
import type { Unstuck } from '../../src/surface.ts'
import { helpOn } from '../support/e2e/config.ts'
import type { Embed } from '../support/e2e/embed.ts'
import { open, type Opened } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

declare const unstuck: Unstuck

const config = helpOn({ event: 'stuck', within: '1m' }, { help: { kind: 'card' } })

/** A user who was helped, has dismissed it, and goes on to the next page of the shop. */
async function isHelped(page: Page, site: Site, embed: Embed): Promise<Opened> {
  site.on('POST /friction', { status: 202 })
  const opened = await open(page, site, { config, forward: '/friction', ...embed })
  await opened.heard.observation('memory')
  await page.evaluate(() => unstuck.track('stuck'))
  await opened.help.getByRole('button', { name: 'Close' }).click()
  await opened.heard.next('intervention', ({ step }) => step === 'dismissed')
  return opened
}

async function goesOn({ page, heard }: Opened): Promise<void> {
  await page.reload()
  await heard.observation('memory', 1)
}

/** What is kept where: names of the browser's stores that hold anything of ours. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const helped = await new Promise<boolean>((resolve) => {
      const opening = indexedDB.open('unstuck')
      opening.onupgradeneeded = () => opening.transaction!.abort()
      opening.onerror = () => resolve(false)
      opening.onsuccess = () => {
        const getting = opening.result.transaction('memory').objectStore('memory').get('caps')
        getting.onsuccess = () => {
          opening.result.close()
          resolve(getting.result?.rules.help?.lifetime === 1)
        }
      }
    })
    return [
      ...(helped ? ['IndexedDB'] : []),
      ...(Object.keys(sessionStorage).length > 0 ? ['sessionStorage'] : []),
      ...(localStorage.length > 0 ? ['localStorage'] : []),
    ]
  })

/** The state is written as a page goes, and read as the next one comes. */
const carried = ({ heard }: Opened) => {
  const [one, next] = heard.observations('start').map(({ tab }) => tab)
  return one === next
}

const sent = (site: Site) => site.received.filter(({ route }) => route === 'POST /friction').length > 0

const STATES = ['pending', 'granted', 'denied'] as const

describe.each(STATES)('a user whose consent is %s', (consent) => {
  const isGranted = consent === 'granted'
  test(`is ${isGranted ? '' : 'not '}remembered, followed over a page load, and told of`, async ({
    page,
    site,
  }) => {
    const user = await isHelped(page, site, { consent })
    if (isGranted) await expect.poll(() => kept(page)).toEqual(['IndexedDB'])
    await goesOn(user)
    expect(carried(user)).toBe(isGranted)
    expect((await kept(page)).filter((store) => store !== 'sessionStorage')).toEqual(
      isGranted ? ['IndexedDB'] : [],
    )
    if (isGranted) await site.requests('POST /friction')
    expect(sent(site)).toBe(isGranted)
  })
})

const often = helpOn(
  { event: 'stuck', within: '1s' },
  { help: { kind: 'card' }, policy: { minGap: 0, perVisit: 9, quietAfterDismissals: 9 } },
)
const [rule] = often.rules!
const oftenConfig = { ...often, rules: [{ ...rule!, limits: { windows: [], cooldownAfterDismiss: 0 } }] }

describe('offers that nobody has asked for', () => {
  test.for(STATES)(
    'are one a page load, but more where they are remembered: %s',
    async (consent, { page, site }) => {
      const isGranted = consent === 'granted'
      const { heard, help } = await open(page, site, { config: oftenConfig, consent })
      await heard.observation('memory')
      const gates = () =>
        page.evaluate(() => unstuck.explain().rules[0]!.gates.find((one) => one.gate === 'page-load-cap'))
      const stuck = () => page.evaluate(() => unstuck.track('stuck'))
      const isTold = (verdict: string, count: number) =>
        expect.poll(() => heard.of('decision').filter((one) => one.verdict === verdict).length).toBe(count)
      await stuck()
      await help.getByRole('button', { name: 'Close' }).click()
      await expect.poll(async () => (await gates())!.open).toBe(isGranted)
      // The rule is armed again.
      await page.waitForFunction(() => unstuck.explain().rules[0]!.trace.verdict === 'false')
      await stuck()
      await isTold(isGranted ? 'show' : 'suppress', isGranted ? 2 : 1)
      if (!isGranted) expect(heard.of('decision').at(-1)).toMatchObject({ reasons: ['page-load-cap'] })
      // Asked for, it comes all the same; and the next page load has an offer of its own.
      if (isGranted) return
      await page.evaluate(() => unstuck.help('help'))
      await help.getByRole('button', { name: 'Close' }).click()
      await page.reload()
      await heard.observation('memory', 1)
      await stuck()
      await isTold('show', 2)
    },
  )
})

describe('each part is by itself:', () => {
  test.for(['carry', 'history', 'forward'] as const)('only %s is allowed', async (part, { page, site }) => {
    const user = await isHelped(page, site, { options: `{ consent: { ${part}: 'granted' } }` })
    if (part === 'forward') await site.requests('POST /friction')
    if (part === 'history') await expect.poll(() => kept(page)).toEqual(['IndexedDB'])
    await goesOn(user)
    expect(carried(user)).toBe(part === 'carry')
    expect((await kept(page)).includes('IndexedDB')).toBe(part === 'history')
    expect(sent(site)).toBe(part === 'forward')
  })
})

describe('what was kept', () => {
  test.for([
    ['is gone when consent is taken back', () => unstuck.consent('denied')],
    ['is gone when the next person comes to the workstation', () => unstuck.reset()],
    ['is gone when everything is to be forgotten', () => unstuck.forget()],
  ] as const)('%s', async ([_, call], { page, site }) => {
    const user = await isHelped(page, site, { consent: 'granted' })
    await expect.poll(() => kept(page)).toEqual(['IndexedDB'])
    await goesOn(user)
    await page.evaluate(call)
    await expect.poll(() => kept(page)).toEqual([])
  })
})

describe('Global Privacy Control', () => {
  test.for([
    ['keeps events on the page', '{}', false],
    ['yields to a host that has consent of its own', "{ gpc: 'ignore' }", true],
  ] as const)('%s', async ([_, options, isSent], { page, site }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
    const user = await isHelped(page, site, { consent: 'granted', options })
    await goesOn(user)
    if (isSent) await site.requests('POST /friction')
    expect(sent(site)).toBe(isSent)
    // The rest was allowed.
    expect(await kept(page)).toContain('IndexedDB')
  })
})

describe("a user's own wish for no help like this", () => {
  test.for(STATES)(
    'is kept when consent is %s, and forgotten when asked to',
    async (consent, { page, site }) => {
      const { heard, help } = await open(page, site, { config, consent })
      await heard.observation('memory')
      await page.evaluate(() => unstuck.track('stuck'))
      await help.getByRole('button', { name: 'Don’t offer help like this' }).click()
      await heard.next('intervention', ({ by }) => by === 'never')
      const isWanted = () =>
        page.evaluate(
          () =>
            unstuck.explain().rules[0]?.gates.find(({ gate }) => gate === 'unwanted')?.open ?? 'not known',
        )
      await page.reload()
      await expect.poll(isWanted).toBe(false)
      await page.evaluate(() => unstuck.forget())
      await page.reload()
      await expect.poll(isWanted).toBe(true)
    },
  )
})

test('what happened before a user agreed is sent once they have, but not what they denied', async ({
  page,
  site,
}) => {
  const { page: tab } = await isHelped(page, site, { consent: 'pending' })
  expect(sent(site)).toBe(false)
  await tab.evaluate(() => unstuck.consent('granted'))
  const [first] = await site.requests('POST /friction')
  expect(first!.body).toContain('dismissed')

  await tab.evaluate(() => unstuck.consent('denied'))
  const before = site.received.length
  await tab.evaluate(() => {
    unstuck.help('help')
    unstuck.consent('granted')
  })
  await tab.evaluate(() => dispatchEvent(new Event('pagehide')))
  expect(JSON.stringify(site.received.slice(before))).not.toContain('"requested"')
})
