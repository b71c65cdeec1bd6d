import type { Colors } from '../colors.ts'
import { count, inOrder, number } from '../numbers.ts'
import { printRules } from './printRules.ts'
import type { Summary } from './summary.ts'

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
  return ` (${[...kinds, `${sayLength(length)} recorded`].join('; ')})`
}

function printSignals({ signals }: Summary, { dim }: Colors): string[] {
  const told = inOrder(signals).map(([type, times]) => `${number(times)} ${type}`)
  return told.length === 0 ? [] : ['', `${dim('Signals:')} ${told.join(', ')}`]
}

/** What rules ask about comes first: of the rest, most matters to none of them. */
function printCaveats({ sessions, unknown, missed }: Summary, { dim, yellow }: Colors): string[] {
  const caveats = [...inOrder(missed), ...inOrder(unknown)].map(
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

function sayLength(length: number): string {
  const minutes = Math.round(length / 60_000)
  if (minutes < 1) return `${Math.round(length / 1000)} s`
  return minutes < 120 ? `${minutes} min` : `${number(Math.round(minutes / 60))} h`
}
