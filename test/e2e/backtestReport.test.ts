import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe } from 'vitest'
import { expect, test } from '../support/e2e.ts'
import { emptyFolder } from '../support/e2e/emptyFolder.ts'
import { PAYLOADS } from '../support/payloads.ts'
import { shopConfig } from '../support/replay/shopConfig.ts'
import { shopSession } from '../support/replay/shopSession.ts'

let report = ''
let hostileReport = ''
const evil = PAYLOADS.join('')

/** Help that comes, calm, and a recording that wants to take over the page in which it is looked at. */
beforeAll(() => {
  const folder = emptyFolder()
  const refused = shopSession('refused while typing', 4)
  const put = (name: string, value: object) => writeFileSync(join(folder, name), JSON.stringify(value))
  put('refused.json', refused.events)
  put('calm.json', shopSession('reads', 5).events)
  put('hostile.json', {
    session_id: '</script><img src=x onerror=hurt()>',
    events: makeHostile(shopSession('rages', 3).events),
  })
  const noted = shopConfig.rules.map((rule) => ({ ...rule, note: evil }))
  put('unstuck.json', { ...shopConfig, rules: noted })
  put('next.json', { ...shopConfig, rules: noted.filter(({ id }) => id !== 'checkout/card-refused') })
  const write = (name: string, ...recordings: string[]) => {
    const words = ['backtest', 'unstuck.json', ...recordings, '--compare', 'next.json', '--html', name]
    spawnSync(process.execPath, [resolve('dist/cli.js'), ...words], { cwd: folder })
    return pathToFileURL(join(folder, name)).href
  }
  report = write('report.html', 'refused.json', 'calm.json')
  hostileReport = write('hostile.html', 'hostile.json')
})

