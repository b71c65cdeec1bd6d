/**
 * `npm run fuzz`: 100,000 configs that went wrong, 100,000 logs such as no page makes, and 10,000 broken recordings. None may throw, take long, or
 * leave memory behind. `npm run fuzz -- 1000 7` tries a thousand of each, from seed 7. `npm test` tries some as well.
 */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'

/** A batch takes a second or two; one that takes this long hangs. */
const HANGS_AFTER = 120_000
const out = resolve('.cache/fuzz/try.mjs')

const [count = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
mkdirSync('.cache/fuzz', { recursive: true })
await build({
  entryPoints: ['test/fuzz/try.ts'],
  outfile: out,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
})

const began = performance.now()
let peak = 0
let last = 'nothing yet'
// What loops for ever answers nobody, so it does not watch itself.
const worker = new Worker(out, { workerData: { count, seed } })
let watch = setTimeout(hang, HANGS_AFTER)

worker.on('message', ({ tried, heap, report }) => {
  clearTimeout(watch)
  watch = setTimeout(hang, HANGS_AFTER)
  peak = Math.max(peak, heap)
  if (tried) last = tried
  if (!report) return
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${report.lines.join('\n')}\nSeed ${seed}, ${seconds} s, peak heap ${(peak / 2 ** 20).toFixed(0)} MB.`,
  )
  for (const failure of report.failures) console.error(failure)
  if (report.failures.length > 0) process.exitCode = 1
})
worker.on('error', (error) => {
  console.error(`Seed ${seed}: failed after ${last}:`, error)
  process.exitCode = 1
})
worker.on('exit', () => clearTimeout(watch))

function hang() {
  console.error(`Seed ${seed}: hangs after ${last}.`)
  process.exitCode = 1
  void worker.terminate()
}
