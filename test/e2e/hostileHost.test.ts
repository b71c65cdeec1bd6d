import { describe } from 'vitest'
import { helpOn } from '../support/e2e/config.ts'
import { shapes } from '../support/e2e/embed.ts'
import { open } from '../support/e2e/open.ts'
import { expect, test } from '../support/e2e.ts'

/**
 * What pages do to the world before our script comes, each as a function that runs first. The page works as it
 * does without us, and as much of us as the browser still allows.
 */
const hosts: Record<string, () => void> = {
  'freezes prototypes': () => {
    for (const one of [Element, Node, EventTarget, History, HTMLElement, XMLHttpRequest, Event]) {
      Object.freeze(one.prototype)
    }
    Object.freeze(Array.prototype)
    Object.freeze(Object.prototype)
  },
  'keeps its fetch from being replaced': () => {
    Object.defineProperty(window, 'fetch', { value: window.fetch, writable: false, configurable: false })
  },
  'denies storage': () => {
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    }
  },
  'has a full storage': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    IDBFactory.prototype.open = () => {
      throw new DOMException('broken', 'UnknownError')
    }
  },
  'says how arrays become JSON, as Prototype.js did': () => {
    Object.assign(Array.prototype, {
      toJSON() {
        return 'theirs'
      },
    })
  },
  'adds to the prototypes of everything': () => {
    Object.assign(Object.prototype, { foo: 'theirs', extend() {}, clone: () => ({}), value: 'theirs' })
    Object.assign(Array.prototype, { last: () => 'theirs', contains: () => true })
    Object.assign(String.prototype, { scrub: () => 'theirs' })
  },
  'has a clock and an origin of its own': () => {
    Object.assign(window, { origin: 'Berlin' })
    Date.now = () => 0
    window.Date = class extends Date {
      constructor() {
        super(0)
      }
    } as DateConstructor
  },
  'has neither popovers nor constructable style sheets': () => {
    const names = 'navigation PerformanceObserver requestIdleCallback PaymentRequest speechSynthesis'
    for (const name of names.split(' ')) delete (window as unknown as Record<string, unknown>)[name]
    delete (Navigator.prototype as unknown as Record<string, unknown>).locks
  },
}

const body = `<button id="dead" type="button">Pay now</button> <button id="live" type="button">Count</button>
  <p id="total">0</p><script>
    live.onclick = () => { total.textContent = Number(total.textContent) + 1 }
  </script>`

/** What is told of the page's own doing: its backend says no, or its storage does. */
const TOLD = ['forward-refused', 'forward-not-kept']

describe.concurrent('a page that', () => {
  for (const [name, spoil] of Object.entries(hosts)) {
    for (const as of shapes.filter((shape) => shape !== 'one file')) {
      // The helper with which esbuild makes a module an object walks up to what the page has added to all objects.
      if (as === 'ESM import' && name === 'adds to the prototypes of everything') continue
      test(`${name} works as without us, and its user is helped (${as})`, async ({ page, site }) => {
        await page.addInitScript(spoil)
        site.on('POST /friction', { status: 202 })
        const shop = await open(page, site, {
          as,
          config: helpOn('rage-click'),
          consent: 'granted',
          forward: '/friction',
          body,
        })
        await shop.hand.press('#live', 2)
        await page.getByText('2', { exact: true }).waitFor()
        await shop.hand.press('#dead', 3)
        await shop.help.waitFor()
        await shop.hand.press(shop.help.getByLabel('Close'))
        await shop.help.waitFor({ state: 'detached' })
        await page.evaluate(() => (window as unknown as { unstuck: { stop(): void } }).unstuck.stop())
        await shop.hand.press('#live')
        await page.getByText('3', { exact: true }).waitFor()
        expect(shop.heard.complaints).toEqual([])
        expect(shop.heard.of('problem').filter(({ code }) => !TOLD.includes(code))).toEqual([])
      })
    }
  }

  for (const as of shapes) {
    test(`throws and rejects by itself hears of each once, as without us (${as})`, async ({ page, site }) => {
      site.on('GET /gone', { status: 200, body: '{}' })
      await page.addInitScript(() => {
        const heard: string[] = []
        Object.assign(window, { heard })
        addEventListener('error', ({ message }) => heard.push(`error ${message}`))
        addEventListener('unhandledrejection', ({ reason }) => heard.push(`rejection ${String(reason)}`))
        onerror = () => void heard.push('onerror')
      })
      const shop = await open(page, site, {
        as,
        config: helpOn('rage-click'),
        body: `<button id="throw" type="button">Throw</button> <button id="reject" type="button">Reject</button>
          <button id="fetch" type="button">Fetch</button><script>
            document.getElementById('throw').onclick = () => { throw new TypeError('thrown') }
            document.getElementById('reject').onclick = () => { Promise.reject(new RangeError('rejected')) }
            document.getElementById('fetch').onclick = () => { window.fetch('http://127.0.0.1:9/') }
          </script>`,
      })
      await shop.hand.press('#throw')
      await shop.hand.press('#reject')
      await shop.hand.press('#fetch')
      const read = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
      await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length >= 4)
      await page.waitForTimeout(200)
      expect(await read()).toEqual([
        'error Uncaught TypeError: thrown',
        'onerror',
        'rejection RangeError: rejected',
        'rejection TypeError: Failed to fetch',
      ])
    })
  }

  for (const when of ['before', 'after'] as const) {
    test(`replaces fetch ${when} us keeps its own behaviour, and failures are still seen`, async ({
      page,
      site,
    }) => {
      site.on('POST /api/pay', { status: 502, body: '{}' })
      const replace = `{
        const inner = window.fetch
        window.calls = []
        window.fetch = function (...args) { calls.push(String(args[0])); return inner.apply(this, args) }
      }`
      if (when === 'before') await page.addInitScript(replace)
      const shop = await open(page, site, {
        body: `<button id="pay" type="button">Pay</button><p id="note"></p><script>
          pay.onclick = async () => {
            const { status } = await fetch('/api/pay', { method: 'POST' })
            note.textContent += status + ' '
          }</script>`,
      })
      if (when === 'after') await page.evaluate(replace)
      await shop.hand.press('#pay')
      await page.getByText('502', { exact: true }).waitFor()
      await shop.hand.press('#pay')
      await page.getByText('502 502', { exact: true }).waitFor()
      await shop.heard.signal('retry-loop')
      expect(await page.evaluate('calls')).toEqual(['/api/pay', '/api/pay'])
      await page.evaluate('unstuck.stop()')
      await shop.hand.press('#pay')
      await page.getByText('502 502 502', { exact: true }).waitFor()
      expect(await page.evaluate('calls.length')).toBe(3)
    })
  }

  test('names its elements like everything that scripts reach for is helped all the same', async ({
    page,
    site,
  }) => {
    // As in a booking form: "children" and "length" are fields there.
    const names = 'id name action method target elements children length title hidden style submit form value'
    const clobbered = `<form id="account" name="account">
      ${names
        .split(' ')
        .map((name) => `<input name="${name}" value="x" style="width: 20px">`)
        .join('')}
      <button id="pay" type="button">Pay now</button></form>
      <a id="navigation"></a><a id="performance"></a>`
    const shop = await open(page, site, { config: helpOn('rage-click'), body: clobbered })
    await shop.hand.press('#pay', 3)
    await shop.heard.signal('rage-click')
    await shop.help.waitFor()
    expect(shop.heard.of('problem')).toEqual([])
    expect(shop.heard.complaints).toEqual([])
  })
})