describe('the report', () => {
  test('shows what each rule would have done, plays the session beside it, and asks the network for nothing', async ({
    page,
  }) => {
    const { asked, errors } = watch(page)
    await page.goto(report)
    const rules = page.getByRole('region', { name: 'Rules' })
    await rules.getByRole('article').filter({ hasText: 'checkout/card-refused' }).getByText('50 %').waitFor()
    await page.getByRole('button', { name: /^refused\.json/ }).click()
    await page.frameLocator('.stage iframe').getByRole('heading', { name: 'Checkout' }).waitFor()
    // The player stands where help would have come.
    await page.frameLocator('.stage iframe').getByText('Your card was declined.').waitFor()
    await page.getByText(/From 1:\d\d on this is a supposition/).waitFor()
    await page.setViewportSize({ width: 360, height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    // Who chooses their own colours sees what is a button, which session it is and how many would be helped.
    await page.emulateMedia({ forcedColors: 'active' })
    const edges = await page.evaluate(() => {
      const look = (of: string) => getComputedStyle(document.querySelector(of)!)
      return [
        look('.play').borderTopStyle,
        look('.list [aria-current]').outlineStyle,
        look('.bar').borderTopStyle,
      ]
    })
    expect(edges).toEqual(['solid', 'solid', 'solid'])
    expect({ asked, errors }).toEqual({ asked: [], errors: [] })
  })

  test('is used with the keyboard alone', async ({ page }) => {
    await page.goto(report)
    // One stop for all sessions, however many there are: the arrow keys go up and down, and Tab on to the player.
    const list = page.getByRole('navigation', { name: 'Sessions to look at' }).getByRole('button')
    await page.getByRole('button', { name: /^refused\.json/ }).focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => list.last().evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    // Past the fields of the recorded page, in which nothing can be entered.
    await page.frameLocator('.stage iframe').getByText('Your card was declined.').waitFor()
    await page.keyboard.press('Tab')
    await expect
      .poll(() =>
        page.getByRole('button', { name: 'Play' }).evaluate((one) => one === document.activeElement),
      )
      .toBe(true)
    const words = page.frameLocator('.stage iframe').getByRole('alert')
    await words.filter({ hasText: 'declined' }).waitFor()
    const moments = page.getByRole('list', { name: 'What happened' }).getByRole('button')
    await moments.filter({ hasText: '/checkout' }).focus()
    await page.keyboard.press('Enter')
    // Back to the beginning, where nothing was refused yet.
    await expect.poll(() => words.textContent()).toBe('')
    await moments.filter({ hasText: 'would be shown' }).focus()
    await page.keyboard.press('Enter')
    await words.filter({ hasText: 'declined' }).waitFor()
    const time = page.getByRole('slider', { name: 'Time in the session' })
    const before = Number(await time.inputValue())
    await time.press('ArrowRight')
    expect(Number(await time.inputValue())).toBeGreaterThan(before)
    await page.getByRole('button', { name: 'Play' }).press('Space')
    await expect.poll(async () => Number(await time.inputValue())).toBeGreaterThan(before + 800)
  })

  test('says what another config would change, and leads to the sessions', async ({ page }) => {
    const { asked, errors } = watch(page)
    await page.goto(report)
    const changes = page.getByRole('region', { name: 'If next.json takes the place of unstuck.json' })
    await changes.getByText('Other help in 1 session.').waitFor()
    const gone = changes.getByRole('article').filter({ hasText: 'No longer shown' })
    await page.getByRole('button', { name: /^calm\.json/ }).click()
    await page.getByRole('heading', { name: 'calm.json' }).waitFor()
    await gone.getByRole('button', { name: /refused\.json/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'refused.json' }).waitFor()
    // A moment before the help that would not come any more.
    await page.frameLocator('.stage iframe').getByText('Your card was declined.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Sessions')
    expect({ asked, errors }).toEqual({ asked: [], errors: [] })
  })

  test('runs nothing of what a hostile recording holds', async ({ page, context }) => {
    const { asked } = watch(page)
    const opened: string[] = []
    context.on('page', () => opened.push('window'))
    await page.addInitScript(() =>
      Object.assign(window, { hurt: () => Object.assign(window, { isHurt: true }) }),
    )
    await page.goto(hostileReport)
    await page.frameLocator('.stage iframe').getByRole('heading', { name: 'Checkout' }).waitFor()
    await page.getByRole('button', { name: 'Play' }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    // All of it would call the report's own window.
    expect(await page.evaluate(() => 'isHurt' in window)).toBe(false)
    expect({ asked, opened, sandbox: await page.locator('.stage iframe').getAttribute('sandbox') }).toEqual({
      asked: [],
      opened: [],
      sandbox: 'allow-same-origin',
    })
  })
})

function watch(page: import('playwright').Page) {
  const asked: string[] = []
  const errors: string[] = []
  // What the policy refuses is announced, and never sent.
  const note = (request: import('playwright').Request) => {
    const isOwn = /^(file|blob|data|about):/.test(request.url())
    if (!isOwn && request.failure()?.errorText !== 'csp') asked.push(request.url())
  }
  page.on('requestfinished', note)
  page.on('requestfailed', note)
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return { asked, errors }
}

/** The same page with all that a snapshot can carry and a browser could run. */
function makeHostile(events: readonly object[]): object[] {
  const element = (tagName: string, attributes: object, id: number, text = '') => ({
    type: 2, tagName, attributes, id, childNodes: text === '' ? [] : [{ type: 3, textContent: text, id: id + 1 }],
  }) // prettier-ignore
  const nodes = [
    element('script', {}, 900, 'top.hurt()'),
    element('img', { src: 'x', onerror: 'top.hurt()' }, 910),
    element('img', { src: 'https://evil.example/pixel.gif' }, 915),
    element('svg', { onload: 'top.hurt()' }, 920),
    element('a', { href: 'javascript:top.hurt()' }, 930, 'Pay now'),
    element(
      'iframe',
      { src: 'https://evil.example/frame', srcdoc: '<script>top.hurt()</script>', sandbox: 'allow-scripts' },
      940,
    ),
    element('meta', { 'http-equiv': 'refresh', content: '0;url=https://evil.example/' }, 950),
    element('base', { href: 'https://evil.example/' }, 960),
    element('link', { rel: 'stylesheet', href: 'https://evil.example/style.css' }, 970),
    element('link', { rel: 'prefetch', href: 'https://evil.example/next' }, 975),
    element(
      'style',
      {},
      980,
      '@import "https://evil.example/more.css"; body { background: url(https://evil.example/b.png) }',
    ),
    element('object', { data: 'https://evil.example/o' }, 990),
    element('details', { open: '', ontoggle: 'top.hurt()' }, 1000),
    element('input', { autofocus: '', onfocus: 'top.hurt()' }, 1010),
    element('p', {}, 1020, evil),
  ]
  // Inside of the body: by what stands in the snapshot, not by a mutation that might not find its place.
  return JSON.parse(
    JSON.stringify(events).replace(
      '{"type":2,"tagName":"h1"',
      () => `${JSON.stringify(nodes).slice(1, -1)},{"type":2,"tagName":"h1"`,
    ),
  ) as object[]
}
