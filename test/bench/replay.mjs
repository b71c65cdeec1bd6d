/**
 * `npm run bench:replay`: what a backtest costs beside `JSON.parse` alone of the same recordings, how many sessions a second the
 * command judges on one core and on two, whether its memory stays flat, what a page of 50 MB takes, and whether time grows with length
 * alone. Fails where a
 * promise is broken. `--json` prints the figures as data.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/** Of `JSON.parse` alone. */
const RATIO_AT_MOST = 3
/** Megabytes of one snapshot: no page that people work with is larger. */
const LARGE = 50
/**
 * Three thousand sessions may take no more memory than a thousand, but for what a collector leaves lying about. It takes the first few
 * hundred until V8 has given each thread as much for what is new as it ever will: from a hundred to a thousand it grows by a third or
 * more, and threads that are held to less of it are a fifth slower.
 */
const GROWTH_AT_MOST = 1.15
/** Eight times as long may take so much longer for each minute. */
const BEND_AT_MOST = 1.5

/** Run in each process before anything else. */
const REPORT_MEMORY = `data:text/javascript,process.on("exit",()=>process.stderr.write("\\nmaxRSS "+process.resourceUsage().maxRSS+"\\n"))`

const asJson = process.argv.includes('--json')
const out = resolve('.cache/bench/replaySessions.mjs')
mkdirSync('.cache/bench', { recursive: true })
await build({
  entryPoints: ['test/bench/replaySessions.ts'],
  outfile: out,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  define: { __VERSION__: '"0"' },
  logLevel: 'warning',
})
const { config, createJudge, makeForeignText, makeLargeSnapshot, makeText } = await import(out)
const judge = createJudge()

const ratio = measureRatio(makeText)
const foreign = measureRatio(makeForeignText)
const growth = [1, 2, 4, 8].map((factor) => ({ minutes: 5 * factor, msPerMinute: measureLength(5 * factor) }))
const { speed, memory } = measureCommand()
const large = measureLarge()
const bend = growth.at(-1).msPerMinute / growth[0].msPerMinute
const flat = memory.at(-1).megabytes / memory.at(-2).megabytes
const failures = [
  ratio.median > RATIO_AT_MOST &&
    `a backtest takes ${ratio.median.toFixed(2)} × JSON.parse, more than ${RATIO_AT_MOST}`,
  large.median > RATIO_AT_MOST &&
    `a snapshot of ${large.megabytes} MB takes ${large.median.toFixed(2)} × JSON.parse, more than ${RATIO_AT_MOST}`,
  flat > GROWTH_AT_MOST && `memory grows by ${flat.toFixed(2)} from 1,000 to 3,000 sessions`,
  bend > BEND_AT_MOST && `a minute of a long session takes ${bend.toFixed(2)} × one of a short`,
].filter(Boolean)

if (asJson) console.log(JSON.stringify({ ratio, foreign, large, growth, speed, memory, failures }, null, 2))
else print()
process.exitCode = failures.length > 0 ? 1 : 0

/**
 * Interleaved, so that whatever else the machine does falls on both; by all texts at once, so that each collects its own garbage and
 * not what the other has left.
 */
function measureRatio(make) {
  const texts = Array.from({ length: 20 }, (_, i) => make(i + 1, 10))
  const rounds = Array.from({ length: 15 }, () => {
    const parse = time(() => texts.forEach((text) => JSON.parse(text)))
    const backtest = time(() => texts.forEach(judge))
    return { parse, backtest, ratio: backtest / parse }
  }).slice(3)
  const middle = (pick) => median(rounds.map(pick))
  return {
    median: middle((round) => round.ratio),
    parseMs: middle((round) => round.parse) / texts.length,
    backtestMs: middle((round) => round.backtest) / texts.length,
    kilobytes: Math.round(texts.join('').length / texts.length / 1000),
  }
}

