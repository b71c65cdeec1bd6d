import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe } from 'vitest'
import { bundleApp, serveApp } from '../../examples/apps/serveApp.mjs'
import { expect, test } from '../support/e2e.ts'
import { watchTraces } from '../support/e2e/traces.ts'
import { soon } from '../support/soon.ts'

/** What each app writes on a server, as the source of a module. */
const servers = {
  react: `import { renderToString } from 'react-dom/server'
    import { StaticRouter } from 'react-router'
    import { App } from './App.tsx'
    console.log(renderToString(<StaticRouter location="/company"><App /></StaticRouter>))`,
  vue: `import { renderToString } from 'vue/server-renderer'
    import { createMemoryHistory } from 'vue-router'
    import { createInvoicing } from './createInvoicing.ts'
    const { app, router } = createInvoicing(createMemoryHistory())
    await router.push('/company')
    console.log(await renderToString(app))`,
}

const config = `const card = (title) => ({ kind: 'card', title, body: 'So.' })
  const options = { config: { schemaVersion: 1, rules: [], interventions: { late: card('Late'), broken: card('Broken') } } }`

/** A page whose help comes in a part of its own, or breaks when it is drawn. */
const parts = {
  react: `import { lazy, StrictMode, Suspense } from 'react'
    import { createRoot } from 'react-dom/client'
    import { UnstuckProvider, useUnstuck } from './UnstuckProvider.tsx'
    ${config}
    const Card = ({ intervention }) => <p role="dialog" aria-label={intervention.title}>So.</p>
    const Late = lazy(() => window.come.then(() => ({ default: Card })))
    const Broken = () => { throw new Error('it cannot be drawn') }
    const Help = (help) => (help.intervention.intervention === 'late' ? <Late {...help} /> : <Broken />)
    const Page = () => { window.running = useUnstuck(); return <h1>Page</h1> }
    createRoot(document.querySelector('#app')).render(
      <StrictMode><Suspense fallback="Waiting">
        <UnstuckProvider options={options} Help={Help}><Page /></UnstuckProvider>
      </Suspense></StrictMode>)`,
  vue: `import { createApp, defineAsyncComponent, h, Suspense, watchEffect } from 'vue'
    import UnstuckProvider from './UnstuckProvider.vue'
    import { useUnstuck } from './useUnstuck.ts'
    ${config}
    const Card = { props: ['intervention', 'actions'], render() { return h('p', { role: 'dialog', 'aria-label': this.intervention.title }, 'So.') } }
    const Late = defineAsyncComponent(() => window.come.then(() => Card))
    const Broken = { setup() { throw new Error('it cannot be drawn') } }
    const help = (help) => h(help.intervention.intervention === 'late' ? Late : Broken, help)
    const Page = { setup() { const unstuck = useUnstuck(); watchEffect(() => { window.running = unstuck.value }); return () => h('h1', 'Page') } }
    createApp({ render: () => h(Suspense, null, {
      default: () => h(UnstuckProvider, { options }, { default: () => h(Page), help }),
      fallback: () => 'Waiting',
    }) }).mount('#app')`,
}

interface Told {
  readonly type: string
  readonly data: { readonly step?: string; readonly outcome?: string }
}

const titleOfHelp = 'Which number is it?'

/** Somebody who has mistaken the number, and saves it twice. */
async function saveWrong(page: Page): Promise<void> {
  for (const number of ['12/345/67890', '1234567890']) {
    await page.getByLabel('VAT number').fill(number)
    await page.getByRole('button', { name: 'Save' }).click({ delay: 60 })
    await page.getByText('not a valid VAT number').waitFor()
  }
}

