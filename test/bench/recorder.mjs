import { mkdirSync } from 'node:fs'
import { build } from 'esbuild'
import { live } from './session.mjs'
import { median, spread } from './spread.mjs'

/** Where pages find what is built for them. */
const BUILT = '.cache/bench'

/**
 * What recording costs the page in the scripted session: `@rrweb/record` alone into a list, against `unstuck/recorder`, which masks
 * everything, weighs what it keeps and embeds what unstuck observes. Both beside a running unstuck.
 *
 * @param {Awaited<ReturnType<import('./pages.mjs').openPages>>} pages
 * @param {number} rounds
 */
export async function measureRecorder(pages, rounds) {
  await buildRecorders()
  const names = ['unstuck', 'rrweb', 'recorder']
  const runs = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [i] of names.entries()) {
      const name = names[(i + round) % names.length]
      runs[name].push(await live(pages, name))
    }
  }
  const pairs = runs.recorder.map((run, i) => ({ ours: run.task, theirs: runs.rrweb[i].task }))
  return {
    each: Object.fromEntries(names.map((name) => [name, spread(runs[name].map(({ task }) => task))])),
    added: median(pairs.map(({ ours, theirs }) => ours - theirs)),
    ratio: spread(pairs.map(({ ours, theirs }) => ours / theirs)),
  }
}

async function buildRecorders() {
  const sources = {
    rrweb: `import { record } from '@rrweb/record'
      const events = []
      record({ emit: (event) => events.push(event), maskAllInputs: true, slimDOMOptions: 'all' })
      globalThis.isRecording = () => events.length > 1`,
    recorder: `import { record } from '@rrweb/record'
      import { createRecorder } from './dist/recorder.js'
      const recorder = createRecorder(unstuck, { consent: 'granted', record })
      globalThis.isRecording = () => recorder.take().length > 2`,
  }
  mkdirSync(BUILT, { recursive: true })
  for (const [name, contents] of Object.entries(sources)) {
    await build({
      stdin: { contents, resolveDir: '.' },
      bundle: true,
      minify: true,
      format: 'iife',
      outfile: `${BUILT}/${name}.js`,
      logLevel: 'error',
    })
  }
}
