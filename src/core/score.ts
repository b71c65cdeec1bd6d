import type { Score, ScoreTerm } from './decision.ts'
import { halve } from './halving.ts'
import type { Signal } from './signal.ts'
import { SECOND, type Millis } from './time.ts'

/** Friction found a minute and a half ago counts half: by then people have moved on or written to support. */
export const HALF_LIFE: Millis = 90 * SECOND
/** Older findings add less than 0.1 of a point and are let go. */
const HALF_LIVES_KEPT = 10
const TERMS_KEPT = 20

export interface ScoreState {
  terms: Term[]
}

interface Term {
  id: string
  type: string
  at: Millis
  weight: number
  strength: number
  page: string
  form?: string
  element?: string
  act?: string
}

export function initScore(): ScoreState {
  return { terms: [] }
}

/** Adds a finding, or renews that of the same episode. */
export function addToScore(state: ScoreState, signal: Signal, weight: number, halfLife: Millis): void {
  const { id, type, at, strength, page, form, act, target } = signal
  state.terms = state.terms.filter((term) => term.id !== id && at - term.at < HALF_LIVES_KEPT * halfLife)
  if (weight <= 0) return
  if (state.terms.length >= TERMS_KEPT) state.terms.shift()
  state.terms.push({
    id,
    type,
    at,
    weight,
    strength,
    page,
    ...(form !== undefined && { form }),
    ...(target && { element: target.key }),
    ...(act !== undefined && { act }),
  })
}

/** What the user struggled with has been served: those findings count no more. Returns their ids. */
export function relieve(state: ScoreState, where: (term: Readonly<Term>) => boolean): string[] {
  const relieved = state.terms.filter(where).map(({ id }) => id)
  if (relieved.length > 0) state.terms = state.terms.filter((term) => !relieved.includes(term.id))
  return relieved
}

/**
 * The noisy-or of what is known, `100 · (1 − Π (1 − weight · strength · 2^(−age / halfLife)))`, in each scope:
 * bounded, never lowered by one more signal, and explained by its terms. Signals that share an act count once,
 * the strongest.
 */
export function computeScore(state: ScoreState, page: string, halfLife: Millis, now: Millis): Score {
  const terms = state.terms.map((term) => ({ term, value: valueOf(term, halfLife, now) }))
  const here = terms.filter(({ term }) => term.page === page)
  return {
    at: now,
    visit: combine(terms),
    page: combine(here),
    form: highest(here, ({ form }) => form),
    element: highest(here, ({ element }) => element),
    terms: terms.map(({ term, value }) => describe(term, value, now)),
  }
}

interface Valued {
  readonly term: Term
  readonly value: number
}

function valueOf({ weight, strength, at }: Term, halfLife: Millis, now: Millis): number {
  return weight * strength * halve((now - at) / halfLife)
}

function combine(terms: readonly Valued[]): number {
  let calm = 1
  for (const { term, value } of terms) {
    const stronger = term.act !== undefined && terms.some((other) => outweighs(other, term, value))
    if (!stronger) calm *= 1 - value
  }
  return round(100 * (1 - calm))
}

/** Another signal of the same act that counts in its stead; of two equals, the first by id. */
function outweighs(other: Valued, term: Term, value: number): boolean {
  if (other.term === term || other.term.act !== term.act) return false
  return other.value > value || (other.value === value && other.term.id < term.id)
}

function highest(terms: readonly Valued[], scope: (term: Term) => string | undefined): number {
  const scopes = new Set(terms.map(({ term }) => scope(term)))
  let top = 0
  for (const one of scopes) {
    if (one !== undefined) top = Math.max(top, combine(terms.filter(({ term }) => scope(term) === one)))
  }
  return top
}

function describe({ id, type, weight, strength, at }: Term, value: number, now: Millis): ScoreTerm {
  return { signal: id, type, value: round(value * 100) / 100, weight, strength, age: now - at }
}

/** To 0.01, so that the last bits of a product never decide. */
function round(value: number): number {
  return Math.round(value * 100) / 100
}
