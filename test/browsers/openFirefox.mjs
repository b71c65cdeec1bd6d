import { existsSync } from 'node:fs'
import puppeteer from 'puppeteer-core'

const PLACES = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/**
 * An installed Firefox, by WebDriver BiDi. Playwright drives a build of its own.
 *
 * @returns {Promise<import('./browser.d.ts').ForeignBrowser | undefined>}
 */
export async function openFirefox() {
  const executablePath = PLACES.find((place) => place && existsSync(place))
  if (!executablePath) return undefined
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 860 })
  let at = { x: 0, y: 0 }
  return {
    name: (await browser.version()).replace('/', ' '),
    goto: async (url) => void (await page.goto(url)),
    ask: (expression) => page.evaluate(expression),
    async moveTo(x, y) {
      at = { x, y }
      await page.mouse.move(x, y)
    },
    press: () => page.mouse.click(at.x, at.y, { delay: 40 }),
    type: (text) => page.keyboard.type(text, { delay: 40 }),
    key: (key) => page.keyboard.press(key),
    shoot: async (path) => void (await page.screenshot({ path })),
    close: () => browser.close(),
  }
}
