/**
 * `npm run bench:backend`: events a second that the example takes in, checks, and has on disk when it answers; and that what came
 * twice is kept once. Pages are a process of their own, as they are in life.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { createApp } from '../server/createApp.mjs'
import { openStore } from '../server/openStore.mjs'

const EVENTS = 100_000

const folder = mkdtempSync(join(tmpdir(), 'unstuck-backend-'))
const store = await openStore(join(folder, 'bench.duckdb'))
const schema = JSON.parse(readFileSync('dist/events.schema.json', 'utf8'))
const server = serve({ fetch: createApp({ store, schema }).fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
const url = `http://127.0.0.1:${server.address().port}/friction`
const pages = fork(fileURLToPath(new URL('pages.mjs', import.meta.url)), [url, String(EVENTS)])

// A tenth comes first, to warm up, and again with all, as it does when answers are lost.
await tell('some')
const began = performance.now()
const before = process.cpuUsage()
await tell('all')
const seconds = (performance.now() - began) / 1000
// On a busy machine the clock says little; what the processor has done says what it would take alone.
const { user, system } = process.cpuUsage(before)
const worked = (user + system) / 1_000_000
const [{ kept }] = await store.ask('SELECT CAST(count(*) AS DOUBLE) AS kept FROM events')
const rate = (time) => Math.round(EVENTS / time).toLocaleString('en')
console.log(
  `${rate(seconds)} events a second by the clock, ${rate(worked)} a second of the server's processor time.`,
)
console.log(`${EVENTS} were sent, a tenth of them for the second time, and ${kept} are kept.`)
process.exitCode = kept === EVENTS ? 0 : 1
pages.disconnect()
server.close()
await store.close()
rmSync(folder, { recursive: true })

async function tell(what) {
  pages.send(what)
  const [problem] = await once(pages, 'message')
  if (problem) throw new Error(problem)
}
