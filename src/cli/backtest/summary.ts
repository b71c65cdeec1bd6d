import type { OfferTrace } from '../../backtest/traceOffers.ts'
import type { Millis } from '../../core/time.ts'
import { addTime, createHistogram, quantileOf, type Histogram } from '../histogram.ts'
import type { SessionLine } from './sessionLine.ts'

/** What a config would have done in all sessions together; as large as its rules, however many sessions there are. */
export interface Summary {
  readonly sessions: {
    judged: number
    exact: number
    derived: number
    supposed: number
    counterfactual: number
  }
  /** Of all sessions together. */
  length: Millis
  readonly rules: { [rule: string]: RuleSummary }
  readonly unread: UnreadList
  /** What could not be known, with in how many sessions; what rules ask about by itself. */
  readonly unknown: { [sentence: string]: number }
  readonly missed: { [sentence: string]: number }
  readonly signals: { [type: string]: number }
}

export interface RuleSummary {
  /** Sessions in which it fired. */
  fired: number
  /** Sessions in which it did not, and nobody can tell whether it should have. */
  unsure: number
  /** Sessions in which its help would have been shown, or was kept back for comparison. */
  shown: number
  kept: number
  /** Sessions in which only the team would have been told. */
  told: number
  /** Offers that were still waiting for a good moment when the recording ended. */
  waiting: number
  /** Offers that waited, and why. */
  held: number
  readonly heldFor: { [reason: string]: number }
  /** Offers that were not shown, and why. */
  notShown: number
  readonly notShownFor: { [reason: string]: number }
  /** How far into each session its help would first have come. */
  readonly into: Histogram
}

interface UnreadList {
  count: number
  /** The first of them. */
  readonly first: { readonly session: string; readonly error: string }[]
}

/** More than anybody reads; the rest is counted. */
export const UNREAD_TOLD = 20
const UNKNOWN_KEPT = 200

export function createSummary(rules: readonly string[]): Summary {
  return {
    sessions: { judged: 0, exact: 0, derived: 0, supposed: 0, counterfactual: 0 },
    length: 0,
    rules: Object.fromEntries(rules.map((rule) => [rule, createRuleSummary()])),
    unread: { count: 0, first: [] },
    unknown: {},
    missed: {},
    signals: {},
  }
}

export function addSession(summary: Summary, line: SessionLine): void {
  if ('error' in line) {
    summary.unread.count++
    if (summary.unread.first.length < UNREAD_TOLD) summary.unread.first.push(line)
    return
  }
  const { sessions } = summary
  sessions.judged++
  sessions[line.mode]++
  if (line.basis === 'supposed') sessions.supposed++
  if (line.counterfactualAfter !== undefined) sessions.counterfactual++
  summary.length += line.length
  for (const [type, count] of Object.entries(line.signals)) raise(summary.signals, type, count)
  for (const { what, why, rules } of line.unknown) {
    const sentence = `${what}: ${why}`
    const known = rules ? summary.missed : summary.unknown
    if (Object.hasOwn(known, sentence) || Object.keys(known).length < UNKNOWN_KEPT) raise(known, sentence)
  }
  const fired = new Set(line.offers.map((offer) => offer.rule))
  for (const rule of new Set(line.unknown.flatMap(({ rules = [] }) => rules)))
    if (!fired.has(rule)) (summary.rules[rule] ??= createRuleSummary()).unsure++
  for (const rule of fired) {
    addOffers(
      (summary.rules[rule] ??= createRuleSummary()),
      line.offers.filter((offer) => offer.rule === rule),
    )
  }
}

/** In half of the sessions in which its help would have been shown, it would have come within this time. */
export function medianInto({ into }: RuleSummary): Millis | undefined {
  return quantileOf(into, 0.5)
}

function createRuleSummary(): RuleSummary {
  return {
    fired: 0,
    unsure: 0,
    shown: 0,
    kept: 0,
    told: 0,
    waiting: 0,
    held: 0,
    heldFor: {},
    notShown: 0,
    notShownFor: {},
    into: createHistogram(),
  }
}

function addOffers(summary: RuleSummary, offers: readonly OfferTrace[]): void {
  const ends = new Set(offers.map(({ end }) => end))
  summary.fired++
  if (ends.has('shown')) summary.shown++
  if (ends.has('kept for comparison')) summary.kept++
  if (ends.has('told')) summary.told++
  // Where it came again, the session is one all the same.
  const first = Math.min(...offers.flatMap(({ end, into }) => (end === 'shown' ? [into] : [])))
  if (first < Infinity) addTime(summary.into, first)
  for (const { end, held, reasons } of offers) {
    if (held.length > 0) summary.held++
    for (const reason of held) raise(summary.heldFor, reason)
    if (end === 'waiting') summary.waiting++
    if (end === 'not shown') {
      summary.notShown++
      raise(summary.notShownFor, reasons[0] ?? 'unknown')
    }
  }
}

function raise(counts: { [name: string]: number }, name: string, by = 1): void {
  counts[name] = (Object.hasOwn(counts, name) ? counts[name]! : 0) + by
}
