/**
 * `npm run browsers`: the playground's shop in Firefox and WebKit, with their own input events, where they are installed. What
 * `npm test` proves in Chromium in depth is seen here to hold elsewhere in breadth. Needs a build.
 *
 *     --only=webkit    one of them
 *     --visits=ticket  those with that word in their sentence
 *     --shots=DIR      keeps a screenshot of all help
 *
 * On Debian: `apt-get install firefox-esr webkit2gtk-driver xvfb`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startPlayground } from '../../examples/playground/server/startPlayground.mjs'
import { openFirefox } from './openFirefox.mjs'
import { openWebKit } from './openWebKit.mjs'
import { createVisitor } from './visitor.mjs'
import { visits } from './visits.mjs'

/** What opens each browser, or `undefined` where it is not installed. */
const BROWSERS = { firefox: openFirefox, webkit: openWebKit }

const valueOf = (flag) => process.argv.find((word) => word.startsWith(`--${flag}=`))?.split('=')[1]
const only = valueOf('only')
const shots = valueOf('shots')
const word = valueOf('visits') ?? ''
if (shots) mkdirSync(shots, { recursive: true })

let faults = 0
for (const [name, open] of Object.entries(BROWSERS)) {
  if (only && only !== name) continue
  const browser = await open()
  if (!browser) console.log(`– ${name} is not installed here: nothing is known of it.`)
  else await liveIn(browser)
}
process.exitCode = faults === 0 ? 0 : 1

/** @param {import('./browser.d.ts').ForeignBrowser} browser */
async function liveIn(browser) {
  console.log(`\n${browser.name}`)
  try {
    for (const [sentence, live] of Object.entries(visits)) {
      if (!sentence.includes(word)) continue
      const wrong = await tryVisit(sentence, live)
      faults += wrong.length
      console.log([`  ${wrong.length === 0 ? '✓' : '✗'} ${sentence}`, ...wrong].join('\n      '))
    }
  } finally {
    await browser.close()
  }

  async function tryVisit(sentence, live) {
    // On a port of its own nothing of an earlier visit is remembered.
    const playground = await startPlayground()
    const wrong = []
    const keep = (what) =>
      shots && browser.shoot(join(shots, `${browser.name.split(' ')[0]}: ${sentence}, ${what}.png`))
    const visitor = createVisitor(browser, playground, keep)
    try {
      await live(visitor, (holds, otherwise) => !holds && wrong.push(otherwise))
    } catch (error) {
      wrong.push(String(error))
    }
    await playground.close()
    return wrong
  }
}
