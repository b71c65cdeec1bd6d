import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ANSWER_WITHIN, createPost, KEEPALIVE_BYTES, KEEPALIVE_REQUESTS } from '../../../src/forward/post.ts'
import { createQueue } from '../../../src/forward/queue.ts'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

test('hears how long a failing server asks to be left alone', async () => {
  const url = await serve((_, response) => response.writeHead(503, { 'Retry-After': '7' }).end())
  expect(await createPost({ url }, window).send(batch('{}'))).toEqual({ status: 503, retryAfter: 7000 })
})

test('a server that accepts is not left alone, whatever it asks for', async () => {
  const url = await serve((_, response) => response.writeHead(202, { 'Retry-After': '7' }).end())
  expect(await createPost({ url }, window).send(batch('{}'))).toEqual({ status: 202, retryAfter: 0 })
})

test.each<[string, RequestListener]>([
  ['closes the connection', (request) => request.destroy()],
  ['does not answer in time', () => {}],
])('a server that %s has no status', async (_, listen) => {
  const post = createPost({ url: await serve(listen) }, window, 100)
  expect(await post.send(batch('{}'))).toEqual({ status: 0, retryAfter: 0 })
})

test('sends JSON, its type and the headers that the team wants', async () => {
  let body = ''
  let headers = {}
  const url = await serve(async (request, response) => {
    headers = request.headers
    for await (const chunk of request) body += chunk
    response.end()
  })
  await createPost({ url, headers: { 'X-Team': 'shop' } }, window).send(batch('{"a":1}', '{"b":"ß"}'))
  expect(JSON.parse(body)).toEqual([{ a: 1 }, { b: 'ß' }])
  expect(headers).toMatchObject({ 'content-type': 'application/cloudevents-batch+json', 'x-team': 'shop' })
})

test('has room for three full batches, or nine requests, and again when they are answered', async () => {
  const url = await serve((_, response) => setTimeout(() => response.end(), 50))
  const post = createPost({ url }, window)
  const room = (sends: Promise<unknown>[]) => [sends.length, post.hasRoom()]
  const full = 'x'.repeat(15_990)
  const large = [post.send(batch(full)), post.send(batch(full))]
  expect(room(large)).toEqual([2, true])
  large.push(post.send(batch(full)))
  expect(room(large)).toEqual([3, false])
  await Promise.all(large)
  expect(post.hasRoom()).toBe(true)
  const small = Array.from({ length: KEEPALIVE_REQUESTS - 1 }, () => post.send(batch('{}')))
  expect(room(small)).toEqual([8, true])
  small.push(post.send(batch('{}')))
  expect(room(small)).toEqual([9, false])
  await Promise.all(small)
})

test('keepalive stays under what browsers grant to a page, and an answer has 30 s', () => {
  expect({ KEEPALIVE_BYTES, KEEPALIVE_REQUESTS, ANSWER_WITHIN }).toEqual({
    KEEPALIVE_BYTES: 60_000,
    KEEPALIVE_REQUESTS: 9,
    ANSWER_WITHIN: 30_000,
  })
})

/** What of a window is needed to post: Node has it too, and a server beside it. */
const window = globalThis as unknown as Window & typeof globalThis

function batch(...events: string[]) {
  const queue = createQueue()
  events.forEach((json) => queue.push(json))
  return queue.take()
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
