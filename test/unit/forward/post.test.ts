import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { cloudEvents } from '../../../src/forward/format.ts'
import type { ForwarderOptions } from '../../../src/forward/options.ts'
import { createOtlp } from '../../../src/forward/otlp.ts'
import { ANSWER_WITHIN, createPost, type PostNeeds } from '../../../src/forward/post.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

test('hears how long a failing server asks to be left alone', async () => {
  const { send } = await open((_, response) => response.writeHead(503, { 'Retry-After': '7' }).end())
  expect(await send()).toEqual({ status: 503, retryAfter: 7000 })
})

test('a server that accepts is not left alone, whatever it asks for', async () => {
  const { send } = await open((_, response) => response.writeHead(202, { 'Retry-After': '7' }).end())
  expect(await send()).toEqual({ status: 202, retryAfter: 0 })
})

test.each<[string, RequestListener]>([
  ['closes the connection', (request) => request.destroy()],
  ['does not answer in time', () => {}],
])('a server that %s has no status', async (_, listen) => {
  const { send } = await open(listen, {}, { answerWithin: 100 })
  expect(await send()).toEqual({ status: 0, retryAfter: 0 })
})

test('an answer that breaks off after its status has said what there was to say', async () => {
  const breakOff: RequestListener = (_, response) => {
    response.writeHead(202, { 'Content-Length': '100' })
    response.write('{"partial')
    setTimeout(() => response.destroy(), 20)
  }
  const { send } = await open(breakOff, {}, { format: createOtlp('shop', '1.0.0') })
  expect(await send()).toEqual({ status: 202, retryAfter: 0, rejected: 0 })
})

test('hears how many records a collector did not take', async () => {
  const { send } = await open(
    (_, response) => response.end('{"partialSuccess":{"rejectedLogRecords":"3","errorMessage":"too old"}}'),
    {},
    { format: createOtlp('shop', '1.0.0') },
  )
  expect(await send()).toEqual({ status: 200, retryAfter: 0, rejected: 3 })
})

test('sends JSON, its type and the headers that the team wants', async () => {
  const { send, received } = await open(accept, { headers: { 'X-Team': 'shop' } })
  await send('{"a":1}', '{"b":"ß"}')
  const [{ body, headers }] = received as [Received]
  expect(JSON.parse(body.toString())).toEqual([{ a: 1 }, { b: 'ß' }])
  expect(headers).toMatchObject({ 'content-type': 'application/cloudevents-batch+json', 'x-team': 'shop' })
})

test('compresses where it is asked to, but not what must go out at once', async () => {
  const { send, received, post } = await open(accept, { gzip: true })
  await send(`"${'ß'.repeat(1000)}"`)
  const [{ body, headers }] = received as [Received]
  expect(headers['content-encoding']).toBe('gzip')
  expect(body.length).toBeLessThan(100)
  expect(JSON.parse(gunzipSync(body).toString())).toEqual(['ß'.repeat(1000)])
  const sending = send('"late"')
  post.hurry()
  await sending
  expect(received[1]!.headers['content-encoding']).toBeUndefined()
  expect(received[1]!.body.toString()).toBe('["late"]')
})

describe('a token', () => {
  const needing =
    (good: string): RequestListener =>
    ({ headers }, response) =>
      void response.writeHead(headers.authorization === `Bearer ${good}` ? 202 : 401).end()

  test('is asked for once, and goes with every request', async () => {
    let asked = 0
    const { send, received } = await open(accept, { token: async () => `t${++asked}` })
    await send()
    await send()
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t1'])
  })

  test('that is refused is asked for anew, once for all requests', async () => {
    let asked = 0
    const { send, received } = await open(needing('t2'), { token: () => `t${++asked}` })
    await send()
    asked = 0
    const { send: sendLater } = await open(needing('t2'), { token: () => `t${++asked}` })
    expect((await Promise.all([sendLater(), sendLater()])).map(({ status }) => status)).toEqual([202, 202])
    expect(asked).toBe(2)
    expect(received).toHaveLength(2)
  })

  test('that is refused twice is the answer', async () => {
    const { send, received } = await open(needing('none'), { token: () => 't' })
    expect((await send()).status).toBe(401)
    expect(received).toHaveLength(2)
  })

  test('that cannot be had is told, and nothing is sent', async () => {
    const problems: unknown[] = []
    const token = () => Promise.reject(new Error('offline'))
    const { send, received } = await open(
      accept,
      { token },
      { onTokenProblem: (error) => problems.push(error) },
    )
    expect((await send()).status).toBe(0)
    expect(received).toEqual([])
    expect(problems).toEqual([new Error('offline')])
  })
})

test('an answer has 30 s', () => {
  expect(ANSWER_WITHIN).toBe(30_000)
})

/** What of a window is needed to post: Node has it too, and a server beside it. */
const window = Object.assign(Object.create(globalThis), {
  document: { visibilityState: 'visible' },
}) as Window & typeof globalThis

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const accept: RequestListener = (_, response) => void response.writeHead(202).end()

async function open(
  listen: RequestListener,
  options: Partial<ForwarderOptions> = {},
  needs: Partial<PostNeeds> = {},
) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    received.push({ headers: request.headers, body: Buffer.concat(parts) })
    listen(request, response)
  })
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const post = createPost(
    { url, ...options },
    { window, format: cloudEvents, onTokenProblem: () => {}, ...needs },
  )
  const send = (...events: string[]) =>
    post.send(
      (events.length > 0 ? events : ['{}']).map((json, order) => ({ json, order, bytes: json.length })),
      true,
    )
  return { post, send, received }
}
