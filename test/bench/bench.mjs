/**
 * `npm run bench`: what unstuck costs a page, against the same page without it and with empty listeners. Real input in
 * a real browser, rounds interleaved so that a busy machine is busy for all of them. Needs a build.
 *
 *     --json        the figures as data
 *     --rounds=7
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { ensureBrowser } from '../support/browser.mjs'

const rounds = Number(process.argv.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 7)
const LISTENED = 'pointerdown pointerup pointermove click keydown scroll wheel input focusin'
const embeds = {
  nothing: '',
  listeners: `<script>for (const type of '${LISTENED}'.split(' ')) addEventListener(type, () => {}, { capture: true, passive: true })</script>`,
  unstuck: '<script src="/unstuck.global.js"></script>',
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname.endsWith('.js')) {
    response.setHeader('content-type', 'text/javascript')
    return response.end(readFileSync(join('dist', pathname)))
  }
  if (pathname === '/api') return response.writeHead(503).end()
  response.setHeader('content-type', 'text/html')
  response.end(pageWith(embeds[pathname.slice(1)] ?? ''))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
const origin = `http://127.0.0.1:${server.address().port}`
const browser = await chromium.launch({
  ...ensureBrowser(),
  args: [...ensureBrowser().args, '--js-flags=--expose-gc'],
})

const runs = { nothing: [], listeners: [], unstuck: [] }
for (let round = 0; round < rounds; round++) {
  for (const name of Object.keys(runs)) runs[name].push(await live(name))
}
const report = { rounds, session: compare(), ...(await isolate()) }
await browser.close()
server.close()
if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2))
else print(report)

/** One session of a user: moves, presses, keys, scrolling, large changes, a failing request and an error. */
async function live(name) {
  const { page, metrics } = await open(name)
  const before = await metrics()
  for (let i = 0; i < 200; i++) await page.mouse.move(20 + ((i * 7) % 600), 20 + ((i * 3) % 300))
  for (let i = 0; i < 20; i++) await page.mouse.click(60, 24 + 32 * (i % 6))
  await page.focus('input')
  for (let i = 0; i < 20; i++) await page.keyboard.press('a')
  for (let i = 0; i < 6; i++) await page.mouse.wheel(0, i % 2 ? -200 : 200)
  for (const id of ['burst', 'fail', 'burst', 'throw']) await page.click(`#${id}`)
  await page.waitForTimeout(400)
  const after = await metrics()
  const inp = await page.evaluate(() => globalThis.slowest)
  await page.close()
  return {
    task: 1000 * (after.TaskDuration - before.TaskDuration),
    script: 1000 * (after.ScriptDuration - before.ScriptDuration),
    inp,
  }
}

async function open(name) {
  const page = await browser.newPage()
  await page.goto(`${origin}/${name}`)
  await page.waitForTimeout(300)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const metrics = async () => {
    const { metrics: all } = await session.send('Performance.getMetrics')
    return Object.fromEntries(all.map((one) => [one.name, one.value]))
  }
  return { page, metrics }
}

/** What can be had without the noise of a browser: moves by themselves, and the heap. */
async function isolate() {
  const moves = { nothing: [], unstuck: [] }
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(moves)) {
      const { page } = await open(name)
      moves[name].push(
        await page.evaluate(() => {
          const began = performance.now()
          for (let i = 0; i < 1000; i++) {
            document.body.dispatchEvent(
              new PointerEvent('pointermove', {
                bubbles: true,
                pointerType: 'mouse',
                clientX: i % 500,
                clientY: i % 300,
              }),
            )
          }
          return performance.now() - began
        }),
      )
      await page.close()
    }
  }
  const { page } = await open('unstuck')
  const heap = (count) =>
    page.evaluate(async (times) => {
      for (let i = 0; i < times; i++) globalThis.unstuck.track(`event ${i % 20}`, { i })
      await new Promise((resolve) => setTimeout(resolve, 100))
      globalThis.gc()
      return performance.memory.usedJSHeapSize
    }, count)
  const after10k = await heap(10_000)
  const after100k = await heap(90_000)
  await page.close()
  return {
    moves: {
      nothing: spread(moves.nothing),
      unstuck: spread(moves.unstuck),
      added: median(moves.unstuck) - median(moves.nothing),
    },
    heap: { after10k, after100k, ratio: after100k / after10k },
  }
}

function compare() {
  const of = (name, what) => runs[name].map((run) => run[what])
  return Object.fromEntries(
    ['task', 'script', 'inp'].map((what) => [
      what,
      {
        ...Object.fromEntries(Object.keys(runs).map((name) => [name, spread(of(name, what))])),
        ratio: spread(runs.unstuck.map((run, i) => run[what] / (runs.nothing[i][what] || 1))),
        ratioToListeners: spread(runs.unstuck.map((run, i) => run[what] / (runs.listeners[i][what] || 1))),
      },
    ]),
  )
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { median: median(values), lower: at(0.25), upper: at(0.75) }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function print({ session, moves, heap }) {
  const show = ({ median: middle, lower, upper }, unit = '') =>
    `${middle.toFixed(2)}${unit} (${lower.toFixed(2)} to ${upper.toFixed(2)})`
  for (const [what, { ratio, ratioToListeners, ...each }] of Object.entries(session)) {
    for (const [name, values] of Object.entries(each))
      console.log(`${what.padEnd(8)} ${name.padEnd(10)} ${show(values, ' ms')}`)
    console.log(`${what.padEnd(8)} unstuck / nothing ${show(ratio)}, / listeners ${show(ratioToListeners)}`)
  }
  console.log(
    `1,000 pointer moves: ${moves.added.toFixed(2)} ms added (nothing ${show(moves.nothing, ' ms')}, unstuck ${show(moves.unstuck, ' ms')})`,
  )
  console.log(`heap after 100,000 events / after 10,000: ${heap.ratio.toFixed(3)}`)
}

function pageWith(embed) {
  return `<!doctype html><html lang="en"><title>Bench</title>${embed}
    <style>button { display: block; width: 120px; height: 28px; margin: 2px }</style>
    <body>${Array.from({ length: 6 }, (_, i) => `<button onclick="out.textContent = ${i} + Date.now()">${i}</button>`).join('')}
    <button id="burst">Burst</button><button id="fail">Fail</button><button id="throw">Throw</button>
    <form><label>Name <input name="name"></label></form><p id="out"></p><div id="list"></div><div style="height:4000px"></div>
    <script>
      globalThis.slowest = 0
      new PerformanceObserver((list) => { for (const { duration, interactionId } of list.getEntries()) if (interactionId) slowest = Math.max(slowest, duration) })
        .observe({ type: 'event', durationThreshold: 16, buffered: true })
      burst.onclick = () => { for (let i = 0; i < 10000; i++) list.append(document.createElement('i')) }
      fail.onclick = () => fetch('/api', { method: 'POST' })
      globalThis['throw'].onclick = () => { throw new TypeError('bench') }
    </script>`
}
