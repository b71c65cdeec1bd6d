import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OWN } from '../../src/dom/fetch.ts'
import { createRequests } from '../../src/dom/requests.ts'
import { hasOpenRequest } from '../../src/dom/requestLog.ts'
import { openFrame, pageOf, soon, wait, watch, type Watched } from './watch.ts'

let host: Awaited<ReturnType<typeof openFrame>>
let watched: Watched

beforeEach(async () => {
  document.body.innerHTML = ''
  host = await openFrame()
  watched = watch(createRequests(), { on: host.window })
})
afterEach(() => expect(watched.problems).toEqual([]))

/** Key, outcome and status of each answered request; `unjudged` where an error means nothing. */
const answered = () =>
  watched
    .of('response')
    .map(({ key, outcome, status, judged }) =>
      [key, outcome, status, judged ? '' : 'unjudged'].filter(Boolean).join(' '),
    )
const asked = () => watched.of('request').map(({ key }) => key)

const get = (address: string, init?: RequestInit) => host.window.fetch(address, init)
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error,
  )

function xhr(method: string, address: string, body?: string, marks = {}): Promise<XMLHttpRequest> {
  const request = Object.assign(new host.window.XMLHttpRequest(), marks)
  request.open(method, address)
  request.send(body)
  return new Promise((resolve) => request.addEventListener('loadend', () => resolve(request)))
}

describe('a request', () => {
  test('has a key of method and path, without ids and query', async () => {
    await get('/answer/orders/84213/edit?token=secret')
    await get('answer/../orders?html=1', { method: 'post' }).catch(() => {})
    expect(asked()).toEqual(['GET /answer/orders/:id/edit', 'POST /answer/orders'])
    expect(JSON.stringify(watched.seen)).not.toContain('secret')
  })

  test('may be a Request, a URL, or text', async () => {
    await host.window.fetch(new host.window.Request('/answer/a', { method: 'PUT' }))
    await host.window.fetch(new host.window.URL('/answer/b', host.window.location.href))
    await host.window.fetch(new Request('/answer/c'), { method: 'DELETE' })
    expect(asked()).toEqual(['PUT /answer/a', 'GET /answer/b', 'DELETE /answer/c'])
  })

  test('of GraphQL is named by its operation', async () => {
    const send = (body: unknown) => get('/answer/graphql', { method: 'POST', body: body as string })
    await send(JSON.stringify({ operationName: 'CreateExport', query: '…' }))
    await send(JSON.stringify({ query: 'mutation RenameList($id: ID!) { x }' }))
    await send(JSON.stringify({ query: '{ me { name } }' }))
    await send('not JSON')
    await send(new Blob(['{"operationName":"Hidden"}']))
    await send(JSON.stringify({ operationName: 'Long', query: 'x'.repeat(20_000) }))
    expect(asked()).toEqual([
      'POST /answer/graphql CreateExport',
      'POST /answer/graphql RenameList',
      ...Array<string>(4).fill('POST /answer/graphql'),
    ])
  })

  test('with files, binary data or a long text is none that somebody waits for', async () => {
    const form = (value: string | Blob) => {
      const data = new FormData()
      data.append('x', value as string)
      return data
    }
    const send = (body: BodyInit) => get('/answer/a', { method: 'POST', body })
    await send('{"a":1}')
    await send(new URLSearchParams({ a: '1' }))
    await send(form('text'))
    await send(form(new Blob([])))
    await send(form(new File(['x'], 'x.png')))
    await send(new Blob(['x']))
    await send(new Uint8Array(3))
    await send('x'.repeat(60_000))
    await xhr('POST', '/answer/a', 'y'.repeat(60_000))
    const awaited = watched.of('request').map(({ unawaited }) => !unawaited)
    expect(awaited).toEqual([true, true, true, true, false, false, false, false, false])
  })

  test('is open until its headers are there', async () => {
    const since = watched.page.now()
    const response = get('/answer/a?wait=100')
    expect(hasOpenRequest(watched.page, since)).toBe(true)
    expect(hasOpenRequest(watched.page, watched.page.now() + 1)).toBe(false)
    await response
    expect(hasOpenRequest(watched.page, since)).toBe(false)
    const [request] = watched.of('request')
    const [end] = watched.of('response')
    expect(end!.id).toBe(request!.id)
    expect(end!.at - request!.at).toBeGreaterThanOrEqual(95)
  })

  test('ends by its status', async () => {
    for (const status of [200, 204, 304, 404, 422, 500, 503]) await get(`/answer/a?status=${status}`)
    expect(answered().map((line) => line.slice('GET /answer/a '.length))).toEqual([
      'ok 200',
      'ok 204',
      'ok 304',
      'refused 404',
      'refused 422',
      'failed 500',
      'failed 503',
    ])
  })

  test('fails without a connection', async () => {
    expect(await caught(get('/answer/a?drop'))).toBeInstanceOf(host.window.TypeError)
    expect(answered()).toEqual(['GET /answer/a failed'])
  })

  test('fails when its time is over', async () => {
    await caught(get('/answer/a?wait=500', { signal: host.window.AbortSignal.timeout(30) }))
    expect(answered()).toEqual(['GET /answer/a failed'])
  })
})

