/**
 * `node examples/backend/server.mjs`: a backend that receives what unstuck forwards.
 *
 * | variable | default | |
 * |---|---|---|
 * | `PORT`, `HOST` | 4174, 127.0.0.1 | |
 * | `DATA` | `friction.duckdb` | the file |
 * | `INGEST_TOKEN`, `READ_TOKEN` | none | needed off loopback: whoever can reach it could write and read |
 * | `ORIGINS` | none | origins of pages that may post, by commas; `*` for all |
 * | `ID_SALT` | none | the page's `idSalt` |
 * | `RETENTION_DAYS` | 90 | what is older is deleted |
 * | `ALERTS` | none | a file of alerts, such as `alerts.json` here |
 * | `PUBLIC_URL` | where it listens | where people reach it, for links in alerts |
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { buildPage } from './page/buildPage.mjs'
import { createOutbox } from './server/alerts/createOutbox.mjs'
import { createWatch } from './server/alerts/createWatch.mjs'
import { readAlerts } from './server/alerts/readAlerts.mjs'
import { createApp, isLoopback } from './server/createApp.mjs'
import { openStore } from './server/openStore.mjs'

const { PORT = '4174', HOST = '127.0.0.1', DATA = 'friction.duckdb', RETENTION_DAYS = '90' } = process.env
const {
  INGEST_TOKEN,
  READ_TOKEN,
  ID_SALT,
  ORIGINS,
  ALERTS,
  PUBLIC_URL = `http://${HOST}:${PORT}`,
} = process.env
const DAY = 86_400_000
/** How often it is looked for alerts. */
const LOOK_MS = 30_000

if (!isLoopback(HOST) && !(INGEST_TOKEN && READ_TOKEN)) {
  console.error(`Failed to start on ${HOST}: off loopback, set INGEST_TOKEN and READ_TOKEN.`)
  process.exit(1)
}
const days = Number(RETENTION_DAYS)
if (!(days > 0)) {
  console.error('Failed to start: RETENTION_DAYS is a number of days above 0.')
  process.exit(1)
}

const schema = JSON.parse(
  await readFile(fileURLToPath(new URL('../../dist/events.schema.json', import.meta.url)), 'utf8'),
)
const store = await openStore(DATA)
const app = createApp({
  store,
  schema,
  page: await buildPage(),
  ...(INGEST_TOKEN && { ingestToken: INGEST_TOKEN }),
  ...(READ_TOKEN && { readToken: READ_TOKEN }),
  ...(ID_SALT && { idSalt: ID_SALT }),
  ...(ORIGINS && { origins: ORIGINS === '*' ? '*' : ORIGINS.split(',') }),
})
const forgetOld = () =>
  store.deleteBefore(new Date(Date.now() - days * DAY)).catch((error) => console.error(error))
await forgetOld()
setInterval(forgetOld, DAY / 24).unref()

if (ALERTS !== undefined) {
  const { alerts, problems } = readAlerts(await readFile(ALERTS, 'utf8'), process.env)
  for (const problem of problems) console.error(problem)
  const outbox = createOutbox({ store, fetch, onProblem: console.error })
  const look = createWatch({ store, alerts, outbox, report: `${PUBLIC_URL}/report` })
  const lookAgain = async () => {
    await look(Date.now())
      .then(() => outbox.send(Date.now()))
      .catch((error) => console.error(error))
    setTimeout(lookAgain, LOOK_MS).unref()
  }
  void lookAgain()
  console.log(`Watching for ${alerts.length} alerts of ${ALERTS}.`)
}

const server = serve({ fetch: app.fetch, port: Number(PORT), hostname: HOST }, ({ port }) =>
  console.log(
    `Receiving events at http://${HOST}:${port}/friction, kept in ${DATA} for ${days} days.\nThe report: http://${HOST}:${port}/report`,
  ),
)
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.close(() => void store.close().then(() => process.exit(0))))
}
