/**
 * `npm run bench:backend`: events a second that the example takes in, checks, and has on disk when it answers; and that what came
 * twice is kept once.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from './server/createApp.mjs'
import { openStore } from './server/openStore.mjs'

const EVENTS = 40_000
const BATCH = 20
const AT_ONCE = 64

const folder = mkdtempSync(join(tmpdir(), 'unstuck-backend-'))
const store = await openStore(join(folder, 'bench.duckdb'))
const schema = JSON.parse(readFileSync('dist/events.schema.json', 'utf8'))
const server = serve({ fetch: createApp({ store, schema }).fetch, port: 0, hostname: '127.0.0.1' })
await new Promise((resolve) => server.once('listening', resolve))
const url = `http://127.0.0.1:${server.address().port}/friction`

const batches = Array.from({ length: EVENTS / BATCH }, (_, nth) =>
  JSON.stringify(Array.from({ length: BATCH }, (_, i) => eventOf(nth * BATCH + i))),
)
const began = performance.now()
const before = process.cpuUsage()
await post(batches)
const seconds = (performance.now() - began) / 1000
// On a busy machine the clock says little; what the processor has done says what it would take alone, sender included.
const { user, system } = process.cpuUsage(before)
const worked = (user + system) / 1_000_000
// A tenth comes again, as it does when answers are lost.
await post(batches.filter((_, i) => i % 10 === 0))
const [{ kept }] = await store.ask('SELECT count(*)::INTEGER AS kept FROM events')
const rate = (time) => Math.round(EVENTS / time).toLocaleString('en')
console.log(
  `${rate(seconds)} events a second by the clock, ${rate(worked)} a second of the processor's time.`,
)
console.log(`${EVENTS} in batches of ${BATCH}, ${AT_ONCE} at once; a tenth came again, and ${kept} are kept.`)
process.exitCode = kept === EVENTS ? 0 : 1
server.close()
await store.close()
rmSync(folder, { recursive: true })

async function post(all) {
  const waiting = [...all]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let body = waiting.pop(); body; body = waiting.pop()) {
        const headers = { 'Content-Type': 'application/cloudevents-batch+json' }
        const answer = await fetch(url, { method: 'POST', headers, body })
        if (answer.status !== 202)
          throw new Error(`The server answered ${answer.status}: ${await answer.text()}`)
        await answer.arrayBuffer()
      }
    }),
  )
}

function eventOf(nth) {
  const at = Date.UTC(2026, 10, 1) + nth * 50
  return {
    specversion: '1.0',
    id: `load${nth % 997}-e${nth}`,
    source: 'https://shop.example',
    type: 'io.unstuck.signal',
    time: new Date(at).toISOString(),
    datacontenttype: 'application/json',
    sdkversion: '0.1.0',
    confighash: 'c0nf1g',
    visit: `tab${nth % 997}.1`,
    user: `u${nth % 331}`,
    data: {
      type: 'rage-click',
      id: `s${nth}`,
      at,
      strength: 0.7,
      layer: 'behaviour',
      count: 3,
      page: 'checkout',
      target: { key: `k${nth % 50}`, tag: 'button', role: 'button' },
      evidence: { acts: 3, span: 640, refused: false, actionable: true },
    },
  }
}
