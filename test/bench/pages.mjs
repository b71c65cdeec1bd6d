import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { ensureBrowser } from '../support/browser.mjs'

const LISTENED =
  'pointerdown pointerup pointermove pointerover click keydown keyup scroll wheel input change focusin focusout'
const embeds = {
  nothing: '',
  listeners: `<script>for (const type of '${LISTENED}'.split(' ')) addEventListener(type, () => {}, { capture: true, passive: true })</script>`,
  unstuck: '<script src="/dist/unstuck.global.js"></script>',
  help: '<script src="/dist/unstuck.global.js" data-config="/config.json"></script>',
  other: '<script src="/other/unstuck.global.js"></script>',
  rrweb: '<script src="/dist/unstuck.global.js"></script><script src="/built/rrweb.js"></script>',
  recorder: '<script src="/dist/unstuck.global.js"></script><script src="/built/recorder.js"></script>',
}

/** For the page that shows help. */
const config = {
  schemaVersion: 1,
  rules: [],
  interventions: {
    bench: {
      kind: 'card',
      title: 'Card refused?',
      body: 'Most banks ask for the **billing** postcode.',
      actions: [{ label: 'Not now', dismiss: true }],
    },
  },
}

/**
 * One page, with what is compared in it: `nothing`, empty `listeners`, `unstuck`, and the build of an `other` folder.
 *
 * @param {string | undefined} other
 */
export async function openPages(other) {
  const folders = { dist: 'dist', built: '.cache/bench', other }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const [, folder = '', file] = pathname.split('/')
    // Isolated from other origins, a page is trusted with a clock of 5 µs.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    if (file?.endsWith('.js')) {
      response.setHeader('content-type', 'text/javascript')
      return response.end(readFileSync(join(folders[folder], file)))
    }
    if (pathname === '/config.json') {
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify(config))
    }
    if (folder === 'api') return response.writeHead(503).end()
    response.setHeader('content-type', 'text/html')
    response.end(pageWith(embeds[folder] ?? ''))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const browser = await chromium.launch(ensureBrowser())

  return {
    names: ['nothing', 'listeners', 'unstuck', ...(other ? ['other'] : [])],
    /** @param {string} name @param {() => void} [prepare] runs in the page, before its scripts */
    async open(name, prepare) {
      const page = await browser.newPage()
      if (prepare) await page.addInitScript(prepare)
      await page.goto(`http://127.0.0.1:${port}/${name}`)
      await page.waitForFunction(() => globalThis.unstuck?.ready.then(() => true) ?? true)
      await page.waitForFunction(() => globalThis.isRecording?.() ?? true)
      await page.waitForTimeout(300)
      return { page, devtools: await page.context().newCDPSession(page) }
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

/** A page of some 1,500 elements, as a list of orders has them. */
function pageWith(embed) {
  const buttons = Array.from(
    { length: 6 },
    (_, i) => `<button onclick="out.textContent = ${i} + ' ' + performance.now()">Answer ${i}</button>`,
  )
  const rows = Array.from(
    { length: 200 },
    (_, i) =>
      `<li class="row"><a href="#row-${i}"><b>Order ${i}</b> <span>open</span></a> <i>12.00</i><label><input type="checkbox" name="row-${i}"> Pick</label></li>`,
  )
  return `<!doctype html><html lang="en"><title>Bench</title>${embed}
    <style>button { display: block; width: 120px; height: 28px; margin: 2px } .row:hover { background: #eee }</style>
    <body><main>${buttons.join('')}
    <button id="dead">Nothing</button><button id="burst">Burst</button><button id="fail">Fail</button><button id="throw">Throw</button>
    <form onsubmit="return false"><label>Name <input name="name"></label><label>Street <input name="street"></label></form>
    <p id="out"></p><div id="list"></div><ul>${rows.join('')}</ul></main>
    <script>
      globalThis.reactions = []
      new PerformanceObserver((list) => {
        for (const { duration, startTime, processingEnd, interactionId } of list.getEntries())
          if (interactionId) reactions.push({ duration, handled: processingEnd - startTime })
      }).observe({ type: 'event', durationThreshold: 16, buffered: true })
      const change = () => { for (let i = 0; i < 10000; i++) list.append(document.createElement('i')); list.textContent = '' }
      burst.onclick = change
      fail.onclick = () => fetch('/api', { method: 'POST' }).then(() => setTimeout(change))
      globalThis['throw'].onclick = () => { throw new TypeError('bench') }
    </script>`
}
