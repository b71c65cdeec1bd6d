import { expect, test } from 'vitest'
import { createAssets } from '../../src/dom/assets.ts'
import { startBlank } from '../../src/dom/blank.ts'
import { createRequests } from '../../src/dom/requests.ts'
import { PAGE_QUIET, startVitals } from '../../src/dom/vitals.ts'
import { hand } from './hand.ts'
import { block, openFrame, pageOf, show, soon, wait, watch } from './watch.ts'

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

test(
  'a page that stays empty is blank, and one that shows something is not',
  { timeout: 20_000 },
  async () => {
    const empty = await openFrame(pageOf('<div id="root"></div><script>/* an app */</script>'))
    const full = await openFrame(pageOf('<div id="root"><p>Loading</p></div>'))
    const picture = await openFrame(pageOf('<canvas width="100" height="100"></canvas>'))
    const seen = [empty, full, picture].map(({ window }) =>
      watch([createRequests(), startBlank], { on: window }),
    )
    await wait(3600)
    expect(seen.map(({ of }) => of('blank').length)).toEqual([1, 0, 0])
  },
)

test.each([true, false])(
  'a route that stays empty is blank, with the Navigation API: %s',
  async (hasNavigation) => {
    const shown = pageOf('<div id="root"><p>Orders</p></div>')
    const [broken, whole] = [await openFrame(shown), await openFrame(shown)]
    const seen = [broken, whole].map(({ window }) => {
      if (!hasNavigation)
        Object.defineProperty(window, 'navigation', { value: undefined, configurable: true })
      return watch([createRequests(), startBlank], { on: window })
    })
    // The first place has been looked at by then.
    await wait(3200)
    broken.window.history.pushState({}, '', '/answer/orders/7')
    broken.window.document.querySelector('#root')!.replaceChildren()
    whole.window.history.pushState({}, '', '/answer/orders/7')
    await wait(3600)
    expect(seen.map(({ of }) => of('blank').length)).toEqual([1, 0])
  },
  20_000,
)

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
