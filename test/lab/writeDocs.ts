import { readFileSync, writeFileSync } from 'node:fs'
import { reportOf } from './report.ts'
import type { Outcome } from './runScenario.ts'
import type { Tally } from './tally.ts'

const FILE = 'docs/lab.md'

/** Puts the figures, the known weaknesses and the list of scenarios between the marks of docs/lab.md. */
export async function writeDocs(outcomes: readonly Outcome[], tallies: readonly Tally[]): Promise<void> {
  const parts = {
    figures: figuresOf(outcomes, tallies),
    limitations: limitationsOf(outcomes),
    scenarios: listOf(outcomes),
  }
  const text = Object.entries(parts).reduce(
    (whole, [name, part]) => whole.replace(between(name), `\n\n${part}\n\n`),
    readFileSync(FILE, 'utf8'),
  )
  writeFileSync(FILE, text)
}

function between(name: string): RegExp {
  return new RegExp(`(?<=<!-- ${name}:start -->).*?(?=<!-- ${name}:end -->)`, 's')
}

function figuresOf(outcomes: readonly Outcome[], tallies: readonly Tally[]): string {
  const widgets = new Set(outcomes.map(({ scenario }) => scenario.page.widget)).size
  return `${outcomes.length} scenarios, ${widgets} widgets.\n\n${reportOf(tallies)}`
}

function limitationsOf(outcomes: readonly Outcome[]): string {
  const known = outcomes.flatMap(({ scenario }) => scenario.limitation ?? [])
  return (
    [...new Set(known)].map((sentence) => `- ${sentence}`).join('\n') || 'None of the scenarios shows one.'
  )
}

function listOf(outcomes: readonly Outcome[]): string {
  const families = [...new Set(outcomes.map(({ scenario }) => scenario.family))].sort()
  return families.map((family) => sectionOf(family, outcomes)).join('\n\n')
}

function sectionOf(family: string, outcomes: readonly Outcome[]): string {
  const lines = outcomes
    .flatMap(({ scenario }) => (scenario.family === family ? scenario : []))
    .map(
      ({ name, page, finds = [] }) =>
        `- ${name} (${page.widget})${finds.length > 0 ? `: **${finds.join(', ')}**` : ''}`,
    )
  return [`### ${family}`, '', ...lines.sort()].join('\n')
}
