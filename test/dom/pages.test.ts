import { beforeEach, describe, expect, test } from 'vitest'
import { createPages } from '../../src/dom/pages.ts'
import { openFrame, pageOf, soon, wait, watch, type Watched } from './watch.ts'

let host: Awaited<ReturnType<typeof openFrame>>
let watched: Watched

beforeEach(() => {
  document.body.innerHTML = ''
})

const moves = () => watched.of('page').map(({ via, path }) => `${via} ${path}`)

/** Once with the Navigation API, once as in browsers that lack it. */
describe.each([true, false])('with the Navigation API: %s', (hasNavigation) => {
  const start = (sensor = createPages()) => {
    if (!hasNavigation)
      Object.defineProperty(host.window, 'navigation', { value: undefined, configurable: true })
    watched = watch(sensor, { on: host.window })
    return host.window.history
  }

  beforeEach(async () => {
    host = await openFrame(
      pageOf(
        '<a id="top" href="#/orders/84213">Order</a><a id="cart" href="#!/cart?coupon=x">Cart</a><a id="part" href="#below">Part</a><a id="nowhere" href="#">Nowhere</a><p id="below">',
      ),
    )
  })

  test('the page that was loaded comes first', () => {
    start()
    expect(moves()).toEqual(['load /answer/page'])
    expect(watched.of('page')[0]!.status).toBe(200)
  })

  test('each route of a single-page app is told once', async () => {
    const history = start()
    history.pushState({}, '', '/answer/orders')
    history.pushState({}, '', '/answer/orders/7?tab=2')
    history.back()
    await soon(() => expect(moves()).toHaveLength(4))
    history.replaceState({}, '', '/answer/start')
    await wait(50)
    expect(moves().slice(1)).toEqual([
      'push /answer/orders',
      'push /answer/orders/7',
      'traverse /answer/orders',
      'replace /answer/start',
    ])
  })

  test('a list, an item, the list and another item are three places', () => {
    const history = start()
    history.pushState({}, '', '/answer/items?sort=name')
    history.pushState({}, '', '/answer/items?id=1')
    history.pushState({}, '', '/answer/items?id=2')
    expect(new Set(watched.of('page').map(({ url }) => url)).size).toBe(4)
  })

  test('the same address again, a filter that is replaced, a part of the page: none is another page', async () => {
    const history = start()
    history.pushState({}, '', host.window.location.href)
    history.replaceState({ scroll: 7 }, '')
    history.replaceState({}, '', '?q=a')
    history.replaceState({}, '', '?q=ab')
    host.window.document.querySelector<HTMLElement>('#part')!.click()
    host.window.document.querySelector<HTMLElement>('#nowhere')!.click()
    await wait(50)
    expect(moves()).toEqual(['load /answer/page'])
  })

  test('a route in the hash is a page, by a link and back', async () => {
    const history = start()
    host.window.document.querySelector<HTMLElement>('#top')!.click()
    await soon(() => expect(moves()).toHaveLength(2))
    host.window.document.querySelector<HTMLElement>('#cart')!.click()
    await soon(() => expect(moves()).toHaveLength(3))
    history.back()
    await soon(() => expect(moves()).toHaveLength(4))
    await wait(50)
    expect(moves().slice(1)).toEqual([
      'push /answer/page#/orders/:id',
      'push /answer/page#!/cart',
      'traverse /answer/page#/orders/:id',
    ])
  })

  test('only the parameters that the config keeps are part of the path', () => {
    const history = start(createPages({ keepQuery: ['route'] }))
    history.pushState({}, '', '/answer/index.php?token=secret&route=checkout/cart')
    history.replaceState({}, '', '/answer/index.php?token=other&route=checkout/cart')
    history.replaceState({}, '', '/answer/index.php?route=checkout/confirm')
    expect(moves().slice(1)).toEqual([
      'push /answer/index.php?route=checkout/cart',
      'replace /answer/index.php?route=checkout/confirm',
    ])
    expect(JSON.stringify(watched.seen)).not.toContain('secret')
  })

  test('what a page gives to history functions is theirs, errors too', () => {
    const history = start()
    history.pushState({ n: 1 }, '', '/answer/a')
    expect(history.state).toEqual({ n: 1 })
    expect(() => history.pushState({}, '', 'https://elsewhere.example/')).toThrow(host.window.DOMException)
    expect(moves()).toHaveLength(2)
  })

  test('nothing is told after the end, and history is as it was', async () => {
    const { pushState } = host.window.History.prototype
    const history = start()
    watched.stop()
    history.pushState({}, '', '/answer/a')
    history.back()
    await wait(50)
    expect(moves()).toEqual(['load /answer/page'])
    expect(host.window.History.prototype.pushState).toBe(pushState)
  })

  test('a page restored from the back/forward cache is gone back to', () => {
    start()
    const { PageTransitionEvent } = host.window
    host.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
    expect(moves()).toHaveLength(1)
    host.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    expect(moves()).toEqual(['load /answer/page', 'restore /answer/page'])
  })
})

test('a reload and an error page are told from a load', async () => {
  host = await openFrame(pageOf('<p>One'))
  await host.load(() => host.window.location.reload())
  watched = watch(createPages(), { on: host.window })
  expect(moves()).toEqual(['reload /answer/page'])
  await host.load(() => (host.window.location.href = pageOf('<p>Bad', 'broken', '&status=422')))
  watched = watch(createPages(), { on: host.window })
  expect(moves()).toEqual(['load /answer/broken'])
  expect(watched.of('page')[0]!.status).toBe(422)
})
