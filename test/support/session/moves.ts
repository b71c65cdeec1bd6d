import { createRandom } from './random.ts'

/** One thing that happens in a random session: small numbers that the shell reads, so that a run can shrink. */
export interface Move {
  readonly verb: Verb
  /** How long after the move before. */
  readonly gap: number
  readonly a: number
  readonly b: number
  readonly c: number
}

export type Verb = (typeof VERBS)[number]

/** Frequent things more often. */
// prettier-ignore
export const VERBS = [
  'press', 'press', 'press', 'press', 'burst', 'burst', 'burst', 'retry', 'retry', 'stumble', 'stumble', 'linger',
  'answer', 'request', 'response', 'response', 'error', 'form', 'form', 'form', 'field', 'submit', 'presence',
  'visibility', 'leaving', 'stall', 'event', 'event', 'user', 'memory', 'help', 'help', 'help', 'call', 'turn', 'load',
  'advance', 'advance', 'look', 'look', 'feed', 'recall',
] as const

/** Around the thresholds, where mistakes live. */
// prettier-ignore
export const GAPS = [
  0, 1, 40, 90, 149, 150, 151, 200, 249, 250, 299, 300, 301, 499, 500, 501, 700, 999, 1000, 1001, 1600, 2500,
  5000, 9999, 10_000, 14_999, 15_001, 20_000, 29_000, 60_000, 121_000, 600_000, 1_900_000,
] as const

export const CHOICES = 12

/** The same moves for the same seed, everywhere. */
export function randomMoves(seed: number, count: number): Move[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => ({
    verb: VERBS[random(VERBS.length)]!,
    // Long pauses are rare: most of what matters happens within seconds.
    gap: GAPS[random(random(6) === 0 ? GAPS.length : 22)]!,
    a: random(CHOICES),
    b: random(CHOICES),
    c: random(CHOICES),
  }))
}
