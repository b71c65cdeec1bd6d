import { beforeEach, describe, expect, test } from 'vitest'
import { ERRORS_A_SECOND, muteErrors, startErrors } from '../../src/dom/errors.ts'
import { openFrame, wait, watch, type Watched } from './watch.ts'
import { soon } from '../support/soon.ts'

let host: Awaited<ReturnType<typeof openFrame>>
let watched: Watched

beforeEach(async () => {
  document.body.innerHTML = ''
  host = await openFrame()
  watched = watch(startErrors, { on: host.window })
})

const errors = () => watched.of('error').map(({ name, source }) => `${name} ${source}`)

describe('an error of the host', () => {
  test('is observed when nobody caught it', async () => {
    await host.run('null.x')
    await host.run('setTimeout(() => { throw new RangeError("later") })')
    expect(errors()).toEqual(['TypeError uncaught', 'RangeError uncaught'])
  })

  test('is observed when a promise was rejected and nobody handled it', async () => {
    await host.run('Promise.reject(new TypeError("no"))')
    expect(errors()).toEqual(['TypeError rejection'])
  })

  test('is a page that came where data should be, though the page has caught it', async () => {
    const page = '/answer/x?html=<h1>Sign in</h1>'
    await host.run(`fetch('${page}').then((answer) => answer.json()).catch(() => {})`)
    await soon(() => expect(errors()).toEqual(['SyntaxError rejection']))
  })

  test('can be anything that was thrown', async () => {
    await host.run('throw "a word"')
    await host.run('throw 7')
    await host.run('throw { code: 5 }')
    await host.run('throw undefined')
    await host.run('throw null')
    await host.run('throw Symbol("s")')
    await host.run('Promise.reject()')
    expect(errors().slice(0, 3)).toEqual(['string uncaught', 'number uncaught', 'Error uncaught'])
    expect(errors()).toHaveLength(7)
    expect(watched.problems).toEqual([])
  })

  test('may be reported by a library in the place of the browser', async () => {
    await host.run('reportError(new RangeError("x"))')
    await host.run('dispatchEvent(new ErrorEvent("error", { error: new TypeError("x") }))')
    await host.run(
      'dispatchEvent(new PromiseRejectionEvent("unhandledrejection", { promise: Promise.resolve(), reason: new URIError("x") }))',
    )
    expect(errors()).toEqual(['RangeError uncaught', 'TypeError uncaught', 'URIError rejection'])
  })

  test('may come from another realm', async () => {
    const inner = host.window.document.createElement('iframe')
    host.window.document.body.append(inner)
    await host.run('const far = new frames[0].TypeError("far"); setTimeout(() => { throw far })')
    expect(errors()).toEqual(['TypeError uncaught'])
  })

  test('may throw when it is looked at', async () => {
    await host.run(
      'throw Object.defineProperties({}, { name: { get() { throw 1 } }, message: { get() { throw 2 } }, stack: { get() { throw 3 } } })',
    )
    await host.run('const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); Promise.reject(proxy)')
    expect(errors()).toEqual(['Error uncaught', 'Error rejection'])
    expect(watched.problems).toEqual([])
  })

  test('still reaches the handlers of the host, once', async () => {
    const heard: string[] = []
    host.window.addEventListener('error', () => heard.push('error'))
    host.window.addEventListener('unhandledrejection', () => heard.push('rejection'))
    await host.run('Promise.reject(new Error("a"))')
    await host.run('throw new Error("b")')
    expect(heard).toEqual(['rejection', 'error'])
  })

  test('has the same fingerprint when it comes again with other numbers in it', async () => {
    await host.run(
      'function load(id) { throw new Error("Order " + id + " not found") }; setTimeout(() => load(17))',
    )
    await host.run('setTimeout(() => load(4711))')
    await host.run('setTimeout(() => { throw new Error("Order 1 not found!") })')
    const [first, second, third] = watched.of('error').map(({ fingerprint }) => fingerprint)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('is told at most so often a second, whatever the page does', async () => {
    await host.run(`for (let i = 0; i < 500; i++) queueMicrotask(() => { throw new Error('flood') })`)
    expect(errors().length).toBeGreaterThan(0)
    expect(errors().length).toBeLessThanOrEqual(2 * ERRORS_A_SECOND)
    await wait(1000)
    await host.run('throw new Error("after")')
    expect(errors().length).toBeLessThanOrEqual(2 * ERRORS_A_SECOND + 1)
  })

  test('keeps its message to itself', async () => {
    await host.run('throw new Error("card 4242 of Ada Lovelace")')
    expect(JSON.stringify(watched.seen)).not.toMatch(/Ada|4242/)
  })
})

describe('no error for the user', () => {
  const none = async (code: string) => {
    await host.run(code)
    expect(watched.seen).toEqual([])
  }

  test('is an image that is missing', () =>
    none('document.body.append(Object.assign(new Image(), { src: "/answer/x.png?status=404" }))'))

  test('is a notice of a resize observer', () =>
    none(`const box = document.body.appendChild(document.createElement('div'))
      new ResizeObserver(() => (box.style.width = box.offsetWidth + 1 + 'px')).observe(box)
      window.dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop limit exceeded' }))`))

  test('is a script of another site that tells nothing', () =>
    none(
      'window.onerror = () => true; window.dispatchEvent(new ErrorEvent("error", { message: "Script error." }))',
    ))

  test('is what somebody called off', () =>
    none('const c = new AbortController(); fetch("/answer/a?wait=500", { signal: c.signal }); c.abort()'))

  test('is an empty answer, which is caught', () => none('new Response("").json().catch(() => {})'))

  test('is a rejection that is handled', () => none('Promise.reject(new Error("x")).catch(() => {})'))

  test('is an error that was caught', () => none('try { null.x } catch {}'))

  test('is an error in a listener for our own events', async () => {
    await host.run('addEventListener("unstuck:signal", () => null.x)')
    let heard = 0
    host.window.addEventListener('error', () => heard++)
    muteErrors(() => host.window.dispatchEvent(new host.window.CustomEvent('unstuck:signal')))
    expect(watched.seen).toEqual([])
    expect(heard).toBe(1)
    await host.run('throw new Error("after")')
    expect(errors()).toEqual(['Error uncaught'])
  })

  test('comes after the sensor was stopped', async () => {
    watched.stop()
    await none('throw new Error("x")')
  })
})