describe('no failure', () => {
  test('is an aborted request', async () => {
    const abort = new host.window.AbortController()
    const one = caught(get('/answer/a?wait=500', { signal: abort.signal }))
    const two = caught(
      host.window.fetch(new host.window.Request('/answer/b?wait=500', { signal: abort.signal })),
    )
    abort.abort('superseded')
    expect(await one).toBe('superseded')
    await two
    expect(answered().sort()).toEqual(['GET /answer/a aborted', 'GET /answer/b aborted'])
  })

  test('is a request that the page takes with it when it goes', async () => {
    // The page's own `pageshow` comes after its load.
    await wait(20)
    void caught(get('/answer/a?drop&wait=200'))
    host.window.dispatchEvent(new host.window.PageTransitionEvent('pagehide'))
    await soon(() => expect(answered()).toEqual(['GET /answer/a aborted']))
  })

  test('is judged of a beacon', async () => {
    await get('/answer/a?status=500', { keepalive: true })
    await host.window.fetch(new host.window.Request('/answer/b?status=500', { keepalive: true }))
    host.window.navigator.sendBeacon('/answer/c?status=500')
    expect(answered()).toEqual(['GET /answer/a failed 500 unjudged', 'GET /answer/b failed 500 unjudged'])
  })

  test('is judged where the page may not see the answer', async () => {
    await get('/answer/a?status=500', { mode: 'no-cors' })
    expect(answered()).toEqual(['GET /answer/a failed 500 unjudged'])
  })

  test('is judged of another site, unless the host names it', async () => {
    const foreign = 'http://127.0.0.1:9'
    await caught(get(foreign + '/collect'))
    expect(answered()).toEqual(['GET 127.0.0.1:9/collect failed unjudged'])
    watched.stop()
    watched = watch(createRequests({ origins: [foreign] }), { on: host.window })
    await caught(get(foreign + '/collect'))
    expect(answered()).toEqual(['GET 127.0.0.1:9/collect failed'])
  })

  test('is anything that never goes to a server', async () => {
    await get('data:,x')
    await get(host.window.URL.createObjectURL(new host.window.Blob(['x'])))
    expect(watched.seen).toEqual([])
  })

  test('is a request of our own', async () => {
    await get('/answer/a?status=500', { method: 'POST', [OWN]: true } as RequestInit)
    const init = Object.create({ [Symbol.for('unstuck.own')]: true }) as RequestInit
    await get('/answer/a?status=500', init)
    await xhr('POST', '/answer/a?status=500', undefined, { [OWN]: true })
    expect(watched.seen).toEqual([])
  })
})

