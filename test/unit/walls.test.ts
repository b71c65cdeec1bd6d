import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

type Guard = 'compiler' | 'linter'
type Violation = [sentence: string, guard: Guard, file: string, code: string, complaint: RegExp]

const violations: Violation[] = [
  ['the DOM in core', 'compiler', 'core', `export const x = document.title`, /'document'/],
  ['an element type in a detector', 'compiler', 'detectors', `export type X = HTMLElement`, /'HTMLElement'/],
  ['Node in rules', 'compiler', 'rules', `export const x = process.argv`, /'process'/],
  ['a timer in recording', 'compiler', 'recording', `setTimeout(() => {}, 1)`, /'setTimeout'/],
  [
    'a sensor in core',
    'compiler',
    'core',
    `export * from '../dom/planted.ts'`,
    /not listed within the file list|6307/,
  ],

  [
    'a detector in core',
    'linter',
    'core',
    `import '../detectors/planted.ts'`,
    /may use only the types of detectors/,
  ],
  [
    'a sensor in rules, lazily',
    'linter',
    'rules',
    `export type X = typeof import('../dom/planted.ts')`,
    /src\/dom/,
  ],
  [
    'storage in forward',
    'linter',
    'forward',
    `import '../storage/planted.ts'`,
    /must not import src\/storage/,
  ],
  [
    'the widget in handover',
    'linter',
    'handover',
    `export * from '../ui/planted.ts'`,
    /must not import src\/ui/,
  ],
  [
    'rules in the widget',
    'linter',
    'ui',
    `export const x = () => import('../rules/planted.ts')`,
    /src\/rules/,
  ],
  ['recordings in the client', 'linter', 'client.ts', `import './recording/planted.ts'`, /src\/recording/],
  ['a door from inside', 'linter', 'ui', `import '../index.ts'`, /must not import src\/index\.ts/],
  [
    'Preact in dom',
    'linter',
    'dom',
    `import 'preact/hooks'`,
    /must not import preact\. It may import only src\/core/,
  ],
  ['Node in storage', 'linter', 'storage', `import 'node:fs'`, /must not import node:fs/],
  ['a folder without a row', 'linter', 'shed', `import '../core/planted.ts'`, /src\/shed has no row/],
  [
    'rrweb code in recording',
    'linter',
    'recording',
    `import '@rrweb/types'`,
    /only the types of @rrweb\/types/,
  ],

  ['Date.now', 'linter', 'core', `export const x = Date.now()`, /Date\.now is not allowed in src\/core/],
  ['new Date', 'linter', 'rules', `export const x = new Date(0)`, /new Date is not allowed/],
  ['Date as a function', 'linter', 'rules', `export const x = Date()`, /Date is not allowed/],
  [
    'a clock under another name',
    'linter',
    'core',
    `const { now } = Date\nexport const x = now()`,
    /Date is not/,
  ],
  [
    'performance',
    'linter',
    'detectors',
    `export const x = performance.now()`,
    /performance\.now is not allowed/,
  ],
  ['Math.random', 'linter', 'detectors', `export const x = Math.random()`, /Math\.random is not allowed/],
  ['Math.exp', 'linter', 'core', `export const x = Math.exp(1)`, /Math\.exp is not allowed/],
  [
    'Math.cbrt by a computed name',
    'linter',
    'core',
    `export const x = Math['cbrt'](2)`,
    /Math\.cbrt is not allowed/,
  ],
  [
    'the power operator',
    'linter',
    'core',
    `export const x = (y: number) => 2 ** y`,
    /operator \*\* is not allowed/,
  ],
  ['power and assign', 'linter', 'core', `export let x = 2\nx **= 2`, /operator \*\*= is not allowed/],
  [
    'Intl',
    'linter',
    'replay.ts',
    `export const x = new Intl.NumberFormat()`,
    /Intl.* is not allowed in src\/replay/,
  ],
  [
    'sorting by locale',
    'linter',
    'core',
    `export const x = 'a'.localeCompare('b')`,
    /localeCompare is not allowed/,
  ],
  ['a microtask', 'linter', 'core', `queueMicrotask(() => {})`, /queueMicrotask is not allowed/],
  ['an async function', 'linter', 'core', `export const x = async () => 1`, /async function is not allowed/],
  ['a promise', 'linter', 'core', `export const x = Promise.resolve(1)`, /Promise\.resolve is not allowed/],

  ['any', 'linter', 'core', `export const x = (y: any): void => y`, /any/],
  ['the console', 'linter', 'dom', `console.log(1)`, /console/],
  ['an unused variable', 'linter', 'ui', `const x = 1`, /never used/],
]

