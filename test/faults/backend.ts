import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a backend does to one request; without any, it takes it. */
export type Fault =
  | { readonly does: 'answer'; readonly status: number; readonly retryAfter?: string }
  /** Nothing is read, the connection is gone. */
  | { readonly does: 'reset' }
  /** It is taken, and the answer breaks off: after its status, or before. */
  | { readonly does: 'truncate'; readonly after: 'status' | 'nothing' }
  /** It is taken, and the answer comes after so long. */
  | { readonly does: 'wait'; readonly ms: number }
  /** Answers 413 to bodies above so many bytes. */
  | { readonly does: 'limit'; readonly bytes: number }

export interface Event {
  readonly id: string
  readonly type: string
  readonly sequence?: string
  readonly data: { readonly [name: string]: unknown }
}

/** A real HTTP server that fails as it is told to, and remembers what it has taken. */
export interface Backend {
  readonly url: string
  /** Every event of every batch that was taken, in order of arrival, as often as it came. */
  readonly taken: readonly Event[]
  /** When each request came, and how large it was. */
  readonly requests: readonly { readonly at: number; readonly bytes: number }[]
  /** What happens to the next requests, one after the other; the last goes on if it is `always`. */
  fail(faults: readonly Fault[], always?: Fault): void
  /** Nobody listens until it opens again, on the same port. */
  shut(): Promise<void>
  open(): Promise<void>
  close(): void
}

export async function startBackend(): Promise<Backend> {
  const taken: Event[] = []
  const requests: { at: number; bytes: number }[] = []
  let queue: Fault[] = []
  let always: Fault | undefined
  let port = 0
  let server: Server | undefined

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': '*',
      'access-control-expose-headers': 'Retry-After',
      'access-control-max-age': '600',
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end()
    const fault = queue.shift() ?? always
    if (fault?.does === 'reset') {
      requests.push({ at: Date.now(), bytes: 0 })
      return void request.socket.destroy()
    }
    const body = await read(request)
    requests.push({ at: Date.now(), bytes: body.length })
    const refused = fault?.does === 'answer' || (fault?.does === 'limit' && body.length > fault.bytes)
    if (refused) {
      const status = fault.does === 'answer' ? fault.status : 413
      const retryAfter =
        fault.does === 'answer' && fault.retryAfter ? { 'retry-after': fault.retryAfter } : {}
      return void response.writeHead(status, { ...headers, ...retryAfter }).end()
    }
    taken.push(...(JSON.parse(body.toString()) as Event[]))
    if (fault?.does === 'wait') await new Promise((resolve) => setTimeout(resolve, fault.ms))
    if (fault?.does !== 'truncate') return void response.writeHead(202, headers).end()
    if (fault.after === 'status') {
      response.writeHead(202, { ...headers, 'content-length': '100' })
      response.write('{"accepted":')
    }
    setTimeout(() => request.socket.destroy(), 20)
  }

  async function open(): Promise<void> {
    server = createServer((request, response) => void take(request, response).catch(() => response.destroy()))
    await new Promise<void>((listening) => server!.listen(port, '127.0.0.1', listening))
    port = (server.address() as AddressInfo).port
  }

  async function shut(): Promise<void> {
    server?.closeAllConnections()
    await new Promise((closed) => server?.close(closed) ?? closed(undefined))
  }

  await open()
  return {
    url: `http://127.0.0.1:${port}/friction`,
    taken,
    requests,
    fail(faults, then) {
      queue = [...faults]
      always = then
    },
    open,
    shut,
    close: () => void shut(),
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