describe('the host', () => {
  test('gets the very response, unread', async () => {
    const response = await get('/answer/a')
    expect(response).toBeInstanceOf(host.window.Response)
    expect(response.bodyUsed).toBe(false)
    expect(await response.json()).toEqual({})
  })

  test('gets its unhandledrejection, once, and none of ours', async () => {
    await openRealm('')
    const { heard, seen } = host.window as unknown as { heard: unknown[]; seen: string[] }
    await soon(() => expect(heard).toEqual(['TypeError: Failed to fetch', true]))
    await wait(50)
    expect(heard).toHaveLength(2)
    expect(seen).toEqual(['request', 'response'])
  })

  test('gets it too where a library has patched promises', async () => {
    await openRealm(`
      const { then } = Promise.prototype
      class TheirPromise { then() { return this } }
      Promise.prototype.then = () => new TheirPromise()
      setTimeout(() => (Promise.prototype.then = then), 50)`)
    const { heard } = host.window as unknown as { heard: unknown[] }
    await soon(() => expect(heard).toEqual(['TypeError: Failed to fetch', true]))
  })

  /** Sensor and host in one realm, as on a real page: a rejection is told in the realm that let it through. */
  async function openRealm(before: string) {
    host = await openFrame(
      pageOf(`<script type="module">
        import { createRequests } from '/src/dom/requests.ts'
        window.heard = []
        window.seen = []
        addEventListener('unhandledrejection', ({ reason, promise }) => heard.push(String(reason), promise === mine))
        const page = { window, now: () => 0, newId: () => 'r', push: ({ type }) => seen.push(type), guard: (_, f) => f }
        createRequests()(page)
        ${before}
        const mine = fetch('/answer/a?drop')
      </script>`),
    )
  }

  test('that handles a rejection hears of no unhandled one', async () => {
    const heard: unknown[] = []
    host.window.addEventListener('unhandledrejection', (event) => heard.push(event))
    await host.run('fetch("/answer/a?drop").catch(() => {})')
    await wait(100)
    expect(heard).toEqual([])
  })

  test('is told of a bad argument as before', async () => {
    const error = await caught(get('http://'))
    expect(error).toBeInstanceOf(host.window.TypeError)
    const nothing = Reflect.apply(host.window.fetch, host.window, []) as Promise<Response>
    expect(await caught(nothing)).toBeInstanceOf(host.window.TypeError)
    expect(await caught(get('/answer/a', 7 as never))).toBeInstanceOf(host.window.TypeError)
    expect((await get('/answer/b', null as never)).status).toBe(200)
  })

  test('may call fetch without `this`', async () => {
    const { fetch } = host.window
    expect((await fetch('/answer/a')).status).toBe(200)
  })

  test('may have replaced fetch before us', async () => {
    watched.stop()
    const page = host.window
    const native = page.fetch
    page.fetch = (input, init) => native.call(page, input, { ...init, method: 'PATCH' })
    watched = watch(createRequests(), { on: page })
    await get('/answer/a?status=500')
    expect(answered()).toEqual(['GET /answer/a failed 500'])
  })

  test('may replace fetch after us, and keeps its own when we go', async () => {
    const page = host.window
    const ours = page.fetch
    const theirs: typeof fetch = (input, init) => ours.call(page, input, init)
    page.fetch = theirs
    await get('/answer/a')
    expect(asked()).toEqual(['GET /answer/a'])
    watched.stop()
    expect((await get('/answer/b')).status).toBe(200)
    expect(page.fetch).toBe(theirs)
    expect(asked()).toEqual(['GET /answer/a'])
  })

  test('may have a fetch that throws at once, or gives no promise', async () => {
    watched.stop()
    const page = host.window
    page.fetch = (input) => {
      if (input === '/answer/throws') throw new RangeError('now')
      return undefined as never
    }
    watched = watch(createRequests(), { on: page })
    expect(() => get('/answer/throws')).toThrow(RangeError)
    expect(get('/answer/nothing')).toBeUndefined()
    expect(answered()).toEqual(['GET /answer/throws failed'])
  })

  test('may have hung something on its promises', async () => {
    watched.stop()
    const page = host.window
    const native = page.fetch
    page.fetch = (...args) => Object.assign(native.apply(page, args), { cancel: () => 'cancelled' })
    watched = watch(createRequests(), { on: page })
    const promise = get('/answer/a') as Promise<Response> & { cancel(): string }
    expect(promise.cancel()).toBe('cancelled')
    await promise
  })

  test('may keep the state of its promises on them, as Zone.js does', async () => {
    watched.stop()
    const page = host.window
    const native = page.fetch
    page.fetch = (...args) => Object.assign(native.apply(page, args), { __zone_symbol__state: null })
    watched = watch(createRequests(), { on: page })
    const promise = get('/answer/a')
    expect(Object.keys(promise)).toEqual([])
    await promise
  })

  test('finds every function as it was when we go', () => {
    const page = host.window
    watched.stop()
    const before = [page.fetch, page.XMLHttpRequest.prototype.open, page.XMLHttpRequest.prototype.send]
    watch(createRequests(), { on: page }).stop()
    expect([page.fetch, page.XMLHttpRequest.prototype.open, page.XMLHttpRequest.prototype.send]).toEqual(
      before,
    )
  })
})

