import { resolve } from 'node:path'
import { describe } from 'vitest'
import type { InterventionConfig } from '../../src/core/intervention.ts'
import type { Config } from '../../src/rules/schema.ts'
import { bundle } from '../support/e2e/bundle.ts'
import { type Embed, pageOf } from '../support/e2e/embed.ts'
import { type Opened, prepare, serve } from '../support/e2e/open.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'
import { soon } from '../support/soon.ts'

const said = (title: string) => ({ title, body: 'Try [this](/guide).' })
const step = (title: string) => ({ ...said(title), anchor: '#pay' })

/** The kinds that came after tip and card, and the page within the help. */
const kinds = {
  Banner: { kind: 'banner', ...said('Banner') },
  Dot: { kind: 'tip', anchor: '#pay', quiet: true, ...said('Dot') },
  Inline: { kind: 'inline', slot: '#slot', ...said('Inline') },
  Tour: { kind: 'tour', steps: [step('Tour'), step('End')] },
  Review: { kind: 'card', ...said('Review'), actions: [{ label: 'Talk to us', handover: 'default' }] },
} as const satisfies Record<string, InterventionConfig>

const config: Config = { schemaVersion: 1, rules: [], interventions: kinds }
const options = `{ handover: { default: '/desk' } }`
const body = '<h1>Checkout</h1><div id="slot"></div><button id="pay" type="button">Pay now</button>'

interface Host extends Pick<Embed, 'head' | 'body' | 'code' | 'attributes'> {
  /** Helped nevertheless, in what is there. */
  readonly within?: string
  readonly policy?: string
  /** What is in the flow of the page is covered with it. */
  readonly covers?: boolean
  /** Source that runs once unstuck does. */
  readonly spoil?: string
}

