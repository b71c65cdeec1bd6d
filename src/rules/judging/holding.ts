import type { Rule } from '../rule.ts'

/**
 * Rules whose conditions hold, by a few letters of their version: each fired when it came in here. A text, as a thousand
 * may hold at once, and are carried over a page load. A rule that has changed is another rule.
 */
export interface Holding {
  holding: string
}

type Version = Pick<Rule, 'version'>

/** Two of a thousand rules are taken for one in a page load of a hundred thousand; one of them does not fire then. */
const LETTERS = 7

export function isHolding({ holding }: Holding, rule: Version): boolean {
  return holding.includes(codeOf(rule))
}

export function noteHolding(state: Holding, rule: Version): void {
  if (!isHolding(state, rule)) state.holding += codeOf(rule)
}

export function dropHolding(state: Holding, rule: Version): void {
  if (state.holding !== '') state.holding = state.holding.replace(codeOf(rule), '')
}

/** Of these rules only. */
export function keepHolding(state: Holding, rules: Iterable<Version>): void {
  state.holding = [...rules]
    .filter((rule) => isHolding(state, rule))
    .map(codeOf)
    .join('')
}

function codeOf({ version }: Version): string {
  return ` ${version.slice(-LETTERS).padStart(LETTERS, '-')}`
}
