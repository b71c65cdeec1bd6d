import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { inject, test as base } from 'vitest'
import { type Site, startSite } from './e2e/site.ts'

export { expect } from 'vitest'

interface Fixtures {
  browser: Browser
  /** Fresh for each test: no cookies, no storage, nothing remembered. */
  context: BrowserContext
  page: Page
  /** Where the repository's files are served, and the same from a foreign origin. */
  origin: string
  otherOrigin: string
  /** A website of this test alone, with the build on it. */
  site: Site
}

/** A test in a page of the real browser. */
export const test = base.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.connect(inject('browserEndpoint'))
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  context: async ({ browser }, use) => {
    const context = await browser.newContext()
    await use(context)
    await context.close()
  },
  page: async ({ context }, use) => use(await context.newPage()),
  origin: async ({}, use) => use(inject('origin')),
  otherOrigin: async ({}, use) => use(inject('otherOrigin')),
  site: async ({}, use) => {
    const site = await startSite()
    await use(site)
    site.close()
  },
})
