import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { bundleForPages } from './bundle.ts'
import { RECORD } from './record.ts'

/** A website of one test: pages and an API as it needs them, and the files of the build. */
export interface Site {
  readonly origin: string
  /** What was asked of the routes that the test has set, oldest first. */
  readonly received: readonly Received[]
  /** Answers `GET /path` or `POST /path`; the last one said counts. */
  on(route: string, answer: Answer | string | ((request: Received) => Answer | string)): void
  /** Waits until so many requests have come in on a route. */
  requests(route: string, count?: number): Promise<Received[]>
  close(): void
}

export interface Received {
  readonly route: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Answer {
  readonly status?: number
  readonly type?: string
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string
  /** The connection breaks once everything has been read. */
  readonly breaks?: boolean
  /** Milliseconds until it answers, or what it waits for. */
  readonly after?: number | Promise<unknown>
}

export async function startSite(): Promise<Site> {
  const answers = new Map<string, Parameters<Site['on']>[1]>([
    ['GET /record.js', { type: TYPES['.js']!, body: RECORD }],
    ['GET /favicon.ico', { status: 204 }],
  ])
  const received: Received[] = []
  const waiting = new Set<() => void>()

  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming)
    const answer = answers.get(request.route)
    if (answer === undefined) return send(response, (await readFile(request)) ?? { status: 404, body: '' })
    received.push(request)
    for (const look of waiting) look()
    const said = typeof answer === 'function' ? answer(request) : answer
    send(response, typeof said === 'string' ? { type: TYPES['.html']!, body: said } : said)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    on: (route, answer) => void answers.set(route, answer),
    requests: (route, count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = received.filter((request) => request.route === route)
          if (found.length < count) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
    close: () => server.close().closeAllConnections(),
  }
}

async function readRequest(incoming: IncomingMessage): Promise<Received> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString()
  return { route: `${incoming.method} ${url.pathname}`, url, headers: incoming.headers, body }
}

/** The build under its own names, and under `/npm/` what a bundler makes of the package. */
async function readFile({ url }: Received): Promise<Answer | undefined> {
  const type = TYPES[extname(url.pathname)]
  if (!type) return undefined
  if (url.pathname.startsWith('/npm/')) {
    const body = (await bundleForPages()).get(url.pathname.slice('/npm/'.length))
    return body === undefined ? undefined : { type, body }
  }
  const file = join('dist', url.pathname)
  return existsSync(file) ? { type, body: readFileSync(file, 'utf8') } : undefined
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  const { status = 200, type = 'application/json', headers, body, after = 0, breaks } = answer
  await (typeof after === 'number' ? new Promise((resolve) => setTimeout(resolve, after)) : after)
  if (breaks) return void response.socket?.resetAndDestroy()
  response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*', ...headers })
  response.end(body)
}

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}
