import type { OfferTrace } from '../../backtest/traceOffers.ts'
import type { Millis } from '../../core/time.ts'
import type { SessionLine } from './sessionLine.ts'

/** What changes for users when one config takes the place of another. */
export interface Comparison {
  readonly rules: { [rule: string]: Changes }
  /** Sessions in which something else would have been shown. */
  changed: number
}

interface Changes {
  /** In both. */
  same: number
  readonly newly: Change[]
  newlyCount: number
  readonly noLonger: Change[]
  noLongerCount: number
}

interface Change {
  readonly session: string
  /** How far into the session. */
  readonly into: Millis
}

/** Sessions that are named of each change; the rest is counted. */
export const CHANGES_NAMED = 500

export function createComparison(rules: readonly string[]): Comparison {
  return { rules: Object.fromEntries(rules.map((rule) => [rule, createChanges()])), changed: 0 }
}

/** The line's `offers` are those of the config that is there now, `otherOffers` those of the one that would take its place. */
export function compareSession(comparison: Comparison, line: SessionLine): void {
  if ('error' in line || !line.otherOffers) return
  const before = listShown(line.offers)
  const after = listShown(line.otherOffers)
  let isChanged = false
  for (const rule of new Set([...before.keys(), ...after.keys()])) {
    const changes = (comparison.rules[rule] ??= createChanges())
    const [was, is] = [before.get(rule), after.get(rule)]
    if (was !== undefined && is !== undefined) changes.same++
    else if (is !== undefined) {
      changes.newlyCount++
      note(changes.newly, line.session, is)
    } else if (was !== undefined) {
      changes.noLongerCount++
      note(changes.noLonger, line.session, was)
    }
    isChanged ||= was === undefined || is === undefined
  }
  if (isChanged) comparison.changed++
}

/** By rule, how far into the session its help first came. */
function listShown(offers: readonly OfferTrace[]): Map<string, Millis> {
  const shown = new Map<string, Millis>()
  for (const { rule, end, into } of offers) if (end === 'shown' && !shown.has(rule)) shown.set(rule, into)
  return shown
}

function createChanges(): Changes {
  return { same: 0, newly: [], newlyCount: 0, noLonger: [], noLongerCount: 0 }
}

function note(changes: Change[], session: string, into: Millis): void {
  if (changes.length < CHANGES_NAMED) changes.push({ session, into })
}
