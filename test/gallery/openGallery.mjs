import { createServer } from 'node:http'
import { once } from 'node:events'
import { chromium } from 'playwright'
import sirv from 'sirv'
import { ensureBrowser } from '../support/browser.mjs'

/** The gallery's pages, served from this folder on loopback, in a browser of its own. */
export async function openGallery() {
  const files = sirv('.', { dev: true })
  const server = createServer((request, response) =>
    files(request, response, () => response.writeHead(404).end()),
  ).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const browser = await chromium.launch(ensureBrowser())

  return {
    /**
     * A page of states, each of them reached.
     *
     * @param {string} query
     * @param {{ width: number, forced?: boolean, largeText?: boolean }} how
     */
    async open(query, { width, forced, largeText }) {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
        ...(forced && { forcedColors: 'active' }),
      })
      if (largeText) {
        const session = await page.context().newCDPSession(page)
        await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
      }
      await page.goto(`http://127.0.0.1:${port}/examples/gallery/${query}`)
      // Nothing is out of sight, so that tips stand beside what they are about.
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      await page.setViewportSize({ width, height })
      const frames = page.frames().filter((frame) => frame.url().includes('frame.html'))
      await Promise.all(
        frames.map((frame) =>
          frame.waitForSelector('html[data-ready]', { state: 'attached', timeout: 120_000 }),
        ),
      )
      await page.evaluate(() => document.fonts.ready)
      return { page, frames }
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}
