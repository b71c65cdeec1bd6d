/**
 * `node examples/backend/server.mjs`: a backend that receives what unstuck forwards.
 *
 * | variable | default | |
 * |---|---|---|
 * | `PORT`, `HOST` | 4174, 127.0.0.1 | |
 * | `DATA` | `friction.duckdb` | the file |
 * | `INGEST_TOKEN`, `READ_TOKEN` | none | needed off loopback: whoever can reach it could write and read |
 * | `ORIGINS` | none | origins of pages that may post, by commas; `*` for all. Without it and a token, those of this machine |
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
import { createApp } from './server/createApp.mjs'
import { openStore } from './server/openStore.mjs'
import { readSettings } from './server/readSettings.mjs'

const DAY = 86_400_000
/** How often it is looked for alerts. */
const LOOK_MS = 30_000

await start().catch((error) => {
  console.error(`Failed to start: ${error.message.replace(/^Failed to/, 'failed to').replace(/\.$/, '')}.`)
  process.exit(1)
})

async function start() {
  const settings = readSettings(process.env)
  const { host, port, data, days } = settings
  const schema = await readSchema()
  const watched = settings.alerts && (await readAlertsOf(settings.alerts, schema))
  const store = await openStore(data)
  const app = createApp({ ...settings, store, schema, page: await buildPage() })
  await keepFor(days, store)

  const server = serve({ fetch: app.fetch, port, hostname: host })
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject)).catch(
    (error) => {
      throw explainPort(error, host, port)
    },
  )
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`
  console.log(
    `Receiving events at ${address}/friction, kept in ${data} for ${days} days.\nThe report: ${address}/report`,
  )
  if (watched) watch(watched, store, settings.publicUrl ?? address)

  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => server.close(() => void store.close().then(() => process.exit(0))))
  }
}

async function readSchema() {
  const file = fileURLToPath(new URL('../../dist/events.schema.json', import.meta.url))
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Error(`${file} is missing; run "npm run build" first`, { cause: error })
  })
  return JSON.parse(text)
}

async function readAlertsOf(file, schema) {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Error(`ALERTS=${file} cannot be read (${error.code})`, { cause: error })
  })
  const signals = schema.definitions.ToldSignal.properties.type.enum
  const { alerts, problems } = readAlerts(text, { environment: process.env, signals })
  for (const problem of problems) console.error(problem)
  console.log(`Watching for ${alerts.length} ${alerts.length === 1 ? 'alert' : 'alerts'} of ${file}.`)
  return { alerts, isWhole: problems.length === 0 }
}

async function keepFor(days, store) {
  const forgetOld = () =>
    store.deleteBefore(new Date(Date.now() - days * DAY)).catch((error) => console.error(error))
  await forgetOld()
  setInterval(forgetOld, DAY / 24).unref()
}

function watch(watched, store, address) {
  const outbox = createOutbox({ store, fetch, onProblem: console.error })
  const look = createWatch({ ...watched, store, outbox, report: `${address}/report`, since: Date.now() })
  const lookAgain = async () => {
    await look(Date.now())
      .then(() => outbox.send(Date.now()))
      .catch((error) => console.error(error))
    setTimeout(lookAgain, LOOK_MS).unref()
  }
  void lookAgain()
}

function explainPort(error, host, port) {
  const why = {
    EADDRINUSE: `port ${port} is taken; choose another by PORT`,
    EACCES: `port ${port} is not for this user; choose one above 1023 by PORT`,
    EADDRNOTAVAIL: `this machine has no address ${host}; choose another by HOST`,
    ENOTFOUND: `nobody knows HOST=${host}`,
  }
  return new Error(why[error.code] ?? error.message, { cause: error })
}
