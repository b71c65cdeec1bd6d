/** Pages that send: run by `bench.mjs`, told what to send, tells when all is answered. */
import { Agent, request } from 'node:http'

/** As a page puts them together. */
const BATCH = 20
const AT_ONCE = 64

const [, , url, events] = process.argv
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
const batches = Array.from({ length: Number(events) / BATCH }, (_, nth) =>
  JSON.stringify(Array.from({ length: BATCH }, (_, i) => createEvent(nth * BATCH + i))),
)

process.on('message', async (what) => {
  const waiting = what === 'all' ? [...batches] : batches.filter((_, i) => i % 10 === 0)
  const one = async () => {
    for (let body = waiting.pop(); body; body = waiting.pop()) await post(body)
  }
  const problem = await Promise.all(Array.from({ length: AT_ONCE }, one)).then(
    () => '',
    (error) => String(error),
  )
  process.send(problem)
})

/** The plainest client there is: `fetch` would take as long as the server. */
function post(body) {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/cloudevents-batch+json',
      'Content-Length': Buffer.byteLength(body),
    }
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 202
          ? resolve()
          : reject(new Error(`The server answered ${answer.statusCode}.`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function createEvent(nth) {
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
