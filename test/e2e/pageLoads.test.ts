import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { pageOf, type Embed } from '../support/e2e/embed.ts'
import { open, prepare, serve } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const FAILING = `<button id="save" type="button" onclick="throw new TypeError('no draft')">Save</button>`

describe.concurrent('a loop that spans page loads', () => {
  for (const consent of ['granted', 'pending'] as const) {
    const told = consent === 'granted' ? 'is told' : 'is not even remembered'
    test(`of the same error ${told} with consent ${consent}`, async ({ page, site }) => {
      const embed: Embed = { config: helpOn('error-loop'), consent, body: FAILING }
      const { heard, hand, help } = await open(page, site, embed)
      await hand.press('#save')
      await heard.observation('error')
      await page.reload()
      await heard.observation('start', 1)
      await hand.press('#save')
      await heard.observation('error', 1)
      if (consent === 'granted') {
        await heard.signal('error-loop')
        await help.waitFor()
      } else {
        await page.waitForTimeout(300)
        expect(heard.signals()).not.toContain('error-loop')
        expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
      }
    })
  }

  for (const [consent, follows] of [['granted', undefined], ['pending', true]] as const) {
    test(`of which ${follows ? 'nobody knows what came before' : 'all is known'}, with consent ${consent}`, async ({ page, site }) => {
      const { heard } = await open(page, site, { consent, body: '<a href="/">Again</a>' })
      expect((await heard.observation('start')).follows).toBeUndefined()
      await page.reload()
      expect((await heard.observation('start', 1)).follows).toBe(follows)
      await page.click('a')
      expect((await heard.observation('start', 2)).follows).toBe(follows)
    })
  } // prettier-ignore

  test('is not taken along into a tab that was opened from this one', async ({ page, site, context }) => {
    const embed: Embed = {
      consent: 'granted',
      body: `${FAILING}<a href="/" target="_blank" rel="opener">New</a>`,
    }
    const first = await open(page, site, embed)
    await first.hand.press('#save')
    await first.heard.observation('error')
    const [popup] = await Promise.all([context.waitForEvent('page'), first.hand.press('a')])
    await popup.waitForLoadState()
    await popup.close()
    const second = prepare(await context.newPage())
    await second.page.goto(site.origin)
    await second.heard.observation('start')
    await second.hand.press('#save')
    await second.heard.observation('error')
    expect(second.heard.signals()).not.toContain('error-loop')
  })

  test('denying later purges what was kept', async ({ page, site }) => {
    const { heard, hand } = await open(page, site, { consent: 'granted', body: FAILING })
    await hand.press('#save')
    await page.reload()
    await heard.observation('start', 1)
    await page.evaluate('unstuck.consent("denied")')
    await page.reload()
    await heard.observation('start', 2)
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })
})

describe.concurrent('an old-fashioned form that is refused twice', () => {
  for (const [how, status, error] of [
    ['with an error mark', 200, '<p class="alert-danger">The card was refused.</p>'],
    ['with a declared error mark', 200, '<p class="oh-no">The card was refused.</p>'],
    ['by its status 422', 422, '<p>Hm.</p>'],
  ] as const) {
    test(`is told as form-rejected, ${how}, and helped`, async ({ page, site }) => {
      const config = helpOn(
        { signal: 'form-rejected', where: { form: 'payment' }, atLeast: 2 },
        {
          forms: { payment: { match: '#payment', refused: '.oh-no' } },
          marks: { error: ['.alert-danger'] },
        },
      )
      const form = (note = '') => `<h1>Payment</h1>${note}
        <form id="payment" method="post" action="/pay"><label>Card <input name="card"></label> <button>Pay</button></form>`
      const embed: Embed = { config, consent: 'granted' }
      serve(site, embed)
      site.on('GET /pay', pageOf({ ...embed, body: form() }))
      site.on('POST /pay', { status, type: 'text/html', body: pageOf({ ...embed, body: form(error) }) })
      const { heard, hand, help } = prepare(page)
      await page.goto(`${site.origin}/pay`)
      for (let loads = 1; loads <= 2; loads++) {
        await heard.observation('start', loads - 1)
        await hand.press('input')
        await hand.type('4000')
        await hand.press('button')
        await heard.observation('start', loads)
      }
      const { event } = await heard.signal('form-rejected')
      expect(event).toMatchObject({ count: 2, form: 'payment' })
      await help.waitFor()
    })
  }

  test('is nothing when the second attempt is taken', async ({ page, site }) => {
    const config = helpOn('form-rejected', { marks: { error: ['.alert-danger'] } })
    const embed: Embed = { config, consent: 'granted' }
    const form =
      '<form id="payment" method="post" action="/pay"><input name="card"> <button>Pay</button></form>'
    serve(site, embed)
    site.on('GET /pay', pageOf({ ...embed, body: form }))
    let posts = 0
    site.on('POST /pay', () =>
      posts++ === 0
        ? pageOf({ ...embed, body: `<p class="alert-danger">Refused</p>${form}` })
        : pageOf({ ...embed, body: '<h1>Thank you</h1>' }),
    )
    const { heard, hand } = prepare(page)
    await page.goto(`${site.origin}/pay`)
    for (let loads = 1; loads <= 2; loads++) {
      await heard.observation('start', loads - 1)
      await hand.press('button')
      await heard.observation('start', loads)
    }
    await page.waitForTimeout(300)
    expect(heard.signals()).not.toContain('form-rejected')
  })
})
