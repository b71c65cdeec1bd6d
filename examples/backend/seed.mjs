/**
 * `npm run seed`: nine weeks of generated traffic and tickets into the file of the example backend (`DATA`, `friction.duckdb`), so that its
 * report can be looked at. What it shows is made up; `seed/story.mjs` says what is true of it.
 */
import { createTraffic } from './seed/createTraffic.mjs'
import { RULES } from './seed/story.mjs'
import { openStore } from './server/openStore.mjs'

const { DATA = 'friction.duckdb', SEED = '1', DAYS = '63' } = process.env

const store = await openStore(DATA)
const [{ real }] = await store.ask(
  "SELECT CAST(count(*) AS DOUBLE) AS real FROM events WHERE source <> 'https://demo.example'",
)
if (real > 0) {
  console.error(
    `Failed to seed ${DATA}: it holds ${real} events of a real page, which made-up ones must not be mixed with. Choose another file by DATA.`,
  )
  process.exitCode = 1
} else {
  const { events, tickets } = createTraffic({ seed: Number(SEED), days: Number(DAYS), until: Date.now() })
  await store.addEvents(events, ({ time }) => new Date(time))
  await store.addTickets(tickets)
  await store.keepConfig('demo', JSON.stringify(describeConfig()))
  console.log(
    `Put ${events.length} events and ${tickets.length} tickets of ${DAYS} days into ${DATA}. Now: npm run backend`,
  )
}
await store.close()

/** As much of a config as an audit asks for. */
function describeConfig() {
  const rules = Object.entries(RULES).map(([id, { help, holdout, mode }]) => ({
    id,
    show: help,
    holdout,
    mode,
  }))
  return { schemaVersion: 1, rules }
}
