import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { accountPage } from '../pages/account.mjs'
import { bagPage } from '../pages/bag.mjs'
import { cataloguePage } from '../pages/catalogue.mjs'
import { classicCheckoutPage, classicThanksPage } from '../pages/classic.mjs'
import { helpPage } from '../pages/help.mjs'
import { notFoundPage } from '../pages/notFound.mjs'
import { productPage } from '../pages/product.mjs'
import { textOf } from '../public/markup.mjs'
import { findProduct } from '../public/products.mjs'
import { confirmClassic } from './classicCheckout.mjs'
import { createInbox } from './inbox.mjs'
import { readBody } from './readBody.mjs'
import { shopApi } from './shopApi.mjs'
import { createVisitors } from './visitors.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** The rules that ship with the playground. */
export const RULES = here('../unstuck.json')

/**
 * Starts the shop, its API, and the backend that receives what unstuck forwards.
 *
 * @param {{ port?: number, terminal?: { write(line: string): void, isTTY?: boolean } }} [options]
 * `port` 0 (the default) is any free one; received events are printed to `terminal`, if there is one.
 */
export async function startPlayground({ port = 0, terminal } = {}) {
  const inbox = createInbox(terminal)
  const visitorOf = createVisitors()
  const files = [sirv(here('../public'), { dev: true }), sirv(here('../../../dist'), { dev: true })]

  const server = createServer(async (request, response) => {
    try {
      await answer(request, response)
    } catch (error) {
      console.error(error)
      send(response, 500, 'text/plain', 'The shop made a mistake; the terminal says which.')
    }
  })
  await new Promise((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening)
  })
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address())

  return {
    origin: `http://127.0.0.1:${taken}`,
    received: inbox.events,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    const path = new URL(`http://localhost${request.url}`).pathname
    const route = `${request.method} ${path}`
    const visitor = visitorOf(request, response)

    const api = shopApi[route]
    if (api) {
      await readBody(request)
      const { status, body } = await api(visitor)
      return sendJson(response, status, body)
    }

    switch (route) {
      case 'GET /unstuck.json':
        return send(response, 200, 'application/json', visitor.rules ?? (await readFile(RULES, 'utf8')))
      case 'PUT /unstuck.json':
        visitor.rules = await readBody(request)
        return send(response, 204)
      case 'DELETE /unstuck.json':
        delete visitor.rules
        return send(response, 204)
      case 'POST /friction':
        return send(response, inbox.receive(await readBody(request)) ? 204 : 400)
      case 'GET /friction':
        return sendJson(response, 200, inbox.events)
      case 'GET /vendor/preact.mjs':
        return send(
          response,
          200,
          'text/javascript',
          await readFile(new URL(import.meta.resolve('preact')), 'utf8'),
        )
      case 'GET /friction/live':
        return sendLive(response)
      case 'POST /classic/confirm': {
        const outcome = confirmClassic(visitor, new URLSearchParams(await readBody(request)))
        if ('page' in outcome) return sendPage(response, 200, outcome.page)
        return response.writeHead(303, { location: outcome.location }).end()
      }
    }

    const page = request.method === 'GET' && findPage(path)
    if (page) return sendPage(response, 200, page)
    sendFile(request, response, [...files])
  }

  function sendLive(response) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const tell = (event) => response.write(`data: ${JSON.stringify(event)}\n\n`)
    inbox.events.forEach(tell)
    response.write(': so far\n\n')
    response.on('close', inbox.watch(tell))
  }
}

function findPage(path) {
  const [, section, name = ''] = path.split('/')
  switch (section) {
    case '':
      return cataloguePage()
    case 'products': {
      const product = findProduct(name)
      return product && productPage(product)
    }
    case 'bag':
      return bagPage()
    case 'account':
      return accountPage()
    case 'help':
      return helpPage(name)
    case 'classic':
      // A reload of a refused payment asks for this address too, once the browser has forgotten the form.
      if (name === 'checkout' || name === 'confirm') return classicCheckoutPage()
      return name === 'thanks' ? classicThanksPage() : undefined
  }
}

function sendFile(request, response, [serve, ...others]) {
  if (serve) return serve(request, response, () => sendFile(request, response, others))
  sendPage(response, 404, notFoundPage())
}

const sendPage = (response, status, page) => send(response, status, 'text/html; charset=utf-8', textOf(page))
const sendJson = (response, status, body) => send(response, status, 'application/json', JSON.stringify(body))

function send(response, status, type, body = '') {
  response.writeHead(status, { ...(type && { 'content-type': type }), 'cache-control': 'no-store' }).end(body)
}
