import type { Share, Tally } from './tally.ts'

/** The figures as a table of Markdown, which reads well in a terminal too. */
export function reportOf(tallies: readonly Tally[]): string {
  const rows = tallies.map(({ signal, positives, negatives, found, missed, falseAlarms, ...rest }) => [
    signal,
    ...[positives, negatives, found, falseAlarms, missed].map(String),
    percent(rest.precision),
    percent(rest.recall),
    rest.delay === undefined ? '' : `${(rest.delay / 1000).toFixed(2)} s`,
  ])
  const widths = HEAD.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

const HEAD = [
  'signal',
  'positives',
  'negatives',
  'true',
  'false',
  'missed',
  'precision (95 %)',
  'recall (95 %)',
  'median delay',
]

function percent({ value, low, high }: Share): string {
  const [is, from, to] = [value, low, high].map((share) => share.toFixed(3))
  return `${is} (${from} to ${to})`
}
