import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const config = helpOn('retry-loop')

/** A button whose handler fails every time, and shows so. */
const buttons: Record<string, string> = {
  fetch: `fetch('/api/pay', { method: 'POST' }).then(({ status }) => say(status))`,
  XMLHttpRequest: `const x = new XMLHttpRequest(); x.open('POST', '/api/pay'); x.onload = () => say(x.status); x.send('{}')`,
}

const pageWith = (handler: string) => `<button id="pay" type="button">Pay</button><p id="note"></p>
  <script>
    const say = (text) => { note.textContent = text + ' at ' + performance.now() }
    pay.onclick = () => { ${handler} }
  </script>`

describe.concurrent('a request that fails again', () => {
  for (const [name, handler] of Object.entries(buttons)) {
    test(`is told as retry-loop (${name})`, async ({ page, site }) => {
      site.on('POST /api/pay', { status: 502 })
      const { heard, hand, help } = await open(page, site, { config, body: pageWith(handler) })
      await hand.press('#pay')
      await heard.observation('response')
      await hand.press('#pay')
      const { event } = await heard.signal('retry-loop')
      expect(event.evidence).toMatchObject({ request: 'POST /api/pay', status: 502, acts: 2 })
      await help.waitFor()
    })
  }

  test('is none when the second attempt works', async ({ page, site }) => {
    let asked = 0
    site.on('POST /api/pay', () => ({ status: asked++ === 0 ? 502 : 200 }))
    const { heard, hand } = await open(page, site, { config, body: pageWith(buttons.fetch!) })
    await hand.press('#pay')
    await heard.observation('response')
    await hand.press('#pay')
    await heard.observation('response', 1)
    expect(heard.signals()).not.toContain('retry-loop')
  })

  test('is told by the host too, where no sensor sees it', async ({ page, site }) => {
    const handler = `setTimeout(() => { unstuck.request({ key: 'CreateExport', ok: false }); say('no') }, 50)`
    const { heard, hand } = await open(page, site, { config, body: pageWith(handler) })
    await hand.press('#pay')
    await heard.observation('response')
    await hand.press('#pay')
    const { event } = await heard.signal('retry-loop')
    expect(event.evidence.request).toBe('CreateExport')
  })

  test('is nobody’s trouble when nobody pressed anything', async ({ page, site }) => {
    site.on('GET /api/news', { status: 503 })
    const { heard } = await open(page, site, { config, body: '<h1>News</h1>' })
    await page.evaluate(async () => {
      for (let i = 0; i < 5; i++) await fetch('/api/news')
    })
    await heard.observation('response', 4)
    expect(heard.signals()).not.toContain('retry-loop')
  })

  test('the same error twice is told by the host too, where a framework swallowed it', async ({
    page,
    site,
  }) => {
    const handler = `try { null.boom } catch (error) { unstuck.error(error); say('oh') }`
    const { heard, hand, help } = await open(page, site, {
      config: helpOn('error-loop'),
      body: pageWith(handler),
    })
    await hand.press('#pay', 2, 600)
    await heard.signal('error-loop')
    await help.waitFor()
  })
})
