import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { pause } from '../support/e2e/hand.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

const config = helpOn('rage-click')

/** The first press blocks the main thread; the others queue behind it. */
const freezing = (
  ms: number,
  answer: string,
) => `<button id="pay" type="button">Pay now</button><p id="note">Ready</p>
  <script>
    let first = true
    document.getElementById('pay').addEventListener('click', () => {
      const until = performance.now() + (first ? ${ms} : 0)
      first = false
      while (performance.now() < until);
      ${answer}
    })
  </script>`

describe.concurrent('a page that freezes while the user presses on', () => {
  test('and then answers was slow, not dead', async ({ page, site }) => {
    const body = freezing(2500, "document.getElementById('note').textContent += ' paid'")
    const { heard, hand } = await open(page, site, { config, body })
    await hand.pressBlindly('#pay', 4)
    await page.getByText('Ready paid paid paid paid').waitFor()
    await pause(1300)
    expect(heard.signals()).toContain('slow-click')
    expect(heard.signals()).not.toContain('rage-click')
    expect(heard.signals()).not.toContain('dead-click')
    expect(heard.observations('stalled').length).toBeGreaterThan(0)
  })

  test('and answers the first press only was slow as well', async ({ page, site }) => {
    const body = freezing(2500, "document.getElementById('note').textContent = 'Paid'")
    const { heard, hand } = await open(page, site, { config, body })
    await hand.pressBlindly('#pay', 4)
    await page.getByText('Paid', { exact: true }).waitFor()
    await pause(1300)
    expect(heard.signals()).toContain('slow-click')
    expect(heard.signals()).not.toContain('rage-click')
    expect(heard.signals()).not.toContain('dead-click')
  })

  test('and never answers is raged at', async ({ page, site }) => {
    const { heard, hand, help } = await open(page, site, { config, body: freezing(2500, '') })
    await hand.pressBlindly('#pay', 4)
    await heard.signal('rage-click')
    await help.waitFor()
  })
})
