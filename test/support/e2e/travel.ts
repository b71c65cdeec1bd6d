import type { BrowserContext } from 'playwright'
import { prepare, type Opened } from './open.ts'
import { RECORD } from './record.ts'

export interface Visit extends Opened {
  /** Leaves, as a user does who goes on to something else; what happened has been written down by then. */
  leave(): Promise<void>
}

/**
 * Opens a page that embeds unstuck by script tag, at that time by the clock of its browser. Its timers and its events
 * stay real: with Playwright's own clock real input would have to be paced by hand. All pages of a context share what
 * the browser remembers, so that two of them with days between are two visits of one user.
 */
export async function visit(context: BrowserContext, url: string, when?: string): Promise<Visit> {
  const page = await context.newPage()
  const opened = prepare(page)
  if (when !== undefined) await page.addInitScript(moveClock(Date.parse(when) - Date.now()))
  await page.addInitScript(`${RECORD}
    window.unstuck = function () { (unstuck.q = unstuck.q || []).push(arguments) }
    record((type, hear) => unstuck('on', type, hear))`)
  await page.goto(url)
  await opened.heard.observation('start')
  return {
    ...opened,
    async leave() {
      await page.waitForTimeout(WRITTEN)
      await page.close({ runBeforeUnload: false })
    },
  }
}

/** What is to be remembered is written within a second. */
const WRITTEN = 1500

/** The wall clock, and what `performance.now()` counts from, which is where the engine's time comes from. */
const moveClock = (ahead: number) => `{
  const Real = Date
  const ahead = ${ahead}
  window.Date = class extends Real {
    constructor(...args) { super(...(args.length > 0 ? args : [Real.now() + ahead])) }
    static now() { return Real.now() + ahead }
  }
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + ahead })
}`
