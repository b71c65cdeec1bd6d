/**
 * `npm test`: every check of the project, one after the other, with live output. A check that fails stops
 * none of the others. The last line is the sum: each test counts as one, and so does each check that holds no
 * tests. `npm test -- unit lint` runs only those.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'

const reports = '.cache/reports'

/** Well above what any of them needs on two slow cores, and low enough that a hang does not cost the rest. */
const limit = 900_000

/** Those that look at the build; without one they would only fail slowly. */
const needBuild = ['e2e', 'size', 'size in the README', 'package', 'package types']

/** @type {{ name: string, tools: string[][], reports?: string[], atOnce?: number }[]} */
const steps = [
  { name: 'types', tools: [['typescript', 'tsc', '-b']] },
  { name: 'lint', tools: [['oxlint', 'oxlint', '--deny-warnings']] },
  { name: 'format', tools: [['prettier', 'prettier', '--check', '--log-level', 'warn', '.']] },
  { name: 'dead code', tools: [['knip', 'knip', '--no-progress']] },
  { name: 'build', tools: [['rollup', 'rollup', '--config', '--silent']] },
  tests('unit'),
  // Most of it is waiting, in real time, for what must not happen: three browsers wait at once, and take the next part
  // when they are done with one.
  tests('dom', { parts: 9, atOnce: 3 }),
  tests('e2e'),
  { name: 'size', tools: [['', 'test/support/size.mjs']] },
  { name: 'size in the README', tools: [['', 'test/support/size.mjs', '--check-readme']] },
  { name: 'package', tools: [['publint', 'publint', '--strict']] },
  {
    name: 'package types',
    tools: [
      [
        '@arethetypeswrong/cli',
        'attw',
        '--pack',
        '.',
        '--profile',
        'esm-only',
        '--format',
        'table-flipped',
        '--no-color',
      ],
    ],
  },
]

const chosen = process.argv.slice(2)
const total = { passed: 0, failed: 0 }

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
process.env.NO_COLOR = '1'
process.env.CHROME_PATH = browserPath()

for (const step of steps.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  console.log(`\n── ${step.name}`)
  const began = performance.now()
  const hasBuild = existsSync(join('dist', 'index.js')) || !needBuild.includes(step.name)
  if (!hasBuild) console.error('There is no build to look at.')
  const ended = await runAll(hasBuild ? step.tools : [], step.atOnce)
  const sums = step.tools.map((_, i) =>
    step.reports ? readReport(step.reports[i] ?? '', ended[i] ?? false) : count(ended[i] ?? false),
  )
  const passed = sums.reduce((sum, each) => sum + each.passed, 0)
  const failed = sums.reduce((sum, each) => sum + each.failed, 0)
  total.passed += passed
  total.failed += failed
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`── ${step.name}: ${passed} passed, ${failed} failed, ${seconds} s`)
}

process.exitCode = total.failed > 0 ? 1 : 0
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/**
 * @param {string} project
 * @param {{ parts?: number, atOnce?: number }} [how] processes, each with a browser of its own
 */
function tests(project, { parts = 1, atOnce = 1 } = {}) {
  const numbers = Array.from({ length: parts }, (_, i) => i + 1)
  const files = numbers.map((number) => join(reports, `${project}-${number}.json`))
  const command = ['vitest', 'vitest', 'run', '--project', project, '--passWithNoTests']
  return {
    name: project,
    reports: files,
    atOnce,
    tools: files.map((file, i) => [
      ...command,
      `--shard=${i + 1}/${parts}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]),
  }
}

function browserPath() {
  try {
    return ensureBrowser().executablePath
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}

/**
 * @param {string[][]} tools
 * @returns {Promise<boolean[]>} whether each ended well
 */
async function runAll(tools, atOnce = 1) {
  /** @type {boolean[]} */
  const ended = []
  let next = 0
  const work = async () => {
    for (let i = next++; i < tools.length; i = next++) ended[i] = await run(tools[i] ?? [])
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return ended
}

/**
 * Runs a package's command, or a script where no package is named.
 *
 * @param {string[]} tool
 * @returns {Promise<boolean>} whether it ended well
 */
function run([name, command, ...words]) {
  const script = name ? join('node_modules', name, commandOf(name, command)) : command
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...words], {
      stdio: 'inherit',
      timeout: limit,
      killSignal: 'SIGKILL',
    })
    child.on('error', () => done(false))
    child.on('exit', (code, signal) => {
      if (signal) console.error(`${command} was stopped (${signal}).`)
      done(code === 0)
    })
  })
}

/**
 * @param {string} name
 * @param {string} command
 */
function commandOf(name, command) {
  const { bin } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'))
  return typeof bin === 'string' ? bin : bin[command]
}

/** @param {boolean} succeeded */
function count(succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * Vitest's own account, and one failure more for what it does not count: a file that did not load, or an
 * error outside every test.
 *
 * @param {string} file
 * @param {boolean} succeeded
 */
function readReport(file, succeeded) {
  if (!existsSync(file)) return succeeded ? { passed: 0, failed: 0 } : { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const unloaded = testResults.filter(
    (/** @type {any} */ { status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((/** @type {any} */ each) => each.status === 'failed'),
  ).length
  const failed = numFailedTests + unloaded
  return { passed, failed: failed === 0 && !succeeded ? 1 : failed }
}
