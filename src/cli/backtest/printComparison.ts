import type { Colors } from '../colors.ts'
import { sayClock } from '../sayClock.ts'
import type { Comparison } from './comparison.ts'
import { count, number } from '../numbers.ts'
import { byName } from './printSummary.ts'

/** Sessions that are named of each change on a terminal; `--ndjson` and the report name them all. */
const NAMED = 10

/** What changes when one config takes the place of the other, rule by rule, with the sessions to look at. */
export function printComparison(
  { rules, changed }: Comparison,
  { from, to, colors }: { readonly from: string; readonly to: string; readonly colors: Colors },
): string {
  const { bold, dim, green, red } = colors
  const lines = Object.entries(rules).flatMap(([rule, one]) => {
    if (one.newlyCount === 0 && one.noLongerCount === 0) return []
    const name = (paint: (text: string) => string, sign: string, all: typeof one.newly, total: number) => [
      ...[...all]
        .sort(byName)
        .slice(0, NAMED)
        .map(({ session, into }) => `  ${paint(sign)} ${session} ${dim(`at ${sayClock(into)}`)}`),
      ...(total > NAMED ? [dim(`  ${sign} … and ${number(total - NAMED)} more`)] : []),
    ]
    const sum = [
      one.newlyCount > 0 ? green(`newly shown in ${number(one.newlyCount)}`) : '',
      one.noLongerCount > 0 ? red(`no longer shown in ${number(one.noLongerCount)}`) : '',
      `the same in ${number(one.same)}`,
    ]
    return [
      `${bold(rule)}  ${sum.filter((part) => part !== '').join(', ')}`,
      ...name(green, '+', one.newly, one.newlyCount),
      ...name(red, '-', one.noLonger, one.noLongerCount),
      '',
    ]
  })
  const head = `If ${bold(to)} takes the place of ${bold(from)}: `
  const sum =
    changed === 0 ? 'nothing changes in these sessions.' : `other help in ${count(changed, 'session')}.`
  return `\n${[head + sum, '', ...lines].join('\n')}`
}