describe.concurrent.each(Object.keys(servers) as (keyof typeof servers)[])('the app in %s', (name) => {
  const folder = `examples/${name}`
  let app: Awaited<ReturnType<typeof serveApp>>
  beforeAll(async () => {
    app = await serveApp(folder)
  }, 60_000)
  afterAll(() => app.close())

  test('draws help in its own component, by mouse and keyboard, and tells what became of it', async ({
    page,
  }) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    const heard: string[] = []
    await page.route('**/friction', (route) => {
      for (const { type, data } of route.request().postDataJSON() as Told[])
        heard.push(`${type.split('.').at(-1)} ${data.step ?? data.outcome ?? ''}`)
      return route.fulfill({ status: 202 })
    })
    await page.goto(`${app.url}/company`)
    await saveWrong(page)
    const help = page.getByRole('dialog', { name: titleOfHelp })
    await help.waitFor()
    expect(await help.getAttribute('class')).toBe('help-card')
    expect(await page.getByRole('region', { name: 'Help' }).count()).toBe(1)
    expect(await help.locator('strong').textContent()).toBe('two letters')

    // It has not taken the focus; F6 goes in, and the remedy of the app fills the field of the app.
    const save = page.getByRole('button', { name: 'Save' })
    const hasFocus = () => save.evaluate((one) => document.activeElement === one)
    expect(await hasFocus()).toBe(true)
    await page.keyboard.press('F6')
    expect(await help.evaluate((one) => one === document.activeElement)).toBe(true)
    await help.getByRole('button', { name: 'Look it up' }).press('Enter')
    await help.getByText('Found it: you can save now.').waitFor()
    expect(await page.getByLabel('VAT number').inputValue()).toBe('DE123456789')

    // The review: drawn by the app in React, by unstuck in Vue; both lead back.
    await help.getByRole('button', { name: 'Talk to us' }).press('Enter')
    const text = page.getByLabel('What did you want to do?')
    await text.waitFor()
    expect(await help.getByLabel('What did you want to do?').count()).toBe(name === 'react' ? 1 : 0)
    expect(await page.getByRole('checkbox').count()).toBeGreaterThan(2)
    await page.getByRole('button', { name: 'Back' }).press('Enter')
    await text.waitFor({ state: 'detached' })
    await help.getByRole('button', { name: 'Undo' }).waitFor()

    // Escape leads back to where the user was; another route is drawn as ever.
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    expect(await hasFocus()).toBe(true)
    await page.getByRole('link', { name: 'Ledger' }).click()
    await page.getByRole('heading', { name: 'Invoices' }).waitFor()
    await page.getByRole('link', { name: 'Company' }).click()
    await save.click({ delay: 60 })
    await page.getByText('Saved.').waitFor()
    // Who signs out is followed no longer, and what was to be told is told.
    await page.getByRole('button', { name: 'Sign out' }).click()
    await soon(() => expect(heard).toContain('outcome resolved'))
    expect(heard.filter((one) => one.startsWith('intervention'))).toEqual([
      'intervention shown',
      'intervention used',
      'intervention asked',
      'intervention closed',
    ])
    expect(complaints).toEqual([])
  })

  test('leaves nothing behind where it is unmounted, and starts anew where it is mounted', async ({
    page,
  }) => {
    const count = await watchTraces(page)
    // With all that is loaded late: what a page is left with is measured by one that was whole.
    await page.goto(`${app.url}/company`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Signed out' }).waitFor()
    const before = await count()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await saveWrong(page)
    await page.getByRole('dialog', { name: titleOfHelp }).waitFor()
    // On the way: two presses are one ticket, and its number is told.
    let tickets = 0
    await page.route('**/desk', (route) => {
      tickets += 1
      return route.fulfill({ json: { reference: 'A-17' } })
    })
    await page.getByRole('button', { name: 'Talk to us' }).click()
    await page.getByRole('button', { name: 'Send', exact: true }).dblclick()
    await page.getByText('A-17').waitFor()
    expect(tickets).toBe(1)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Signed out' }).waitFor()
    expect(await page.locator('[data-unstuck-help]').count()).toBe(0)
    const isAsBefore = async () => {
      const after = await count()
      expect(after).toEqual({ ...before, timers: after.timers })
      expect(after.timers).toBeLessThanOrEqual(before.timers)
    }
    await soon(isAsBefore)
  })

  test('keeps the page as it is while help is on its way, and where it cannot be drawn', async ({
    page,
    site,
  }) => {
    const { outputFiles } = await bundleApp({
      stdin: { contents: parts[name], resolveDir: folder, loader: 'tsx' },
      splitting: false,
      write: false,
    })
    site.on('GET /app.js', { type: 'text/javascript', body: outputFiles![0]!.text })
    site.on('GET /', '<div id="app"></div><script type="module" src="/app.js"></script>')
    await page.addInitScript(() => {
      const come = new Promise((resolve) => Object.assign(window, { arrive: resolve }))
      Object.assign(window, { come, heard: [] })
    })
    await page.goto(site.origin)
    await page.waitForFunction('window.running?.preview')
    await page.evaluate('running.ready')
    await page.evaluate(
      `running.on('intervention', ({ step, by }) => heard.push([step, by].join(' ').trim()))`,
    )
    const heard = () => page.evaluate<string[]>('heard')

    await page.evaluate(`running.preview('late')`)
    await page.waitForFunction('heard.length > 0')
    expect(await page.locator('#app').innerText()).toBe('Page')
    await page.evaluate('arrive()')
    await page.getByRole('dialog', { name: 'Late' }).waitFor()
    await page.keyboard.press('F6')
    await page.keyboard.press('Escape')
    await page.evaluate(`running.preview('broken')`)
    await soon(async () => expect((await heard()).at(-1)).toBe('failed cannot-show'))
    expect(await heard()).not.toContain('dismissed close')
    expect(await page.locator('#app').innerText()).toBe('Page')
  })

  test('renders on a server, where nothing is watched', async () => {
    const { outputFiles } = await bundleApp({
      stdin: { contents: servers[name], resolveDir: folder, loader: 'tsx' },
      platform: 'node',
      splitting: false,
      write: false,
      banner: {
        js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)`,
      },
      loader: { '.css': 'empty' },
    })
    const html = execFileSync(process.execPath, ['--input-type=module', '-'], {
      input: outputFiles![0]!.text,
      encoding: 'utf8',
    })
    expect(html).toContain('Your company')
    expect(html).toContain('VAT number')
  })
})
