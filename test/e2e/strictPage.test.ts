import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { type Embed, pageOf, type Shape, shapes } from '../support/e2e/embed.ts'
import { prepare, serve } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

/** What a strict host says, and what its script elements carry so that they run. */
const policies = {
  "default-src 'self' and trusted types": {
    policy: "default-src 'self'; require-trusted-types-for 'script'",
    attributes: '',
  },
  "a nonce and 'strict-dynamic'": {
    policy:
      "script-src 'nonce-n0nce' 'strict-dynamic'; style-src 'nonce-n0nce'; object-src 'none'; " +
      "base-uri 'none'; require-trusted-types-for 'script'",
    attributes: 'nonce="n0nce"',
  },
}

const body = '<button id="pay" type="button">Pay now</button>'

const config = helpOn('rage-click', {
  help: {
    actions: [
      { label: 'Try again', remedy: 'again' },
      { label: 'Later', snooze: '1h' },
    ],
  },
})

describe.concurrent('a page with a strict policy', () => {
  for (const [name, { policy, attributes }] of Object.entries(policies)) {
    for (const as of shapes) {
      test(`gets help without one violation under ${name} (${as})`, async ({ page, site }) => {
        const embed: Embed = {
          as,
          config,
          attributes,
          options: '{ remedies: { again: () => new Promise((done) => setTimeout(done, 50)) } }',
          // Its own style element is not ours to answer for.
          body: attributes ? body : body.replace(/<style.*?style>/, ''),
        }
        serve(site, embed)
        site.on('GET /', {
          type: 'text/html',
          headers: { 'content-security-policy': policy },
          body: withoutStyle(pageOf(embed)),
        })
        const { heard, hand, help } = prepare(page)
        await page.goto(site.origin)
        await heard.observation('start')

        await hand.press('#pay', 3)
        await help.waitFor()
        await hand.press(help.getByRole('button', { name: 'Try again' }))
        await heard.next('intervention', ({ step }) => step === 'used')
        await help.getByText('Done', { exact: false }).waitFor()
        await hand.press(help.getByLabel('Close'))
        await heard.next('intervention', ({ step }) => step === 'dismissed' || step === 'closed')
        await help.waitFor({ state: 'detached' })
        expect(heard.of('problem')).toEqual([])
        expect(heard.complaints).toEqual([])
      })
    }
  }

  test('loads the widget when it is needed, and in one file never', async ({ page, site }) => {
    const asked = async (as: Shape) => {
      const scripts: string[] = []
      const one = await page.context().newPage()
      one.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
      })
      serve(site, { as, config })
      site.on('GET /', pageOf({ as, config, body }))
      const { heard, hand, help } = prepare(one)
      await one.goto(site.origin)
      await heard.observation('start')
      await hand.press('#pay', 3)
      await help.waitFor()
      // Tabs share one budget while they are open.
      await one.close()
      return scripts.filter((name) => name.startsWith('/unstuck'))
    }
    expect(await asked('one file')).toEqual(['/unstuck.stub.js', '/unstuck.all.js'])
    expect(await asked('script tag')).toEqual(expect.arrayContaining(['/unstuck.widget.js']))
  })
})

/** The frame of the test pages has a style element without a nonce. */
function withoutStyle(html: string): string {
  return html.replace(/<style>[\s\S]*?<\/style>/, '')
}
