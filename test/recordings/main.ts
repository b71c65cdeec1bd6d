/**
 * `npm run near-misses -- folder`: which clicks of recorded sessions come near to rage, or near to nothing, and why they are no
 * friction. Reads rrweb's events by itself, beside what is derived from them. `--write` puts the table into docs/backtest.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readFolder } from './readFolder.ts'
import { MARKS, tabulate } from './table.ts'

const { values: flags, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const table = tabulate(readFolder(positionals[0]))
console.log(table)
if (flags.write) {
  const file = 'docs/backtest.md'
  writeFileSync(file, readFileSync(file, 'utf8').replace(MARKS, () => `${table}\n`))
}
