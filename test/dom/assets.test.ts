import { beforeAll, describe, expect, test } from 'vitest'
import { createAssets } from '../../src/dom/assets.ts'
import { startBlank } from '../../src/dom/blank.ts'
import { createRequests } from '../../src/dom/requests.ts'
import { PAGE_QUIET, startVitals } from '../../src/dom/vitals.ts'
import { hand } from './hand.ts'
import { block, openFrame, pageOf, show, soon, wait, watch, type Watched } from './watch.ts'

test('what the product needs and cannot be loaded is told, pictures and other sites are not', async () => {
  const host = await openFrame()
  const { of } = watch(createAssets(), { on: host.window })
  const { document } = host.window
  const add = (tag: string, more: object) =>
    document.head.append(Object.assign(document.createElement(tag), more))
  add('script', { src: '/answer/app-3fK9xQ21.js?status=404' })
  add('link', { rel: 'stylesheet', href: '/answer/app.css?status=503' })
  add('script', { src: 'http://ads.invalid/tracker.js' })
  add('img', { src: '/answer/missing.png?status=404' })
  await host.run(`import('/answer/reports.js?status=404')`)
  await soon(() => expect(of('asset').length).toBeGreaterThanOrEqual(3))
  await wait(300)
  expect(
    of('asset')
      .map(({ kind, key }) => `${kind} ${key}`)
      .sort(),
  ).toEqual(['chunk /answer/reports.js', 'script /answer/app.js', 'style /answer/app.css'])
})

describe('blank is', { timeout: 20_000 }, () => {
  const seen: { [page: string]: number } = {}

  // They are looked at for seconds, and so side by side.
  beforeAll(async () => {
    const stay = async (page: string, html: string) => {
      const { window } = await openFrame(pageOf(html))
      const { of } = watch([createRequests(), startBlank], { on: window })
      return () => (seen[page] = of('blank').length)
    }
    const route = async (page: string, { hasNavigation = true, isBroken = false }) => {
      const { window } = await openFrame(pageOf('<div id="root"><p>Orders</p></div>'))
      if (!hasNavigation)
        Object.defineProperty(window, 'navigation', { value: undefined, configurable: true })
      const { of } = watch([createRequests(), startBlank], { on: window })
      // The first place has been looked at by then.
      await wait(3200)
      window.history.pushState({}, '', '/answer/orders/7')
      if (isBroken) window.document.querySelector('#root')!.replaceChildren()
      return () => (seen[page] = of('blank').length)
    }
    const pages = await Promise.all([
      stay('empty', '<div id="root"></div><script>/* an app */</script>'),
      stay('words', '<div id="root"><p>Loading</p></div>'),
      stay('canvas', '<canvas width="100" height="100"></canvas>'),
      route('broken', { isBroken: true }),
      route('whole', {}),
      route('broken, history patched', { isBroken: true, hasNavigation: false }),
      route('whole, history patched', { hasNavigation: false }),
    ])
    await wait(3600)
    for (const look of pages) look()
  })

  test('a page that stays empty, and not one that shows something', () => {
    expect(seen).toMatchObject({ empty: 1, words: 0, canvas: 0 })
  })

  test('a route that stays empty, and not one that shows something', () => {
    expect(seen).toMatchObject({ broken: 1, whole: 0 })
  })

  test('a route that stays empty also where there is no Navigation API', () => {
    expect(seen).toMatchObject({ 'broken, history patched': 1, 'whole, history patched': 0 })
  })
})

test('how long a page took is told once, with the first press or after a while', async () => {
  document.body.innerHTML = ''
  const { frame, run, window } = await openFrame(pageOf('<p>Loading</p>'))
  const { of } = watch(startVitals, { on: window })
  const pages = () => of('vital').filter(({ kind }) => kind === 'page')
  await run('document.body.innerHTML = "<h1>Here it is, at last</h1>"')
  await wait(300)
  expect(pages()).toEqual([])
  await hand.press(frame)
  await soon(() => expect(pages()).toHaveLength(1))
  await run('document.body.innerHTML = "<h1>Here it is, at last, and larger than before</h1>"')
  await hand.press(frame)
  await wait(300)
  expect(pages()).toHaveLength(1)
})

test('what a page shows long after its first words is what users have waited for', async () => {
  const { run, window } = await openFrame(pageOf('<p>Loading</p>'))
  const { of } = watch(startVitals, { on: window })
  const pages = () => of('vital').filter(({ kind }) => kind === 'page')
  await soon(() => expect(pages()).toHaveLength(1), PAGE_QUIET + 2000)
  await run(
    'document.body.innerHTML = "<h1>Here it is, at last, after the words that it has been waited for</h1>"',
  )
  await soon(() => expect(pages()).toHaveLength(2), PAGE_QUIET + 2000)
  expect(pages()[1]!.time).toBeGreaterThan(PAGE_QUIET)
})

test('a press after which the page stands still is told once, a quick one is not', async () => {
  const $ = show('<button id="quick">Quick</button><button id="slow">Slow</button>')
  $('#slow').addEventListener('click', () => block(700))
  const { of } = watch(startVitals)
  const interactions = () => of('vital').filter(({ kind, time }) => kind === 'interaction' && time > 600)
  await hand.press($('#quick'))
  await wait(200)
  await hand.press($('#slow'))
  await soon(() => expect(interactions().length).toBeGreaterThan(0))
  await wait(300)
  expect(interactions()).toMatchObject([{ kind: 'interaction', target: { key: 'slow' } }])
})

test('a sensor that is loaded after the press tells of it, one of a later watch does not', async () => {
  const $ = show('<button id="slow">Slow</button>')
  $('#slow').addEventListener('click', () => block(400))
  const { page } = watch()
  await hand.press($('#slow'))
  await wait(300)
  const late = watch((own) => startVitals({ ...own, since: page.since }))
  const later = watch(startVitals)
  const keys = ({ of }: Watched) =>
    of('vital').flatMap(({ kind, target }) => (kind === 'interaction' ? target?.key : []))
  await soon(() => expect(keys(late)).toContain('slow'))
  expect(keys(later)).toEqual([])
})

test('two presses that the page is slow to answer are two', async () => {
  const $ = show('<button id="first">First</button><button id="second">Second</button>')
  for (const id of ['#first', '#second']) $(id).addEventListener('click', () => block(400))
  const { of } = watch(startVitals)
  const keys = () => of('vital').flatMap(({ kind, target }) => (kind === 'interaction' ? [target?.key] : []))
  for (const id of ['#first', '#second']) {
    await hand.press($(id))
    await wait(300)
  }
  await soon(() => expect(keys()).toEqual(['first', 'second']))
})
