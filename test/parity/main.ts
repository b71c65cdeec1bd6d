/**
 * `npm run parity`: sessions of the lab and of the playground, lived with the engine in the page and recorded at once; then replayed.
 *
 *     --only <text>      the scenarios whose family, widget or sentence holds it
 *     --parallel <n>     browser contexts at a time
 *     --save <folder>    keeps the sessions as files
 *     --from <folder>    replays kept ones instead of living them anew
 *     --trace            prints each disagreement
 *     --json             the table as data
 *     --write            puts the table into the README
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { runAll } from '../lab/runAll.ts'
import { scenarios } from '../lab/scenarios/index.ts'
import { compareDerived, type Pair } from './compareDerived.ts'
import { compareExact } from './compareExact.ts'
import { livePlayground } from './livePlayground.ts'
import { sessionOf, type RecordedSession } from './session.ts'
import { tabulate, tally } from './table.ts'
import { writeReadme } from './writeReadme.ts'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    parallel: { type: 'string', default: '4' },
    save: { type: 'string' },
    from: { type: 'string' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const sessions = flags.from === undefined ? await live() : readAll(flags.from)
// What an older build has kept may hold a state that this one does not read.
const wrong = (flags.from === undefined ? sessions : []).flatMap((session) =>
  compareExact(session).map((why) => `${session.name}: ${why}`),
)
const compared = (['inputs', 'texts', 'rrweb'] as const).map((masked) =>
  sessions.map((session) => ({ session, ...compareDerived(session, masked) })),
)
const [readable, masked, ofRrweb] = compared as [Compared, Compared, Compared]
const table = tally(readable, masked, ofRrweb)
if (flags.trace) {
  for (const [nth, all] of compared.entries()) {
    for (const { session, pairs } of all) {
      for (const { type, found } of pairs)
        if (found !== 'both')
          console.log(`${['', 'masked: ', 'rrweb alone: '][nth]}${type} only ${found}: ${session.name}`)
    }
  }
}
console.log(flags.json ? JSON.stringify(table, null, 2) : tabulate(table))
console.log(`${sessions.length} sessions`)
if (flags.from === undefined) console.log(`to the byte in ${sessions.length - new Set(wrong).size} of them`)
for (const one of wrong) console.error(one.slice(0, 2000))
if (wrong.length > 0) process.exitCode = 1
if (flags.write) writeReadme(tabulate(table), sessions.length)

type Compared = { session: RecordedSession; pairs: Pair[] }[]

async function live(): Promise<RecordedSession[]> {
  const chosen = scenarios.filter(({ family, page, name }) => {
    const text = `${family} ${page.widget} ${name}`
    return flags.only.length === 0 || flags.only.some((only) => text.includes(only))
  })
  const found: RecordedSession[] = []
  if (flags.save !== undefined) mkdirSync(flags.save, { recursive: true })
  const keep = (session: RecordedSession | undefined, name: string, problem?: string) => {
    if (!session) return void console.error(`not recorded: ${name}: ${problem}`)
    found.push(session)
    if (flags.save !== undefined) {
      writeFileSync(join(flags.save, `${found.length}.json.gz`), gzipSync(JSON.stringify(session)))
    }
  }
  await livePlayground(flags.only, keep)
  const options = { seed: 1, noise: false, parallel: Number(flags.parallel), record: true } as const
  await runAll(chosen, options, (outcome) => keep(sessionOf(outcome), outcome.scenario.name, outcome.problem))
  return found
}

function readAll(folder: string): RecordedSession[] {
  return readdirSync(folder).map((file) =>
    JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()),
  )
}
