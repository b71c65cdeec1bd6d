import { describe } from 'vitest'
import { helpOn, TITLE } from '../support/e2e/config.ts'
import { open, type Opened } from '../support/e2e/open.ts'
import type { Embed } from '../support/e2e/embed.ts'
import { soon } from '../support/soon.ts'
import { watchTraces } from '../support/e2e/traces.ts'
import { expect, test } from '../support/e2e.ts'

const body = '<button id="pay" type="button">Pay now</button>'
const config = helpOn('rage-click')

/** The page's second instance, of a product part that brings its own copy. */
const SECOND = `
  import { createUnstuck } from '/npm/unstuck.js'
  window.second = createUnstuck({ config: ${JSON.stringify(config)} })
  record(second.on, 'second')
  await second.ready`

const embed: Embed = { config, body }

describe.concurrent('two instances on one page', () => {
  test('share one set of sensors', async ({ page, site }) => {
    const traces = await watchTraces(page)
    const shop = await open(page, site, embed)
    // Short looks at a calm page come and go.
    const calm = () =>
      soon(async () => expect((await traces()).observers).not.toContain('MutationObserver'), 15_000)
    await calm()
    const alone = await traces()
    await addSecond(shop)
    await calm()
    const both = await traces()
    const added = Object.entries(both.listeners)
      .filter(([name, count]) => count > (alone.listeners[name] ?? 0))
      .map(([name]) => name)
    expect(both.patched).toEqual(alone.patched)
    // What each has to itself: the moment's listeners, and its own way over a page load.
    expect(added.filter((name) => /click|submit|error|rejection|focus|toggle/.test(name))).toEqual([])
  })

  test('both hear of signals, and one help is on the screen', async ({ page, site }) => {
    const shop = await open(page, site, embed)
    await addSecond(shop)
    await shop.hand.press('#pay', 3)
    const { heard } = shop
    for (const who of ['', 'second']) {
      const { event } = await heard.next('signal', (_, told) => told.who === who)
      expect(event).toMatchObject({ type: 'rage-click', page: '/' })
    }
    await shop.help.waitFor()
    const { event } = await heard.next('decision', ({ verdict }) => verdict === 'hold')
    expect(event.reasons).toContain('slot-taken')
    expect(await page.getByRole('dialog', { name: TITLE }).count()).toBe(1)
  })

  test('one that only rehearses takes no place from the other', async ({ page, site }) => {
    const shop = await open(page, site, { ...embed, mode: 'watch' })
    await addSecond(shop)
    await shop.hand.press('#pay', 3)
    await shop.help.waitFor()
    expect(await page.getByRole('dialog', { name: TITLE }).count()).toBe(1)
  })

  for (const [stopped, left] of [
    ['unstuck', 'second'],
    ['second', ''],
  ] as const) {
    test(`stopping ${stopped === 'second' ? 'the second' : 'the first'} leaves the other working`, async ({
      page,
      site,
    }) => {
      const shop = await open(page, site, embed)
      await addSecond(shop)
      await page.evaluate(`${stopped}.stop()`)
      await shop.hand.press('#pay', 3)
      const { who } = await shop.heard.next('signal')
      expect(who).toBe(left)
      await shop.help.waitFor()
      expect(shop.heard.signals()).toContain('rage-click')
    })
  }

  test('the one whose turn it is not yet may help when the other has closed', async ({ page, site }) => {
    const shop = await open(page, site, embed)
    await addSecond(shop)
    await page.evaluate('unstuck.preview("help")')
    await shop.help.waitFor()
    await shop.hand.press(shop.help.getByLabel('Close'))
    await shop.help.waitFor({ state: 'detached' })
    await page.evaluate('second.preview("help")')
    await shop.help.waitFor()
  })
})

async function addSecond({ page, heard }: Opened): Promise<void> {
  await page.addScriptTag({ type: 'module', content: SECOND })
  await heard.next('observation', ({ type }, { who }) => type === 'start' && who === 'second')
}
