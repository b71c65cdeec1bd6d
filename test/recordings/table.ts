import type { NearMiss, Reading } from './nearMisses.ts'

/** Between which it stands in docs/backtest.md. */
export const MARKS = /(?<=<!-- near-misses:start -->\n)[^]*?(?=<!-- near-misses:end -->)/

/** One row a near miss; a recording without any has one as well. */
export function tabulate(readings: readonly Reading[]): string {
  const rows = readings.flatMap(({ name, lasts, clicks, nearMisses }) => {
    const [first, ...others] = nearMisses.length > 0 ? nearMisses : [undefined]
    return [
      [`\`${name}\``, sayTime(lasts), clicks, ...sayNearMiss(first)],
      ...others.map((one) => ['', '', '', ...sayNearMiss(one)]),
    ]
  })
  const head = ['recording', 'lasts', 'clicks', 'at', 'clicks on one place', 'changes after each', 'why it is no friction']
  return [head, ['---', '--:', '--:', '--:', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

function sayNearMiss(miss: NearMiss | undefined): string[] {
  if (!miss) return ['', 'none comes near', '', '']
  const { into, clicks, span, changes, whyNot } = miss
  const run = clicks === 1 ? '1' : `${clicks} within ${(span / 1000).toFixed(1)} s`
  return [sayTime(into), run, changes.join(', '), whyNot]
}

function sayTime(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 100) return `${seconds.toFixed(1)} s`
  return `${Math.round(seconds).toLocaleString('en-US')} s`
}
