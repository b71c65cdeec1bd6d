import type { Locator, Page } from 'playwright'
import { CONFIG, type Embed, pageOf, START, startOf } from './embed.ts'
import { type Hand, handOf } from './hand.ts'
import { hear, type Heard } from './hear.ts'
import type { Site } from './site.ts'
import { TITLE } from './config.ts'

/** A page with unstuck in it, its user, and what was heard of it. */
export interface Opened {
  readonly page: Page
  readonly heard: Heard
  readonly hand: Hand
  /** The help on the screen. */
  readonly help: Locator
}

/** Puts what an embedding needs on the site. */
export function serve(site: Site, embed: Embed): void {
  site.on(`GET ${START}`, { type: 'text/javascript', body: startOf(embed) })
  if (embed.config) site.on(`GET ${CONFIG}`, { body: JSON.stringify(embed.config) })
}

/** Builds a page with unstuck in it, opens it, and waits until it watches. */
export async function open(page: Page, site: Site, embed: Embed, path = '/'): Promise<Opened> {
  serve(site, embed)
  site.on(`GET ${path}`, pageOf(embed))
  const opened = prepare(page)
  await page.goto(site.origin + path)
  await opened.heard.observation('start')
  return opened
}

/** For pages that a test serves itself. */
export function prepare(page: Page): Opened {
  return {
    page,
    heard: hear(page),
    hand: handOf(page),
    help: page.getByRole('dialog', { name: TITLE }),
  }
}
