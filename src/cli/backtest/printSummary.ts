import Table from 'cli-table3'
import type { DecisionReason } from '../../core/decision.ts'
import { describeReason } from '../../rules/words.ts'
import type { Colors } from '../colors.ts'
import { sayClock } from '../sayClock.ts'
import { medianInto, type RuleSummary, type Summary } from './summary.ts'

export interface PrintOptions {
  readonly colors: Colors
  /** Columns of the terminal. */
  readonly width: number
  readonly config: string
}

/** What happened to the rules, as people read it in a terminal. */
export function printSummary(summary: Summary, options: PrintOptions): string {
  const { colors, config } = options
  const { sessions } = summary
  const parts = [
    '',
    `${colors.bold(config)} on ${colors.bold(count(sessions.judged, 'session'))}${colors.dim(sayKinds(summary))}`,
    '',
    Object.keys(summary.rules).length === 0 ? 'The config has no rules.' : printRules(summary, options),
    ...printSignals(summary, colors),
    ...printCaveats(summary, colors),
    ...printUnread(summary, colors),
  ]
  return `${parts.join('\n')}\n`
}

/** How many, of which kinds, and how long together. */
export function saySessions(summary: Summary): string {
  return `${count(summary.sessions.judged, 'session')}${sayKinds(summary)}`
}

function sayKinds({ sessions: { exact, derived }, length }: Summary): string {
  const kinds = [
    exact > 0 ? `${number(exact)} exact` : '',
    derived > 0 ? `${number(derived)} derived, an estimate` : '',
  ].filter((kind) => kind !== '')
  return ` (${[...kinds, `${sayLength(length)} of use`].join(', ')})`
}

/** Room for a table on a terminal of 80 columns. */
const NARROWEST = 72
const WIDEST = 132
const NUMBERS = [13, 12, 12] as const

function printRules({ rules, sessions }: Summary, { colors, width }: PrintOptions): string {
  const { bold, dim, green, yellow } = colors
  const room = Math.min(WIDEST, Math.max(NARROWEST, width)) - NUMBERS.reduce((sum, n) => sum + n, 0) - 6
  const nameWidth = Math.floor(room * 0.42)
  const table = new Table({
    head: [
      'rule',
      'would be\nshown',
      'kept for\ncomparison',
      'after\n(median)',
      'waited for, or not shown because',
    ].map(dim),
    colWidths: [nameWidth, ...NUMBERS, room - nameWidth],
    colAligns: ['left', 'right', 'right', 'right', 'left'],
    wordWrap: true,
    chars: LINES,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
  })
  for (const [rule, one] of sortRules(rules)) {
    const median = medianInto(one)
    table.push([
      bold(breakName(rule, nameWidth - 2)),
      one.shown === 0 ? dim('–') : green(`${number(one.shown)} ${dim(share(one.shown, sessions.judged))}`),
      one.kept === 0 ? dim('–') : `${number(one.kept)} ${dim(share(one.kept, sessions.judged))}`,
      median === undefined ? dim('–') : sayClock(median),
      one.fired === 0 ? dim('never fired') : printReasons(one, yellow, dim),
    ])
  }
  return table.toString()
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

type Paint = (text: string) => string

function printReasons(rule: RuleSummary, warn: Paint, dim: Paint): string {
  const told = [
    ...(rule.told > 0 ? [`the team is told in ${count(rule.told, 'session')}`] : []),
    ...list(rule.heldFor).map(([reason, times]) => `${number(times)}× waited: ${say(reason)}`),
    ...list(rule.notShownFor).map(([reason, times]) => warn(`${number(times)}× not shown: ${say(reason)}`)),
    ...(rule.waiting > 0 ? [`${number(rule.waiting)}× still waiting at the end`] : []),
  ]
  return told.length === 0 ? dim('nothing in the way') : told.join('\n')
}

function list(counts: { readonly [reason: string]: number }): [string, number][] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a)
}

function say(reason: string): string {
  return describeReason(reason as DecisionReason)
}

function printSignals({ signals }: Summary, { dim }: Colors): string[] {
  const told = list(signals).map(([type, times]) => `${number(times)} ${type}`)
  return told.length === 0 ? [] : ['', `${dim('Signals:')} ${told.join(', ')}`]
}

function printCaveats({ sessions, unknown }: Summary, { dim, yellow }: Colors): string[] {
  const caveats = list(unknown).map(
    ([sentence, times]) => `  ${yellow(`in ${number(times)}`)}  ${dim(sentence)}`,
  )
  return [
    ...(sessions.counterfactual === 0 ? [] : ['', dim(sayCounterfactual(sessions.counterfactual))]),
    ...(caveats.length === 0 ? [] : ['', 'What the recordings cannot tell:', ...caveats]),
  ]
}

/** Said wherever a backtest is told. */
function sayCounterfactual(sessions: number): string {
  return `In ${count(sessions, 'session')} help would have come that nobody saw that day. What is counted after it is a supposition: the user might have done something else.`
}

/** What was given and could not be judged, with why. */
export function printUnread({ unread }: Summary, { red }: Colors): string[] {
  if (unread.count === 0) return []
  const more = unread.count - unread.first.length
  return [
    '',
    red(`${count(unread.count, 'recording')} could not be read:`),
    ...[...unread.first].sort(byName).map(({ session, error }) => `  ${session}: ${error}`),
    ...(more > 0 ? [`  … and ${number(more)} more`] : []),
  ]
}

/** Threads finish in any order. */
export function byName(a: { readonly session: string }, b: { readonly session: string }): number {
  return a.session < b.session ? -1 : 1
}

export function count(amount: number, thing: string): string {
  return `${number(amount)} ${thing}${amount === 1 ? '' : 's'}`
}

export function number(amount: number): string {
  return amount.toLocaleString('en')
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole
  return `${percent > 0 && percent < 1 ? '<1' : Math.round(percent)} %`
}

function sayLength(length: number): string {
  const minutes = Math.round(length / 60_000)
  if (minutes < 1) return `${Math.round(length / 1000)} s`
  return minutes < 120 ? `${minutes} min` : `${number(Math.round(minutes / 60))} h`
}