const hosts: Record<string, Host> = {
  'unsets everything, hides boxes, and lies over all of it': {
    head: `<style>* { all: unset !important } div, section, dialog { display: none !important; opacity: 0 !important }
      #over { display: block !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important }
      #slot { display: block !important }</style>`,
    body: `${body}<p id="over"></p>`,
    covers: true,
  },
  'has a base elsewhere, and transforms what it stands in': {
    // Once it has loaded what it names by address: that is the page's own choice.
    spoil: `document.head.insertAdjacentHTML('afterbegin', '<base href="https://elsewhere.example/">')`,
    head: `<style>
      html { filter: blur(0) } body { transform: translate(90px, 60px) scale(.6); overflow: hidden; contain: paint }</style>`,
    body,
  },
  'names its elements like parts of a document': {
    body: `<form name="body"></form><form name="activeElement"></form><img name="documentElement" alt="">
      <form name="head"></form><img name="adoptedStyleSheets" alt=""><form name="title"></form>
      <a id="Element"></a><a id="popover"></a><form id="unstuck"><input name="shadowRoot"></form>${body}`,
  },
  'shows a modal dialog, in which the user asks for help': {
    body: `<dialog id="box">${body}<input id="field"></dialog>`,
    code: `addEventListener('load', () => { document.querySelector('#box').showModal(); document.querySelector('#field').focus() })`,
    within: '#box',
  },
  'keeps the focus in a box by focus-trap': {
    body: `<div id="box" role="dialog" aria-modal="true" style="position:fixed;inset:60px;background:#fff">${body}<input id="field"></div>
      <script type="module" src="/trap.js"></script>`,
    within: '#box',
  },
  'allows no style, script or HTML of anybody else': {
    body,
    attributes: 'nonce="n0nce"',
    policy:
      "default-src 'none'; script-src 'nonce-n0nce' 'strict-dynamic'; style-src 'nonce-n0nce'; connect-src 'self'; " +
      "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
}

/** Its page, with the libraries that it uses. */
async function visit(page: Opened['page'], site: Site, host: Host): Promise<Opened> {
  const embed: Embed = { config, options, body, ...host }
  serve(site, embed)
  site.on('GET /trap.js', {
    type: 'text/javascript',
    body: `import { createFocusTrap } from '/focus-trap.js'
      createFocusTrap('#box', { initialFocus: '#field', escapeDeactivates: false }).activate()`,
  })
  const [trap] = (
    await bundle({ 'focus-trap': resolve('node_modules/focus-trap/dist/focus-trap.esm.js') })
  ).values()
  site.on('GET /focus-trap.js', { type: 'text/javascript', body: trap! })
  site.on('GET /', {
    type: 'text/html',
    ...(host.policy !== undefined && { headers: { 'content-security-policy': host.policy } }),
    // The page's own style element is not ours to answer for.
    body: pageOf(embed).replace(host.policy === undefined ? '' : /<style>[\s\S]*?<\/style>/, ''),
  })
  const opened = prepare(page)
  await page.goto(site.origin)
  await opened.heard.observation('start')
  if (host.spoil !== undefined) await page.evaluate(host.spoil)
  return opened
}

describe.concurrent('a page that', () => {
  for (const [name, host] of Object.entries(hosts)) {
    test(`${name} shows help of every kind, which works`, async ({ page, site }) => {
      const { heard } = await visit(page, site, host)
      if (host.within !== undefined)
        await soon(async () => expect(await page.evaluate('document.activeElement.id')).toBe('field'))
      for (const [title, { kind, ...rest }] of Object.entries(kinds)) {
        if (host.covers && kind === 'inline') continue
        await page.evaluate(`unstuck.preview(${JSON.stringify(title)})`)
        await heard.next('intervention', (one) => one.intervention === title && one.step === 'shown')
        if ('quiet' in rest) await page.getByRole('button', { name: `Help: ${title}` }).click()
        if (kind === 'tour') await page.getByRole('button', { name: 'Next' }).click()
        if (kind === 'card') {
          await page.getByRole('button', { name: 'Talk to us' }).click()
          const text = page.getByLabel('What did you want to do?')
          await text.click()
          await page.keyboard.type('I cannot pay')
          expect(await text.inputValue()).toBe('I cannot pay')
        } else {
          const link = page.getByRole('link', { name: 'this' })
          expect(await link.evaluate((one: HTMLAnchorElement) => one.href)).toBe(`${site.origin}/guide`)
        }
        if (host.within !== undefined)
          expect(await page.locator(`${host.within} [data-unstuck-help]`).count()).toBe(1)
        // By a press where it is, which nothing else takes: what lies over it would make this fail.
        await page.getByRole('button', { name: 'Close' }).click({ timeout: 5000 })
        await heard.next('intervention', (one) => one.intervention === title && one.step === 'dismissed')
      }
      expect(heard.of('problem')).toEqual([])
      expect(heard.complaints).toEqual([])
    })
  }

  test('takes away what it did not put there is left alone, and the team is told', async ({ page, site }) => {
    const { heard, hand } = await visit(page, site, {
      body: `${body}<output></output><script>
        pay.onclick = () => { document.querySelector('output').append('paid ') }
        new MutationObserver((records) => {
          for (const { addedNodes } of records) for (const node of addedNodes) if (node.nodeType === 1) node.remove()
        }).observe(document.body, { childList: true })
      </script>`,
    })
    for (const title of ['Banner', 'Dot', 'Tour', 'Review']) {
      await page.evaluate(`unstuck.preview(${JSON.stringify(title)})`)
      const { event } = await heard.next(
        'intervention',
        (one) => one.intervention === title && one.step === 'failed',
      )
      expect(event.by).toBe('removed')
      await heard.next('problem', ({ code, message }) => code === 'help-removed' && message.includes(title))
    }
    expect(heard.of('problem')).toHaveLength(4)
    await hand.press('#pay', 2)
    expect(await page.locator('output').textContent()).toBe('paid paid ')
    expect(await page.locator('[data-unstuck-help]').count()).toBe(0)
    expect(heard.complaints).toEqual([])
  })
})
