import { timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { createCheck } from './createCheck.mjs'
import { hashUser } from './hashUser.mjs'
import { listEvents } from './listEvents.mjs'
import { readTickets } from './readTickets.mjs'
import { createReportRoutes } from './report/createReportRoutes.mjs'

/** Four times what unstuck sends, so that a proxy or a later version may put some together. */
export const BATCH_BYTES = 64_000
/** No more than that comes out of a compressed one: a bomb is refused while it is unpacked. */
export const UNPACKED_BYTES = 256_000
/** Real events are so long that fewer fit; what is shorter is none, and would cost a check and an answer each. */
const MOST_EVENTS = 1000
/** A year of tickets of a large desk. */
const TICKETS_BYTES = 20_000_000

const unpack = promisify(gunzip)

/**
 * What receives events, tickets and configs.
 *
 * | route | token | |
 * |---|---|---|
 * | `POST /friction` | ingest | a batch of CloudEvents; answers how many it took, and what is wrong with the others |
 * | `PUT /configs/:hash` | read | a config, to be found by the hash that events carry |
 * | `POST /tickets` | read | CSV with the columns user, opened, solved, tag; `?ids=hashed` where the users are hashes already |
 * | `DELETE /users/:id` | read | all that is known of a user; `?ids=hashed` as above |
 * | `GET /report` … | read | see `createReportRoutes` |
 * | `GET /configs/:hash` | read | it |
 * | `GET /events` | read | NDJSON of events as they came, oldest first; `?since=` a time, `?type=`; `Link` leads to the next page |
 *
 * @param {object} options
 * @param {Awaited<ReturnType<typeof import('./openStore.mjs').openStore>>} options.store
 * @param {object} options.schema `unstuck/events.schema.json`
 * @param {string} [options.ingestToken]
 * @param {string} [options.readToken]
 * @param {string} [options.idSalt] the same as in the page
 * @param {string[] | '*'} [options.origins] that may post from another origin
 * @param {() => number} [options.now] epoch milliseconds
 * @param {Awaited<ReturnType<typeof import('../page/buildPage.mjs').buildPage>>} [options.page] of the report
 */
export function createApp({
  store,
  schema,
  ingestToken,
  readToken,
  idSalt = '',
  origins = [],
  now = Date.now,
  page,
}) {
  const check = createCheck(schema)
  const app = new Hono()
  const refuse = (c, status, why) => c.json({ error: why }, status)
  const need = (token) => async (c, next) => {
    if (!token || isSame(c.req.header('Authorization') ?? '', `Bearer ${token}`)) return next()
    return refuse(c, 401, 'A token is needed: send "Authorization: Bearer …".')
  }
  // A page of somebody else whose name is made to mean this machine could read here without a token.
  const needToRead = async (c, next) => {
    if (readToken || isLoopback(new URL(c.req.url).hostname)) return need(readToken)(c, next)
    return refuse(c, 403, 'Without a read token it can be read by the names of this machine only.')
  }
  const atMost = (bytes) =>
    bodyLimit({ maxSize: bytes, onError: (c) => refuse(c, 413, `A body may have ${bytes} bytes.`) })

  app.onError((error, c) => {
    console.error(error)
    return refuse(c, 500, 'Failed to store it; try again.')
  })
  if (origins.length > 0) app.use('/friction', cors({ origin: origins, exposeHeaders: ['Retry-After'] }))

  app.post('/friction', need(ingestToken), atMost(BATCH_BYTES), async (c) => {
    const batch = await readBatch(c).catch(() => undefined)
    const why = whyNoBatch(batch)
    if (why !== undefined) {
      await store.addRefusal(why, batch?.length ?? 0)
      return refuse(c, 400, why)
    }
    const { good, bad } = check(batch)
    // Refusing the good ones with the bad would lose them: the page drops what was refused.
    await Promise.all([
      good.length > 0 && store.addEvents(good),
      ...countBy(bad, ({ why }) => why).map(([why, events]) => store.addRefusal(why, events)),
    ])
    return c.json({ accepted: good.length, refused: bad }, good.length > 0 || batch.length === 0 ? 202 : 400)
  })

  app.put('/configs/:hash', needToRead, atMost(500_000), async (c) => {
    const config = await c.req.text()
    if (readJson(config) === undefined) return refuse(c, 400, 'A config is JSON.')
    await store.keepConfig(c.req.param('hash'), config)
    return c.body(null, 204)
  })

  app.get('/configs/:hash', needToRead, async (c) => {
    const [row] = await store.ask('SELECT config FROM configs WHERE hash = $1', [c.req.param('hash')])
    if (!row) return refuse(c, 404, 'No config of this hash was put here.')
    return c.body(row.config, 200, { 'Content-Type': 'application/json' })
  })

  const hashOf = (c, id) => (c.req.query('ids') === 'hashed' ? id : hashUser(id, idSalt))

  app.post('/tickets', needToRead, atMost(TICKETS_BYTES), async (c) => {
    const { tickets, error } = readTickets(await c.req.text())
    if (error) return refuse(c, 400, error)
    await store.addTickets(tickets.map((ticket) => ({ ...ticket, user: hashOf(c, ticket.user) })))
    return c.json({ accepted: tickets.length })
  })

  app.delete('/users/:id', needToRead, async (c) =>
    c.json({ deleted: await store.deleteUser(hashOf(c, c.req.param('id'))) }),
  )

  app.get('/events', needToRead, async (c) => {
    const query = c.req.query()
    const { events, next, error } = await listEvents(store, query)
    if (error) return refuse(c, 400, error)
    if (next) c.header('Link', `<?${new URLSearchParams({ ...query, after: next })}>; rel="next"`)
    const lines = events.map((event) => `${JSON.stringify(event)}\n`)
    return c.body(lines.join(''), 200, {
      'Content-Type': 'application/x-ndjson',
      'Cache-Control': 'no-store',
    })
  })

  app.route('/report', createReportRoutes({ store, needToken: needToRead, now, ...(page && { page }) }))
  return app
}

/** @param {string} host */
export function isLoopback(host) {
  return ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(host)
}

function whyNoBatch(batch) {
  if (!Array.isArray(batch))
    return 'A batch is a JSON array of CloudEvents (application/cloudevents-batch+json).'
  return batch.length > MOST_EVENTS ? `A batch has at most ${MOST_EVENTS} events.` : undefined
}

/** @returns {[string, number][]} */
function countBy(all, name) {
  const counts = new Map()
  for (const one of all) counts.set(name(one), (counts.get(name(one)) ?? 0) + 1)
  return [...counts]
}

async function readBatch(c) {
  const body = Buffer.from(await c.req.arrayBuffer())
  const isPacked = c.req.header('Content-Encoding') === 'gzip'
  const text = isPacked ? await unpack(body, { maxOutputLength: UNPACKED_BYTES }) : body
  return readJson(text.toString('utf8'))
}

function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Takes as long whatever is wrong with it. */
function isSame(given, wanted) {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
