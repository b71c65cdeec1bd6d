import Table from 'cli-table3'
import type { DecisionReason } from '../../core/decision.ts'
import { describeReason } from '../../rules/words.ts'
import type { Colors } from '../colors.ts'
import { count, inOrder, number } from '../numbers.ts'
import { sayClock } from '../sayClock.ts'
import type { PrintOptions } from './printSummary.ts'
import { medianInto, type RuleSummary, type Summary } from './summary.ts'

/** What happened to each rule: a table, or a list where a table has no room. */
export function printRules(summary: Summary, options: PrintOptions): string {
  return options.width < NARROWEST ? printList(summary, options.colors) : printTable(summary, options)
}

/** Room for a table on a terminal of 80 columns. */
const NARROWEST = 72
const WIDEST = 132
const HEADS = ['would be\nshown', 'kept for\ncomparison', 'after\n(median)']
const BETWEEN = 2

function printTable({ rules, sessions }: Summary, { colors, width }: PrintOptions): string {
  const { bold, dim, green } = colors
  const paint = [green, String, String]
  const rows = sortRules(rules).map(([rule, one]) => {
    const median = medianInto(one)
    const cells = [
      withShare(one.shown, sessions.judged),
      withShare(one.kept, sessions.judged),
      median === undefined ? NONE : sayClock(median),
    ]
    return { rule, one, cells }
  })
  const widths = HEADS.map(
    (head, i) =>
      BETWEEN +
      Math.max(...[...head.split('\n'), ...rows.map(({ cells }) => cells[i]!)].map(({ length }) => length)),
  )
  const room = Math.min(WIDEST, width) - widths.reduce((sum, n) => sum + n, 0) - MARGIN
  const nameWidth = Math.floor(room * 0.42)
  const table = new Table({
    head: ['rule', ...HEADS, 'waited for, or not shown because'].map(dim),
    colWidths: [nameWidth, ...widths, room - nameWidth],
    colAligns: ['left', 'right', 'right', 'right', 'left'],
    wordWrap: true,
    chars: LINES,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': BETWEEN },
  })
  for (const { rule, one, cells } of rows) {
    table.push([
      bold(breakName(rule, nameWidth - BETWEEN)),
      ...cells.map((cell, i) => (cell === NONE ? dim : paint[i]!)(cell)),
      sayReasons(one, colors).join('\n'),
    ])
  }
  return table.toString()
}

/** The table draws a column of its own between two. */
const MARGIN = 6
const NONE = '–'

function withShare(part: number, whole: number): string {
  return part === 0 ? NONE : `${number(part)} (${share(part, whole)})`
}

function printList({ rules, sessions }: Summary, colors: Colors): string {
  const { bold, green } = colors
  return sortRules(rules)
    .map(([rule, one]) => {
      const median = medianInto(one)
      const after = median === undefined ? '' : `, after ${sayClock(median)}`
      const told = [
        ...(one.shown === 0
          ? []
          : [green(`would be shown in ${withShare(one.shown, sessions.judged)}`) + after]),
        ...(one.kept === 0 ? [] : [`kept for comparison in ${withShare(one.kept, sessions.judged)}`]),
        ...sayReasons(one, colors),
      ]
      return [bold(rule), ...told.map((line) => `  ${line}`)].join('\n')
    })
    .join('\n')
}

/** Names have no blanks to be broken at, and two that end in dots are one. */
function breakName(name: string, width: number): string {
  const lines = ['']
  for (const part of name.split(/(?<=[/_.-])/)) {
    if (lines.at(-1) !== '' && lines.at(-1)!.length + part.length > width) lines.push('')
    for (let rest = lines.pop()! + part; ; rest = rest.slice(width)) {
      lines.push(rest.slice(0, width))
      if (rest.length <= width) break
    }
  }
  return lines.join('\n')
}

/** A rule, a line: only below the head is there one. */
const LINES = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '',
} // prettier-ignore

/** Those that would be seen most come first. */
function sortRules(rules: Summary['rules']): [string, RuleSummary][] {
  return Object.entries(rules).sort(([, a], [, b]) => b.shown - a.shown || b.fired - a.fired)
}

function sayReasons(rule: RuleSummary, { yellow, dim }: Colors): string[] {
  const unsure = rule.unsure > 0 ? [yellow(`cannot be told in ${count(rule.unsure, 'session')}`)] : []
  if (rule.fired === 0) return [dim('never fired'), ...unsure]
  const told = [
    ...(rule.told > 0 ? [`the team is told in ${count(rule.told, 'session')}`] : []),
    ...inOrder(rule.heldFor).map(([reason, times]) => `${number(times)}× waited: ${say(reason)}`),
    ...inOrder(rule.notShownFor).map(([reason, times]) =>
      yellow(`${number(times)}× not shown: ${say(reason)}`),
    ),
    ...(rule.waiting > 0 ? [`${number(rule.waiting)}× still waiting at the end`] : []),
    ...unsure,
  ]
  return told.length === 0 ? [dim('nothing in the way')] : told
}

function say(reason: string): string {
  return describeReason(reason as DecisionReason)
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole
  return `${percent > 0 && percent < 1 ? '<1' : Math.round(percent)} %`
}