/** Of a page that is mostly one long table, which no browser is quick with either. */
function measureLarge() {
  const text = makeLargeSnapshot(LARGE)
  const rounds = Array.from({ length: 5 }, () => {
    const parse = time(() => JSON.parse(text))
    return { parse, backtest: time(() => judge(text)) }
  }).slice(1)
  const folder = mkdtempSync(join(tmpdir(), 'unstuck-bench-'))
  try {
    writeFileSync(join(folder, 'unstuck.json'), JSON.stringify(config))
    writeFileSync(join(folder, 'large.json'), text)
    return {
      megabytes: Math.round(text.length / 1e6),
      median: median(rounds.map(({ parse, backtest }) => backtest / parse)),
      parseMs: median(rounds.map(({ parse }) => parse)),
      backtestMs: median(rounds.map(({ backtest }) => backtest)),
      memory: run(folder, join(folder, 'large.json'), 1).megabytes,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function measureLength(minutes) {
  const text = makeText(2, minutes)
  return median(Array.from({ length: 7 }, () => time(() => judge(text)))) / minutes
}

/** The command itself, files and threads included. */
function measureCommand() {
  const folder = mkdtempSync(join(tmpdir(), 'unstuck-bench-'))
  writeFileSync(join(folder, 'unstuck.json'), JSON.stringify(config))
  const memory = []
  const speed = []
  try {
    for (const count of [10, 100, 1000, 3000]) {
      const place = join(folder, String(count))
      mkdirSync(place)
      for (let i = 0; i < count; i++) writeFileSync(join(place, `${i}.json`), makeText((i % 50) + 1, 1))
      const { megabytes } = run(folder, place, 2)
      memory.push({ sessions: count, megabytes })
    }
    // The start of Node and of its threads is no part of a session.
    for (const threads of [1, 2]) {
      const [few, many] = ['10', '1000'].map((name) => run(folder, join(folder, name), threads).seconds)
      speed.push({ threads, sessionsPerSecond: Math.round(990 / (many - few)) })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return { speed, memory }
}

function run(folder, place, threads) {
  const began = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      REPORT_MEMORY,
      resolve('dist/cli.js'),
      'backtest',
      join(folder, 'unstuck.json'),
      place,
      '--threads',
      String(threads),
    ],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The command ended with ${status}: ${stderr}`)
  const peaks = [...stderr.matchAll(/maxRSS (\d+)/g)].map(([, kilobytes]) => Number(kilobytes))
  return { seconds: (performance.now() - began) / 1000, megabytes: Math.round(Math.max(...peaks) / 1024) }
}

/** The processor's time, so that what else the machine does does not count. */
function time(work) {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

function print() {
  console.log(`A session of ten minutes, ${ratio.kilobytes} kB:
  JSON.parse alone     ${ratio.parseMs.toFixed(2)} ms
  backtest with it     ${ratio.backtestMs.toFixed(2)} ms, ${ratio.median.toFixed(2)} × (at most ${RATIO_AT_MOST})

The same, recorded by another tool, so that its observations have to be derived, ${foreign.kilobytes} kB:
  JSON.parse alone     ${foreign.parseMs.toFixed(2)} ms
  backtest with it     ${foreign.backtestMs.toFixed(2)} ms, ${foreign.median.toFixed(2)} ×

A page of ${large.megabytes} MB:
  JSON.parse alone     ${Math.round(large.parseMs)} ms
  backtest with it     ${Math.round(large.backtestMs)} ms, ${large.median.toFixed(2)} × (at most ${RATIO_AT_MOST}), ${large.memory} MB at the most

For each minute of a session of
${growth.map(({ minutes, msPerMinute }) => `  ${String(minutes).padStart(2)} minutes           ${msPerMinute.toFixed(3)} ms`).join('\n')}

The command, on sessions of a minute:
${speed.map(({ threads, sessionsPerSecond }) => `  ${threads} ${threads === 1 ? 'core ' : 'cores'}              ${sessionsPerSecond} sessions a second`).join('\n')}
${memory.map(({ sessions, megabytes }) => `  ${String(sessions).padStart(5)} sessions      ${megabytes} MB at the most, on two threads`).join('\n')}
${failures.map((failure) => `\nBroken: ${failure}.`).join('')}`)
}
