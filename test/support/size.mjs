/**
 * `npm run size`: what a page has to load, against the budgets.
 *
 *     --json           the figures as data
 *     --write-readme   puts the table between the README's size marks
 *     --check-readme   also fails when the README's table is not the build's
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'

/**
 * kB are 1,000 bytes. Budgets hold for brotli, as a CDN sends it. Each row is what is loaded beside those before it;
 * docs/architecture.md says what they buy, and why they are no smaller.
 */
const FOLDING = 'unstuck.folding.js'
const ONE_FEATURE = `import { createUnstuck, rageClick } from 'unstuck/core'
  createUnstuck({ features: [rageClick] })`

const budgets = [
  {
    what: '`unstuck.global.js`: what watches',
    limit: 26_000,
    code: () => readDist('unstuck.global.js'),
  },
  { what: 'signals and score, right after it', limit: 29_000, code: () => withChunks(FOLDING, new Set()) },
  { what: 'rules and moment, beside a config', limit: 34_300, code: () => withChunks('unstuck.deciding.js') },
  {
    what: 'what forwards events, with consent',
    limit: 7_100,
    code: () => withChunks('unstuck.forwarding.js'),
  },
  { what: 'widget, when friction rises', limit: 14_000, code: () => withChunks('unstuck.widget.js') },
  {
    what: '`unstuck/recorder`, without `@rrweb/record`',
    limit: 5_600,
    code: () => bundle(`export * from 'unstuck/recorder'`).then(firstOf),
  },
  { what: '`unstuck/adapters`, the largest of them', limit: 600, code: () => largestAdapter() },
  {
    what: '`unstuck/core` with one feature: what watches',
    limit: 18_900,
    code: () => bundle(ONE_FEATURE).then(firstOf),
  },
  {
    what: 'its signal and score, right after it',
    limit: 16_400,
    code: () => bundle(ONE_FEATURE).then((chunks) => laterOf(chunks, 'client')),
  },
]

const marks = /(?<=<!-- size:start -->\n).*?(?=<!-- size:end -->)/s
const flags = process.argv.slice(2)

if (!existsSync('dist')) {
  console.error('Nothing is built yet. Run `npm run build` first.')
  process.exit(1)
}

const rows = []
for (const { what, limit, code } of budgets) {
  const text = await code()
  const brotli = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  rows.push({
    what,
    minified: Buffer.byteLength(text),
    gzip: gzipSync(text, { level: 9 }).length,
    brotli,
    limit,
  })
}

if (flags.includes('--write-readme')) writeReadme()
else {
  console.log(flags.includes('--json') ? JSON.stringify(rows, null, 2) : table())
  checkBudgets()
  if (flags.includes('--check-readme')) checkReadme()
}

function checkBudgets() {
  for (const { what, brotli, limit } of rows) {
    if (brotli > limit) fail(`${what} is ${brotli} B, ${brotli - limit} B above its budget of ${kB(limit)}.`)
  }
}

function writeReadme() {
  writeFileSync(
    'README.md',
    readReadme().replace(marks, () => `${table()}\n`),
  )
}

/** Compressors differ a little from one Node version to the next, so the last digit may be off by one. */
function checkReadme() {
  const told = cellsOf(readReadme().match(marks)?.[0] ?? '')
  const built = cellsOf(table())
  const same = (cell, other) =>
    cell === other || Math.abs(Number.parseFloat(cell) - Number.parseFloat(other)) < 0.15
  if (told.length === built.length && told.every((cell, index) => same(cell, built[index]))) {
    return console.log("The README's figures are the build's.")
  }
  fail(
    `The README's figures are not the build's. Run \`npm run size -- --write-readme\`. It should say:\n${table()}`,
  )
}

function readReadme() {
  const text = readFileSync('README.md', 'utf8')
  if (!marks.test(text)) {
    throw new Error(
      'Failed to find the size table in README.md: put <!-- size:start --> and <!-- size:end --> on lines of their own.',
    )
  }
  return text
}

