import { describe } from 'vitest'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const BODY = `<button id="go" onclick="fetch('/api/export', { method: 'POST' }).then(({ ok }) => (out.textContent = ok), () => {})">Go</button>
  <p id="out"></p>`

describe.concurrent('a request that a press sends', () => {
  test('is told as slow while the user waits, and weighs nothing once it is served', async ({
    page,
    site,
  }) => {
    site.on('POST /api/export', { after: 6000 })
    const { heard, hand } = await open(page, site, { body: BODY })
    await hand.press('#go')
    const { event } = await heard.signal('slow-request')
    expect(event).toMatchObject({ count: 1, evidence: { request: 'POST /api/export', limit: 4000 } })
    expect(heard.observations('response')).toEqual([])
    await heard.observation('response')
    await heard.next('score', ({ visit }) => visit === 0)
  })

  test('is told as failed when the server breaks down', async ({ page, site }) => {
    site.on('POST /api/export', { status: 503 })
    const { heard, hand } = await open(page, site, { body: BODY })
    await hand.press('#go')
    const { event } = await heard.signal('failed-request')
    expect(event).toMatchObject({
      target: { name: 'Go' },
      evidence: { request: 'POST /api/export', status: 503, failures: 1 },
    })
  })

  test('that is served at the second try of its own is told as nothing', async ({ page, site }) => {
    let tries = 0
    site.on('POST /api/export', () => ({ status: ++tries === 1 ? 503 : 200 }))
    const again = `fetch('/api/export', { method: 'POST' }).then((one) => one.ok || setTimeout(() => fetch('/api/export', { method: 'POST' }), 1000))`
    const { heard, hand } = await open(page, site, { body: `<button id="go" onclick="${again}">Go</button>` })
    await hand.press('#go')
    await heard.observation('response', 1)
    await page.waitForTimeout(2500)
    expect(heard.signals()).not.toContain('failed-request')
  })
})
