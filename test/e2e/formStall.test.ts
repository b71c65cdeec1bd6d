import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { pause } from '../support/e2e/hand.ts'
import { open, type Opened } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const body = `<form id="account"><label>Street <input id="street" name="street"></label>
  <label>Number <input name="number"></label> <button>Save</button></form><button type="button" id="other">Menu</button>`

const stalledAfter = (after: string) =>
  helpOn('form-stall', { signals: { 'form-stall': { after, present: '1500ms' } } })
const config = stalledAfter('2s')

describe.concurrent('a form that does not get on', () => {
  test('is told while the user is present', async ({ page, site }) => {
    const shop = await open(page, site, { config, body })
    await begin(shop)
    await stay(shop, 2500)
    const { event } = await shop.heard.signal('form-stall')
    expect(event).toMatchObject({ form: 'account', target: { name: 'Street' } })
    await shop.help.waitFor()
    expect(JSON.stringify(shop.heard.all)).not.toContain('Elm')
  })

  test('is not told when the user has gone away', async ({ page, site }) => {
    const shop = await open(page, site, { config: stalledAfter('4s'), body })
    await begin(shop)
    await pause(4700)
    expect(shop.heard.signals()).not.toContain('form-stall')
  })

  test('is not told while it gets on', async ({ page, site }) => {
    const shop = await open(page, site, { config: stalledAfter('4s'), body })
    await begin(shop)
    for (let i = 0; i < 7; i++) {
      await stay(shop, 600)
      await shop.hand.type('x')
    }
    expect(shop.heard.signals()).not.toContain('form-stall')
  })

  test('is not told when the user has turned to something else', async ({ page, site }) => {
    const shop = await open(page, site, { config, body })
    await begin(shop)
    await shop.hand.press('#other')
    await stay(shop, 2700)
    expect(shop.heard.signals()).not.toContain('form-stall')
  })

  test('is not told while a field in an embedded frame is being filled in', async ({ page, site }) => {
    site.on('GET /card', '<input id="card" style="width: 200px; height: 40px">')
    const frame = '<iframe id="frame" src="/card" style="width: 300px; height: 80px"></iframe>'
    // Longer than the time from one look at the frame to the next.
    const shop = await open(page, site, {
      config: stalledAfter('6s'),
      body: body.replace('<button>', `${frame}<button>`),
    })
    await begin(shop)
    await page.frameLocator('#frame').locator('#card').click()
    for (let i = 0; i < 26; i++) {
      await page.keyboard.type('4')
      await pause(270)
    }
    expect(shop.heard.signals()).not.toContain('form-stall')
  })
})

async function begin({ hand, heard }: Opened): Promise<void> {
  await hand.press('#street')
  await hand.type('Elm')
  await heard.next('observation', (one) => one.type === 'form' && one.step === 'started')
}

/** Looks at the form and moves the mouse now and then. */
async function stay({ hand }: Opened, ms: number): Promise<void> {
  const until = performance.now() + ms
  while (performance.now() < until) {
    await hand.stir()
    await pause(250)
  }
}