function cellsOf(markdown) {
  return markdown
    .split(/[|\n]/)
    .map((cell) => cell.trim())
    .filter((cell) => /[^-:\s]/.test(cell))
}

function fail(message) {
  console.error(message)
  process.exitCode = 1
}

/** @param {string} file */
function readDist(file) {
  return readFileSync(join('dist', file), 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '')
}

/**
 * A file and what it imports from beside it: the browser fetches them together. What was loaded before is not loaded again.
 *
 * @param {string} file
 * @returns {string}
 */
function withChunks(file, seen = new Set([FOLDING])) {
  seen.add(file)
  const text = readDist(file)
  const imported = [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)].map(([, name]) =>
    join(dirname(file), name ?? ''),
  )
  const fresh = imported.filter((name) => !seen.has(name) && seen.add(name))
  return [text, ...fresh.map((name) => withChunks(name, seen))].join('\n')
}

/** Each by itself, as a bundler leaves the others out. */
async function largestAdapter() {
  const lists = [...readDist('adapters.js').matchAll(/export \{([^}]*)\}/g)]
  const names = lists.flatMap(([, list = '']) => list.split(',').flatMap((name) => name.trim() || []))
  if (names.length === 0) throw new Error('Failed to find an adapter in dist/adapters.js.')
  const bundles = await Promise.all(
    names.map((name) => bundle(`export { ${name} } from 'unstuck/adapters'`).then(firstOf)),
  )
  return bundles.reduce((one, other) => (other.length > one.length ? other : one))
}

/**
 * What a bundler makes of an import.
 *
 * @param {string} source
 */
async function bundle(source) {
  const entry = 'entry'
  const made = await rollup({
    input: entry,
    external: [/^@rrweb/],
    plugins: [
      {
        name: entry,
        resolveId: (id) =>
          id === entry
            ? id
            : id.startsWith('unstuck/')
              ? join(process.cwd(), 'dist', `${id.slice('unstuck/'.length)}.js`)
              : null,
        load: (id) => (id === entry ? source : null),
      },
      nodeResolve({ browser: true }),
      terser({ ecma: 2020, module: true, compress: { passes: 3 } }),
    ],
  })
  const { output } = await made.generate({ format: 'es' })
  return output.flatMap((file) => (file.type === 'chunk' ? [file] : []))
}

/**
 * What is loaded at once.
 *
 * @param {import('rollup').OutputChunk[]} chunks
 */
function firstOf(chunks) {
  return codeOf(chunks, reach(chunks, chunks[0]))
}

/**
 * What a chunk that is loaded later brings beside the first.
 *
 * @param {import('rollup').OutputChunk[]} chunks
 * @param {string} name
 */
function laterOf(chunks, name) {
  const first = reach(chunks, chunks[0])
  const later = reach(
    chunks,
    chunks.find((chunk) => chunk.name === name),
  )
  return codeOf(chunks, new Set([...later].filter((file) => !first.has(file))))
}

/**
 * @param {import('rollup').OutputChunk[]} chunks
 * @param {import('rollup').OutputChunk | undefined} from
 */
function reach(chunks, from) {
  const names = new Set(from && [from.fileName])
  for (const name of names)
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) names.add(next)
  return names
}

/**
 * @param {import('rollup').OutputChunk[]} chunks
 * @param {Set<string>} names
 */
function codeOf(chunks, names) {
  return chunks.flatMap(({ fileName, code }) => (names.has(fileName) ? [code] : [])).join('\n')
}

function table() {
  const cells = [
    ['what', 'minified', 'gzip', 'brotli', 'budget'],
    ...rows.map(({ what, minified, gzip, brotli, limit }) => [
      what,
      ...[minified, gzip, brotli, limit].map(kB),
    ]),
  ]
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  const line = (row) =>
    `| ${row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | ')} |`
  const rule = `| ${widths.map((width, i) => (i ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n')
}

/** @param {number} bytes */
function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}
