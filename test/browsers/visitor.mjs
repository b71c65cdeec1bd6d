import { setTimeout as wait } from 'node:timers/promises'

const HELP_WITHIN = 8000
/** Events that a page has sent as it was left. */
const ARRIVE_WITHIN = 1500
/** What a page does that takes its time. */
const SETTLES_WITHIN = 15_000
/** Where the help that is on the page is drawn. */
const SHADOW = `document.querySelector('[data-unstuck-help]')?.shadowRoot`
const HELP = `${SHADOW}?.querySelector('[part]')`

/**
 * Somebody in the shop, whatever browser it is: looks, moves and presses as people do. What came of it is seen on the page, and
 * in what the backend has received.
 *
 * @param {import('./browser.d.ts').ForeignBrowser} browser
 * @param {Awaited<ReturnType<import('../../examples/playground/server/startPlayground.mjs').startPlayground>>} playground
 * @param {(what: string) => unknown} keep takes a screenshot, where one is wanted
 */
export function createVisitor(browser, playground, keep) {
  async function placeOf(selector) {
    const place = await browser.ask(
      `(() => { const element = document.querySelector(${JSON.stringify(selector)})
        element?.scrollIntoView({ block: 'center', behavior: 'instant' })
        const { x, y, width, height } = element?.getBoundingClientRect() ?? {}
        return element ? { x: x + width / 2, y: y + height / 2 } : null })()`,
    )
    if (!place) throw new Error(`There is no ${selector} on the page.`)
    return place
  }

  return {
    ask: browser.ask,
    key: browser.key,
    type: browser.type,
    wait,
    async open(path) {
      await browser.goto(playground.origin + path)
      await wait(1200)
    },
    /** A page that is not the shop's. */
    async visit(url) {
      await browser.goto(url)
      await wait(600)
    },
    /** What a promise of the page comes to: not every protocol waits for one. */
    async settle(expression) {
      await browser.ask(
        `(() => { const end = (value) => void (window.settled = { value })
          window.settled = undefined
          void ${expression}.then(end, (error) => end(String(error))) })()`,
      )
      for (const until = Date.now() + SETTLES_WITHIN; Date.now() < until; await wait(50)) {
        if (await browser.ask('!!window.settled')) return browser.ask('window.settled.value ?? null')
      }
      throw new Error(`${expression} has not settled.`)
    },
    async press(selector, times = 1, every = 250) {
      const { x, y } = await placeOf(selector)
      await browser.moveTo(x - 30, y - 20)
      await browser.moveTo(x, y)
      for (let at = 0; at < times; at++) {
        if (at > 0) await wait(every)
        await browser.press()
      }
      await wait(150)
    },
    /** Moves the pointer about, as somebody does who reads and thinks. */
    async think(ms) {
      for (const until = Date.now() + ms; Date.now() < until; await wait(700)) {
        await browser.moveTo(300 + Math.random() * 200, 250 + Math.random() * 100)
      }
    },
    /** Whether help comes. */
    async help() {
      for (const until = Date.now() + HELP_WITHIN; Date.now() < until; await wait(100)) {
        if (!(await browser.ask(`!!${HELP}`))) continue
        await wait(500)
        await keep('help')
        return true
      }
      return false
    },
    /** Presses what is in the help, by its selector or by its words. */
    async pressInHelp(what) {
      const place = await browser.ask(
        `(() => { const root = ${SHADOW}
          const said = [...root.querySelectorAll('button')].find((each) => each.textContent.trim() === ${JSON.stringify(what)})
          const { x, y, width, height } = (said ?? root.querySelector(${JSON.stringify(/^[a-z]+$/.test(what) ? what : 'none')}))?.getBoundingClientRect() ?? {}
          return width ? { x: x + width / 2, y: y + height / 2 } : null })()`,
      )
      if (!place) throw new Error(`There is no "${what}" in the help.`)
      await browser.moveTo(place.x, place.y)
      await browser.press()
      await wait(200)
    },
    readHelp: () => browser.ask(`${SHADOW}?.textContent ?? ''`),
    isHelped: () => browser.ask(`!!${HELP}`),
    isInHelp: () => browser.ask(`!!document.activeElement?.matches('[data-unstuck-help]')`),
    /** How far the help is from what it is about, in pixels; less than none where it covers it. */
    distanceTo: (selector) =>
      browser.ask(
        `(() => { const [help, about] = [${HELP}, document.querySelector(${JSON.stringify(selector)})].map((each) => each.getBoundingClientRect())
          return Math.max(about.top - help.bottom, help.top - about.bottom, help.left - about.right, about.left - help.right) })()`,
      ),
    /** Leaves the shop. What has the backend heard? */
    async leave() {
      await browser.goto('about:blank')
      await wait(ARRIVE_WITHIN)
      const of = (kind) => playground.received.filter(({ type }) => type === `io.unstuck.${kind}`)
      return {
        signals: of('signal').map(({ data }) => data.type),
        shown: of('decision').flatMap(({ data }) => (data.verdict === 'show' ? [data.rule] : [])),
        steps: of('intervention').map(({ data }) => data.step),
      }
    },
  }
}
