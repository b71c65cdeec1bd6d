/**
 * `npm run lab`: real widgets under a real hand, whole and broken; what must be found, what must not be.
 *
 *     --only <text>    the scenarios whose family, widget or sentence holds it
 *     --noise          each once more on a page where things move by themselves
 *     --seed <n>       another hand; the same scenarios
 *     --parallel <n>   browser contexts at a time
 *     --json           figures and mistakes as data
 *     --write          puts the table and the list of scenarios into docs/lab.md
 *     --trace          also prints what unstuck said, for whoever wonders about a mistake
 *     --list           the sentences, and what each must find; runs nothing
 */
import { parseArgs } from 'node:util'
import { reportOf } from './report.ts'
import { runAll } from './runAll.ts'
import type { Outcome } from './runScenario.ts'
import { scenarios } from './scenarios/index.ts'
import type { NamedScenario } from './scenario.ts'
import { mistakesOf, tally } from './tally.ts'
import { findMissed } from './targets.ts'
import { writeDocs } from './writeDocs.ts'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    noise: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    parallel: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
})

const chosen = scenarios.filter(isChosen)
if (flags.list) chosen.forEach((scenario) => console.log(titleOf(scenario)))
else await run()

async function run(): Promise<void> {
  const options = { seed: Number(flags.seed), noise: flags.noise, parallel: Number(flags.parallel) }
  const outcomes = await runAll(chosen, options, (outcome) => {
    if (!flags.json) console.log(`${mistakesOf(outcome).length > 0 ? '✗' : '✓'} ${titleOf(outcome.scenario)}`)
    if (flags.trace) console.log(outcome.log.join('\n'))
  })
  const tallies = tally(outcomes)
  const wrong = outcomes.filter((outcome) => mistakesOf(outcome).length > 0)
  const isWhole = flags.only.length === 0
  const missed = isWhole ? findMissed(outcomes, tallies) : []
  const widgets = new Set(chosen.map(({ page }) => page.widget)).size
  if (flags.json) {
    const mistakes = wrong.map(describeMistakes)
    console.log(
      JSON.stringify(
        { scenarios: chosen.length, widgets, ...options, signals: tallies, mistakes, missed },
        null,
        2,
      ),
    )
  } else {
    console.log(`\n${reportOf(tallies)}\n\n${chosen.length} scenarios, ${widgets} widgets\n`)
    for (const outcome of wrong) console.log(sayMistakes(outcome))
    for (const target of missed) console.log(`target missed: ${target}`)
  }
  if (flags.write && isWhole) await writeDocs(outcomes, tallies)
  if (missed.length > 0 || (!isWhole && wrong.some(({ scenario }) => !scenario.limitation)))
    process.exitCode = 1
}

function isChosen(scenario: NamedScenario): boolean {
  const text = `${scenario.family} ${scenario.page.widget} ${scenario.name}`
  return flags.only.length === 0 || flags.only.some((only) => text.includes(only))
}

function titleOf({ family, page, name, finds = [] }: NamedScenario): string {
  return `${family} (${page.widget}): ${name} → ${finds.join(', ') || 'nothing'}`
}

function describeMistakes(outcome: Outcome) {
  const { family, name, limitation } = outcome.scenario
  return { family, name, mistakes: mistakesOf(outcome), ...(limitation !== undefined && { limitation }) }
}

function sayMistakes(outcome: Outcome): string {
  const { limitation } = outcome.scenario
  const mistakes = mistakesOf(outcome).map((mistake) => `    ${mistake}`)
  const known = limitation === undefined ? [] : [`    known: ${limitation}`]
  return [`✗ ${titleOf(outcome.scenario)}`, ...mistakes, ...known].join('\n')
}
