/**
 * `npm test`: every check of the project, with live output. A check that fails stops none of the others. The last line is the sum: each test counts as one, and so does each check that holds no
 * tests. `npm test -- unit lint` runs only those.
 *
 * Tests in the browser live in real time, several at once, and what is late on a busy machine is not wrong: the few that failed run once more, one after the other. What fails then, failed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureBrowser } from './browser.mjs'

const reports = '.cache/reports'

/** Well above what any of them needs on two slow cores, and low enough that a hang does not cost the rest. */
const limit = 900_000

/** Those that look at the build; without one they would only fail slowly. */
const needBuild = ['e2e', 'size', 'package', 'package types']

/** More than this is no matter of time. */
const fewEnoughToRunAlone = 20

/**
 * Row by row; those of one row need nothing of each other and run at the same time.
 *
 * @typedef {{ name: string, tool: string[], report?: string, isInRealTime?: boolean }} Step
 * @type {Step[][]}
 */
const rows = [
  [{ name: 'types', tool: ['typescript', 'tsc', '-b'] }],
  [
    { name: 'build', tool: ['rollup', 'rollup', '--config', '--silent'] },
    { name: 'lint', tool: ['oxlint', 'oxlint', '--deny-warnings'] },
    { name: 'format', tool: ['prettier', 'prettier', '--check', '--log-level', 'warn', '.'] },
    { name: 'dead code', tool: ['knip', 'knip', '--no-progress'] },
    { name: 'Vue types', tool: ['', 'test/support/checkVue.mjs'] },
  ],
  [tests('unit')],
  [{ ...tests('dom'), isInRealTime: true }],
  [{ ...tests('e2e'), isInRealTime: true }],
  [
    { name: 'size', tool: ['', 'test/support/size.mjs', '--check-readme'] },
    { name: 'package', tool: ['publint', 'publint', '--strict'] },
    {
      name: 'package types',
      tool: [
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
    },
  ],
]

const chosen = process.argv.slice(2)
const total = { passed: 0, failed: 0 }

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
process.env.NO_COLOR = '1'
process.env.CHROME_PATH = browserPath()

for (const row of rows) {
  await Promise.all(row.filter(({ name }) => chosen.length === 0 || chosen.includes(name)).map(check))
}

process.exitCode = total.failed > 0 ? 1 : 0
console.log(`\n${total.passed} passed, ${total.failed} failed`)

/** @param {Step} step */
async function check({ name, tool, report, isInRealTime }) {
  console.log(`\n── ${name}`)
  const began = performance.now()
  const hasBuild = existsSync(join('dist', 'index.js')) || !needBuild.includes(name)
  if (!hasBuild) console.error('There is no build to look at.')
  const succeeded = hasBuild && (await run(tool))
  const first = report ? readReport(report, succeeded) : count(succeeded)
  const { passed, failed } = isInRealTime ? await runFailedAlone(name, first) : first
  total.passed += passed
  total.failed += failed
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`── ${name}: ${passed} passed, ${failed} failed, ${seconds} s`)
}

/**
 * @param {string} project
 * @param {string} report
 * @returns {{ name: string, tool: string[], report: string }}
 */
function tests(project, report = join(reports, `${project}.json`)) {
  const words = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json']
  return { name: project, report, tool: ['vitest', 'vitest', ...words, `--outputFile.json=${report}`] }
}

/**
 * @param {string} project
 * @param {{ passed: number, failed: number }} first
 */
async function runFailedAlone(project, first) {
  const failures = readFailures(tests(project).report)
  // What failed outside of a test is not seen by running tests.
  const isAllOfIt = failures.length === first.failed
  if (!isAllOfIt || failures.length === 0 || failures.length > fewEnoughToRunAlone) return first
  console.log(`\n── ${project}: those that failed, one after the other`)
  const { tool, report } = tests(project, join(reports, `${project}-alone.json`))
  const files = new Set(failures.map(({ file }) => file))
  const names = failures.map(({ name }) => name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
  const calm = ['--maxWorkers=1', '--maxConcurrency=1', '--retry=0']
  const succeeded = await run([...tool, ...files, `--testNamePattern=^(?:${names.join('|')})$`, ...calm])
  const { passed, failed } = readReport(report, succeeded)
  return { passed: first.passed + passed, failed }
}

/** @param {string} report */
function readFailures(report) {
  if (!existsSync(report)) return []
  /** @type {{ testResults: { name: string, assertionResults: { fullName: string, status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => ({ file: relative('', name), name: fullName })),
  )
}

function browserPath() {
  try {
    return ensureBrowser().executablePath
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
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