describe('an XMLHttpRequest', () => {
  test('ends by its status', async () => {
    await xhr('get', '/answer/orders/12345')
    await xhr('POST', '/answer/a?status=422')
    await xhr('POST', '/answer/a?status=503')
    expect(answered()).toEqual([
      'GET /answer/orders/:id ok 200',
      'POST /answer/a refused 422',
      'POST /answer/a failed 503',
    ])
  })

  test('of GraphQL is named by its operation', async () => {
    await xhr('POST', '/answer/graphql', '{"operationName":"CreateExport"}')
    expect(asked()).toEqual(['POST /answer/graphql CreateExport'])
  })

  test('fails without a connection, and when its time is over', async () => {
    await xhr('GET', '/answer/a?drop')
    const slow = new host.window.XMLHttpRequest()
    slow.open('GET', '/answer/b?wait=500')
    slow.timeout = 30
    slow.send()
    await new Promise((resolve) => slow.addEventListener('loadend', resolve))
    expect(answered()).toEqual(['GET /answer/a failed', 'GET /answer/b failed'])
  })

  test('that was aborted has not failed', async () => {
    const request = new host.window.XMLHttpRequest()
    request.open('GET', '/answer/a?wait=500')
    request.send()
    request.abort()
    expect(answered()).toEqual(['GET /answer/a aborted'])
  })

  test('that is opened anew while under way was called off, and each is told once', async () => {
    const request = new host.window.XMLHttpRequest()
    request.open('GET', '/answer/a?wait=500')
    request.send()
    request.open('GET', '/answer/b')
    request.send()
    await new Promise((resolve) => request.addEventListener('loadend', resolve))
    request.open('GET', '/answer/c')
    request.send()
    await new Promise((resolve) => request.addEventListener('loadend', resolve))
    expect(answered()).toEqual(['GET /answer/a aborted', 'GET /answer/b ok 200', 'GET /answer/c ok 200'])
  })

  test('that is synchronous ends before the next line, or throws as before', () => {
    const request = new host.window.XMLHttpRequest()
    request.open('GET', '/answer/a', false)
    request.send()
    expect(answered()).toEqual(['GET /answer/a ok 200'])
    const broken = new host.window.XMLHttpRequest()
    broken.open('GET', '/answer/b?drop', false)
    expect(() => broken.send()).toThrow(host.window.DOMException)
    expect(answered()[1]).toBe('GET /answer/b failed')
  })

  test('throws as before when it was never opened', () => {
    expect(() => new host.window.XMLHttpRequest().send()).toThrow('must be OPENED')
    expect(() => new host.window.XMLHttpRequest().open('GET', 'http://')).toThrow('Invalid URL')
    expect(watched.seen).toEqual([])
  })

  test('inside the fetch of a polyfill is one request', async () => {
    watched.stop()
    const page = host.window
    page.fetch = async (input) => {
      await xhr('GET', String(input))
      return new page.Response()
    }
    watched = watch(createRequests(), { on: page })
    await get('/answer/a')
    expect(asked()).toEqual(['GET /answer/a'])
  })

  test('needs no permission of the server that it did not need before', async () => {
    const request = new host.window.XMLHttpRequest()
    request.open('GET', '/answer/a')
    expect(request.upload.onprogress).toBeNull()
    request.send()
    await new Promise((resolve) => request.addEventListener('loadend', resolve))
    expect(request.status).toBe(200)
  })
})
