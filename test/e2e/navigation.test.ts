import type { Page } from 'playwright'
import { describe } from 'vitest'
import { pageOf, type Embed } from '../support/e2e/embed.ts'
import { open } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

const NAV = `<nav>${['/', '/a', '/b', '/c'].map((to) => `<a id="to${to.slice(1)}" href="${to}">${to}</a> `).join('')}</nav>`

/** A classic site of four pages, each loaded anew. */
async function openSite(page: Page, site: Site, consent: 'granted' | 'pending') {
  const embed: Embed = { consent, body: NAV }
  for (const path of ['/a', '/b', '/c']) site.on(`GET ${path}`, pageOf(embed))
  return open(page, site, embed)
}

/** The same as a single-page app. */
const APP = `<button onclick="history.pushState({}, '', '/a')" id="a">A</button>
  <button onclick="history.pushState({}, '', '/b')" id="b">B</button>
  <button onclick="history.pushState({}, '', '/c')" id="c">C</button>`

describe.concurrent('a loop of pages that are loaded', () => {
  test('is told with consent, on the page where it ends', async ({ page, site }) => {
    const { heard, hand } = await openSite(page, site, 'granted')
    for (const [i, to] of ['#toa', '#tob', '#toa', '#tob'].entries()) {
      await hand.press(to)
      await heard.observation('start', i + 1)
    }
    const { event } = await heard.signal('nav-loop')
    expect(event).toMatchObject({ count: 2, page: '/b', evidence: { pages: 2, visits: 4 } })
  })

  test('is told of nobody who has not consented', async ({ page, site }) => {
    const { heard, hand } = await openSite(page, site, 'pending')
    for (const [i, to] of ['#toa', '#tob', '#toa', '#tob'].entries()) {
      await hand.press(to)
      await heard.observation('start', i + 1)
    }
    await page.waitForTimeout(3500)
    expect(heard.signals()).toEqual([])
  })

  test('is none when the next press leads on', async ({ page, site }) => {
    const { heard, hand } = await openSite(page, site, 'granted')
    for (const [i, to] of ['#toa', '#tob', '#toa', '#tob', '#toc'].entries()) {
      await hand.press(to)
      await heard.observation('start', i + 1)
    }
    await page.waitForTimeout(3500)
    expect(heard.signals()).toEqual([])
  })
})

describe.concurrent('a loop within a single-page app', () => {
  test('is told without anything being stored', async ({ page, site }) => {
    const { heard, hand } = await open(page, site, { body: APP })
    for (const to of ['#a', '#b', '#a', '#b']) await hand.press(to)
    expect((await heard.signal('nav-loop')).event).toMatchObject({ count: 2, page: '/b' })
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })

  test('of wrong pages that were left at once is told by the second', async ({ page, site }) => {
    const { heard, hand } = await open(page, site, { body: APP })
    for (const to of ['#a', '#b']) {
      await hand.press(to)
      await page.waitForTimeout(300)
      await page.evaluate(() => history.back())
      await page.waitForTimeout(300)
    }
    expect((await heard.signal('quick-back')).event).toMatchObject({ count: 2, page: '/' })
  })
})

describe.concurrent('going back from pages that are loaded', () => {
  test('at once, twice, is told', async ({ page, site }) => {
    const { heard, hand } = await openSite(page, site, 'granted')
    for (const [i, to] of ['#toa', '#tob'].entries()) {
      await hand.press(to)
      await heard.observation('start', 2 * i + 1)
      await page.goBack()
      await heard.observation('start', 2 * i + 2)
    }
    expect((await heard.signal('quick-back')).event).toMatchObject({ count: 2, page: '/' })
  })
})

describe.concurrent('a page that is loaded again', () => {
  test('and again is told at the third reload', async ({ page, site }) => {
    const { heard } = await openSite(page, site, 'granted')
    for (let i = 1; i <= 3; i++) {
      await page.reload()
      await heard.observation('start', i)
    }
    expect((await heard.signal('reload-loop')).event).toMatchObject({ count: 3, page: '/' })
  })

  test('by a link to itself is told as well', async ({ page, site }) => {
    const { heard, hand } = await openSite(page, site, 'granted')
    for (let i = 1; i <= 3; i++) {
      await hand.press('#to')
      await heard.observation('start', i)
    }
    expect((await heard.signal('reload-loop')).event).toMatchObject({ count: 3 })
  })

  test('because a form has added something is work', async ({ page, site }) => {
    const embed: Embed = {
      consent: 'granted',
      body: '<form method="post" action="/add"><input name="task" id="task"><button id="add">Add</button></form>',
    }
    site.on('POST /add', { status: 303, headers: { location: '/' } })
    const { heard, hand } = await open(page, site, embed)
    for (let i = 1; i <= 4; i++) {
      await hand.press('#task')
      await hand.type(`Task ${i}`)
      await hand.press('#add')
      await heard.observation('start', i)
      await page.waitForTimeout(300)
    }
    expect(heard.signals()).not.toContain('reload-loop')
    expect(heard.signals()).not.toContain('nav-loop')
  })
})
