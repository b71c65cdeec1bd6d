import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** What a desk may do with a ticket, by the last part of its address. */
const ANSWERS = {
  /** It reads all of it, and is gone before it has said so. */
  '/desk/breaks': ({ socket }) => socket.destroy(),
  '/cors/breaks': ({ socket }) => socket.destroy(),
  '/desk/moved': (_, response) => response.writeHead(308, { location: '/desk/moved/' }).end(),
  /** The session is over; whoever follows finds a page. */
  '/desk/sign-in': (_, response) => response.writeHead(302, { location: '/page' }).end(),
}

/** What a page does with the package, in one file: browsers know no names of packages. */
const APP = `
  import { createUnstuck, webhook } from './dist/index.js'
  const context = { idempotencyKey: 'key', subject: 'Card', message: 'My card is refused', page: '/', url: '/', steps: [], fields: {} }
  window.passTo = async (url) => {
    try {
      const { ok, mayHaveArrived, reference = '' } = await webhook(url).handover(context, { onTicket() {} })
      return ok ? ('ticket ' + reference).trim() : mayHaveArrived ? 'unknown' : 'refused'
    } catch {
      return 'not received'
    }
  }
  window.offer = async (url) => {
    const actions = [{ label: 'Talk to us', handover: 'default' }]
    const talk = { kind: 'card', title: 'Card refused?', body: 'Most banks compare the postcode.', actions }
    const unstuck = createUnstuck({
      config: { schemaVersion: 1, rules: [], interventions: { talk } },
      handover: { default: [webhook(url), () => { document.title = 'another was asked' }] },
    })
    await unstuck.ready
    unstuck.preview('talk')
  }`

/**
 * A page, and a desk that takes its tickets: `/desk/201` answers with that status. From another origin it is asked as
 * `/cors/…`, `/no-preflight/…` (nothing is allowed) and `/no-answer/…` (allowed, but the answer may not be read).
 */
export async function startDesk() {
  /** @type {{ key: string | string[] | undefined, message: string }[]} */
  const tickets = []
  const resolveDir = fileURLToPath(new URL('../..', import.meta.url))
  const { outputFiles } = await build({ stdin: { contents: APP, resolveDir }, bundle: true, write: false })
  const page = `<!doctype html><meta charset="utf-8"><title>Shop</title><h1>Shop</h1><p>Text</p><script src="/app.js"></script>`
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request
    const [, place, what] = url.split('/')
    if (url === '/page') return response.writeHead(200, { 'content-type': 'text/html' }).end(page)
    if (url === '/app.js')
      return response.writeHead(200, { 'content-type': 'text/javascript' }).end(outputFiles[0].text)
    if (!what) return response.writeHead(404).end()
    if (place === 'cors' || (place === 'no-answer' && method === 'OPTIONS')) {
      response.setHeader('access-control-allow-origin', headers.origin)
      response.setHeader('access-control-allow-headers', 'content-type, idempotency-key')
    }
    if (method === 'OPTIONS') return response.writeHead(204).end()
    let body = ''
    for await (const piece of request) body += piece
    if (method === 'POST')
      tickets.push({ key: headers['idempotency-key'], message: JSON.parse(body).message })
    if (ANSWERS[url]) return ANSWERS[url](request, response)
    const status = Number(what) || 200
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(status === 204 ? undefined : '{ "reference": "A-17" }')
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address()
  return {
    origin: `http://127.0.0.1:${port}`,
    tickets,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