const permitted: [sentence: string, file: string, code: string][] = [
  ['exact arithmetic', 'core', `export const x = Math.floor(1.5) + Math.max(1, 2)`],
  ['the calendar in UTC', 'rules', `export const x = Date.UTC(2026, 0, 1)`],
  [
    'a property that is called like a clock',
    'core',
    `export const x = { performance: 1, Date: 2 }.performance`,
  ],
  ['core in a detector', 'detectors', `import '../core/planted.ts'`],
  ['the types of rrweb in recording', 'recording', `export type { eventWithTime } from '@rrweb/types'`],
  ['a clock in the client', 'client.ts', `export const x = () => Date.now()`],
]

/** A copy of the sources, with the compiler's violations planted; each of the linter's has a tree of its own. */
const copy = realpathSync(mkdtempSync(join(tmpdir(), 'unstuck-walls-')))

describe('the walls', () => {
  let complaints: Map<string, string>

  beforeAll(() => {
    for (const path of ['tsconfig.json', '.oxlintrc.json', 'src', 'test/support/lint']) {
      cpSync(path, join(copy, path), { recursive: true })
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction')
    const unplanted = new Map([...compile(), ...lint('src')])
    plant('src/dom/planted.ts', 'export const x = 1')
    violations.forEach(([, guard, part, code], row) => plant(placeOf(guard, part, row), code))
    permitted.forEach(([, part, code], row) => plant(placeOf('permitted', part, row), code))
    complaints = new Map([...compile(), ...lint('linter', 'permitted')])
    for (const file of unplanted.keys()) complaints.set(file, `unplanted: ${unplanted.get(file)}`)
  }, 60_000)
  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('let the code pass as it is', () => {
    const unplanted = [...complaints].filter(([, complaint]) => complaint.startsWith('unplanted'))
    expect(unplanted).toEqual([])
  })

  violations.forEach(([sentence, guard, part, , complaint], row) =>
    it(`refuse ${sentence}`, () => expect(complaints.get(placeOf(guard, part, row))).toMatch(complaint)),
  )

  permitted.forEach(([sentence, part], row) =>
    it(`permit ${sentence}`, () => expect(complaints.get(placeOf('permitted', part, row))).toBeUndefined()),
  )
})

function placeOf(guard: Guard | 'permitted', part: string, row: number) {
  if (guard === 'compiler') return `src/${part}/planted${row}.ts`
  return `${guard}/${row}/src/${part.endsWith('.ts') ? part : `${part}/planted.ts`}`
}

function plant(file: string, code: string) {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  writeFileSync(join(copy, file), `${code}\n`)
}

/** What the compiler has against each file. */
function compile() {
  const output = run('typescript/bin/tsc', '-p', 'src/tsconfig.pure.json', '--noEmit', '--pretty', 'false')
  return byFile(
    [...output.matchAll(/^(\S.*?)\(\d+,\d+\): error (.*)$/gm)].map(([, file, error]) => [file, error]),
  )
}

/** What the linter has against each file. */
function lint(...folders: string[]) {
  const { diagnostics } = JSON.parse(run('oxlint/bin/oxlint', '--format', 'json', ...folders))
  return byFile(
    diagnostics.map(({ filename, message }: { filename: string; message: string }) => [filename, message]),
  )
}

function run(tool: string, ...args: string[]) {
  return spawnSync(process.execPath, [resolve('node_modules', tool), ...args], {
    cwd: copy,
    encoding: 'utf8',
  }).stdout
}

function byFile(complaints: (string | undefined)[][]) {
  const all = new Map<string, string>()
  for (const [file = '', complaint] of complaints) {
    const place = relative(copy, resolve(copy, file)).replaceAll('\\', '/')
    all.set(place, `${all.get(place) ?? ''}${complaint}\n`)
  }
  return all
}
