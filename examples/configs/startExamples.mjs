import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'
import { textOf } from '../playground/public/markup.mjs'
import { readBody } from '../playground/server/readBody.mjs'
import { cardPage, thanksPage } from './pages/card.mjs'
import { contactsPage } from './pages/contacts.mjs'
import { exportsPage } from './pages/exports.mjs'
import { indexPage } from './pages/index.mjs'
import { onboardingPage } from './pages/onboarding.mjs'
import { ssoDonePage, ssoPage } from './pages/sso.mjs'
import { vatPage } from './pages/vat.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Serves the pages of the examples, the configs, and an API that refuses what it has to.
 *
 * @param {{ port?: number, exportsFail?: number, freeAgents?: number }} [options]
 * `port` 0 (the default) is any free one; so many exports fail before they are served; so many people are at the desk
 */
export async function startExamples({ port = 0, exportsFail = 2, freeAgents = 1 } = {}) {
  const files = [sirv(here('.'), { dev: true }), sirv(here('../../dist'), { dev: true })]
  let failures = 0

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(`http://localhost${request.url}`)
    const json = (status, body) => send(response, status, 'application/json', JSON.stringify(body))
    const page = (made) => send(response, 200, 'text/html; charset=utf-8', textOf(made))
    const sent = request.method === 'POST' ? new URLSearchParams(await readBody(request)) : undefined

    switch (`${request.method} ${pathname}`) {
      case 'GET /':
        return page(indexPage())
      case 'GET /sso':
        return page(ssoPage(searchParams.get('as')))
      case 'GET /sso/done':
        return page(ssoDonePage())
      case 'POST /api/sso':
        return sent.get('email') === 'ann@known.example'
          ? json(200, { message: 'Welcome' })
          : json(401, { message: 'Your identity provider did not let you in.' })
      case 'GET /exports':
        return page(exportsPage())
      case 'POST /api/exports':
        return failures++ < exportsFail ? json(503, {}) : json(200, {})
      case 'GET /contacts':
        return page(contactsPage())
      case 'POST /api/contacts':
      case 'POST /api/sources':
        return json(201, {})
      case 'GET /card':
        return page(cardPage())
      case 'POST /card/pay':
        if (sent.get('postcode') !== '10115')
          return page(cardPage('Your bank refused the payment (code 05).'))
        return response.writeHead(303, { location: '/card/thanks' }).end()
      case 'GET /card/thanks':
        return page(thanksPage())
      case 'GET /onboarding':
        return page(onboardingPage())
      case 'GET /vat':
        return page(vatPage())
      case 'POST /api/vat':
        return /^[A-Z]{2}\d{8,12}$/.test(sent.get('vat'))
          ? json(200, { message: 'Saved.' })
          : json(422, { message: 'This is no VAT id.' })
      case 'GET /api/desk':
        return json(200, { free: freeAgents })
    }
    serveFile(request, response, files)
  })
  await new Promise((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening)
  })
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address())

  return {
    origin: `http://127.0.0.1:${taken}`,
    close: () => server.close().closeAllConnections(),
  }
}

function serveFile(request, response, [serve, ...others]) {
  if (serve) return serve(request, response, () => serveFile(request, response, others))
  send(response, 404, 'text/plain', 'There is no such page.')
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
