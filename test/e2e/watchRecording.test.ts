import { resolve } from 'node:path'
import { beforeAll, describe } from 'vitest'
import { bundle } from '../support/e2e/bundle.ts'
import { helpOn } from '../support/e2e/config.ts'
import { prepare } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

const config = helpOn('rage-click', {
  help: { kind: 'card', actions: [{ label: 'Talk to us', handover: 'default' }] },
})

/** A host that records, and lets its users share that with the desk. */
function serve(site: Site, files: ReadonlyMap<string, string>, policy?: string): void {
  for (const [name, body] of files) site.on(`GET /host/${name}`, { type: 'text/javascript', body })
  site.on('POST /desk', { body: '{}' })
  site.on('GET /style.css', { type: 'text/css', body: 'h1 { color: rgb(1, 2, 3) } body { margin: 40px }' })
  site.on('GET /host/app.js', {
    type: 'text/javascript',
    body: `import { createUnstuck } from '/host/unstuck.js'
      import { createRecorder } from '/host/recorder.js'
      document.querySelector('h1').style.marginTop = '7px'
      const unstuck = createUnstuck({
        config: ${JSON.stringify(config)}, consent: 'granted',
        handover: { default: '/desk' },
        recording: () => recorder.take(),
      })
      record((type, hear) => unstuck.on(type, hear))
      const recorder = (window.recorder = createRecorder(unstuck, { consent: 'granted' }))`,
  })
  site.on('GET /', {
    type: 'text/html',
    ...(policy !== undefined && { headers: { 'content-security-policy': policy } }),
    body: `<!doctype html><html lang="en"><title>Shop</title><link rel="stylesheet" href="/style.css">
      <h1>Jane Roe</h1><label>Name <input id="name"></label> <button id="pay" type="button">Pay</button>
      <script src="/record.js"></script><script type="module" src="/host/app.js"></script>`,
  })
}

describe('the recording in the review', () => {
  let files: ReadonlyMap<string, string>
  beforeAll(async () => {
    files = await bundle({ unstuck: resolve('dist/index.js'), recorder: resolve('dist/recorder.js') })
  })

  for (const [name, policy] of Object.entries({
    'no policy': undefined,
    'a strict policy': "default-src 'self'; require-trusted-types-for 'script'",
  })) {
    test(`is seen before it is shared, masked, by keyboard, and fetched only then (${name})`, async ({
      page,
      site,
    }) => {
      serve(site, files, policy)
      const { heard, hand, help } = prepare(page)
      const scripts: string[] = []
      page.on('response', async (response) => {
        if (
          response.url().endsWith('.js') &&
          (await response.text()).includes('Replayer need at least 2 events')
        )
          scripts.push(response.url())
      })
      await page.goto(site.origin)
      // A look of ours, unlike one that waits in the page, needs no leave of the policy.
      await expect
        .poll(() => page.evaluate('!!window.recorder?.isRecording && recorder.take().length > 3'), {
          timeout: 8000,
        })
        .toBe(true)
      await page.locator('#name').fill('Richard Roe')
      await hand.press('#pay', 4)
      await help.getByRole('button', { name: 'Talk to us' }).click()
      const review = page.getByRole('dialog', { name: 'Talk to us' })
      await review.getByLabel(/A recording of the last minute/).waitFor()
      expect(scripts).toEqual([])

      await review.getByRole('button', { name: 'Watch it' }).focus()
      await page.keyboard.press('Enter')
      const pause = review.getByRole('button', { name: 'Pause' })
      await pause.waitFor()
      await expect.poll(() => scripts).toHaveLength(1)
      expect(await pause.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(
        true,
      )
      const frame = page.frameLocator('iframe')
      expect(await page.locator('iframe').getAttribute('tabindex')).toBe('-1')
      const words = frame.locator('h1')
      await expect.poll(() => words.textContent()).toBe('**** ***')
      // Also where the page's policy refuses inline styles, those of the recording are seen.
      expect(await words.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(1, 2, 3)')
      expect(await words.evaluate((one) => getComputedStyle(one).marginTop)).toBe('7px')
      expect(await page.locator('.stage').evaluate((one) => one.clientHeight)).toBeGreaterThan(60)

      await page.keyboard.press('Space')
      await review.getByRole('button', { name: 'Play' }).waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.press('End')
      await expect.poll(() => frame.locator('#name').inputValue()).toMatch(/^[•◦]+$/)
      expect(await page.content()).not.toContain('[object')
      await review.getByLabel(/A recording of the last minute/).uncheck()
      await page.locator('.stage').waitFor({ state: 'detached' })
      await review.getByRole('button', { name: 'Send' }).click()
      const [sent] = await site.requests('POST /desk')
      expect(JSON.parse(sent!.body)).not.toHaveProperty('recording')
      expect(heard.of('problem')).toEqual([])
      expect(heard.complaints.filter((one) => one.startsWith('uncaught'))).toEqual([])
    })
  }

  for (const [why, none, problems] of [
    ['none is kept', 'recorder.stop()', []],
    [
      'it cannot be read',
      'recorder.take = () => { throw new Error("gone") }',
      ['Failed to read the recording for a handover: Error: gone'],
    ],
  ] as const) {
    test(`is not offered where ${why}, and the user is helped all the same`, async ({ page, site }) => {
      serve(site, files)
      const { heard, hand, help } = prepare(page)
      await page.goto(site.origin)
      await page.waitForFunction('window.recorder')
      await page.evaluate(none)
      await hand.press('#pay', 4)
      await help.getByRole('button', { name: 'Talk to us' }).click()
      const review = page.getByRole('dialog', { name: 'Talk to us' })
      await review.getByRole('button', { name: 'Send' }).waitFor()
      expect(await review.getByLabel(/A recording of the last minute/).count()).toBe(0)
      await review.getByRole('button', { name: 'Send' }).click()
      expect(await site.requests('POST /desk')).toHaveLength(1)
      expect(heard.of('problem').map(({ message }) => message)).toEqual(problems)
    })
  }
})
