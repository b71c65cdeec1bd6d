import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { createCheck } from './createCheck.mjs'
import { createGuards } from './createGuards.mjs'
import { hashUser } from './hashUser.mjs'
import { listEvents } from './listEvents.mjs'
import { readBatch } from './readBatch.mjs'
import { readTickets } from './readTickets.mjs'
import { createReportRoutes } from './report/createReportRoutes.mjs'

/** Four times what unstuck sends, so that a proxy or a later version may put some together. */
export const BATCH_BYTES = 64_000
/** A year of tickets of a large desk. */
const TICKETS_BYTES = 20_000_000
const CONFIG_BYTES = 500_000
/** As many as somebody reads. */
const PROBLEMS_TOLD = 100
const LONGEST_HASH = 200
const LEFT_OUT = 'Properties of /data that the schema does not know were left out.'

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
 * @param {string[] | '*'} [options.origins] of pages that may post; without it and a token, those of this machine
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
  const { isListed, mayWriteEvents, mayRead } = createGuards({ ingestToken, readToken, origins })
  const app = new Hono()
  const refuse = (c, status, why) => c.json({ error: why }, status)
  const refuseBatch = async (c, status, why, events = 0) => {
    await store.addRefusal(why, events)
    return refuse(c, status, why)
  }
  const atMost = (bytes, onError = refuse) =>
    bodyLimit({ maxSize: bytes, onError: (c) => onError(c, 413, `A body may have ${bytes} bytes.`) })

  app.onError((error, c) => {
    // Who is gone hears no answer, and that is no fault of ours.
    if (!c.req.raw.signal.aborted) console.error(error)
    return refuse(c, 500, 'Failed to store it; try again.')
  })
  app.notFound((c) =>
    refuse(c, 404, 'There is nothing here: events go to POST /friction, and the report is /report.'),
  )
  app.get('/', (c) => c.redirect('report'))
  app.use(
    '/friction',
    cors({ origin: (origin) => (isListed(origin) ? origin : undefined), exposeHeaders: ['Retry-After'] }),
  )
  app.post('/friction', mayWriteEvents, atMost(BATCH_BYTES, refuseBatch), async (c) => {
    const read = await readBatch(await c.req.arrayBuffer(), c.req.header('Content-Encoding'))
    if (!read.batch) return refuseBatch(c, read.status, read.why, read.events)
    const { good, bad, leftOut } = check(read.batch)
    // Refusing the good ones with the bad would lose them: the page drops what was refused.
    await Promise.all([
      good.length > 0 && store.addEvents(good),
      leftOut > 0 && store.addRefusal(LEFT_OUT, leftOut),
      ...countBy(bad, ({ why }) => why).map(([why, events]) => store.addRefusal(why, events)),
    ])
    const told = { accepted: good.length, refused: bad, ...(leftOut > 0 && { leftOut }) }
    return c.json(told, good.length > 0 || bad.length === 0 ? 202 : 400)
  })

  app.put('/configs/:hash', mayRead, atMost(CONFIG_BYTES), async (c) => {
    const config = await c.req.text()
    const hash = c.req.param('hash')
    if (hash.length > LONGEST_HASH) return refuse(c, 400, `A hash has at most ${LONGEST_HASH} characters.`)
    if (!isObject(readJson(config))) return refuse(c, 400, 'A config is a JSON object.')
    await store.keepConfig(hash, config)
    return c.body(null, 204)
  })

  app.get('/configs/:hash', mayRead, async (c) => {
    const [row] = await store.ask('SELECT config FROM configs WHERE hash = $1', [c.req.param('hash')])
    if (!row) return refuse(c, 404, 'No config of this hash was put here.')
    return c.body(row.config, 200, { 'Content-Type': 'application/json' })
  })

  // Who misspells it would hash what is a hash already, and find nobody.
  const knowIds = (c, next) =>
    ['hashed', undefined].includes(c.req.query('ids'))
      ? next()
      : refuse(c, 400, '"ids" is "hashed", or it is left out.')
  const hashOf = (c, id) => (c.req.query('ids') === 'hashed' ? id : hashUser(id, idSalt))

  app.post('/tickets', mayRead, knowIds, atMost(TICKETS_BYTES), async (c) => {
    const { tickets, problems, error } = readTickets(await c.req.text(), now())
    if (error) return refuse(c, 400, error)
    await store.addTickets(tickets.map((ticket) => ({ ...ticket, user: hashOf(c, ticket.user) })))
    const told = {
      accepted: tickets.length,
      refused: problems.length,
      problems: problems.slice(0, PROBLEMS_TOLD),
    }
    return tickets.length > 0 || problems.length === 0
      ? c.json(told)
      : c.json({ error: problems[0], ...told }, 400)
  })

  app.delete('/users/:id', mayRead, knowIds, async (c) =>
    c.json({ deleted: await store.deleteUser(hashOf(c, c.req.param('id'))) }),
  )

  app.get('/events', mayRead, async (c) => {
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

  app.route('/report', createReportRoutes({ store, needToken: mayRead, now, ...(page && { page }) }))
  return app
}

/** @returns {[string, number][]} */
function countBy(all, name) {
  const counts = new Map()
  for (const one of all) counts.set(name(one), (counts.get(name(one)) ?? 0) + 1)
  return [...counts]
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
