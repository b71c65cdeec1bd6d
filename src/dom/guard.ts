import type { SightBody } from '../core/observations/page.ts'
import type { Millis } from '../core/time.ts'
import { CPU_BUDGET, createBudget, type Overrun } from './budget.ts'

/** Errors of one part after which it stays off: it will not mend itself, and the page must not pay for it. */
export const ERRORS_OF_A_PART = 3

/** An error of our own, or work that the page must not pay for, as the client reports it. */
export type InternalProblem =
  | { readonly code: 'internal'; readonly part: string; readonly error: unknown }
  | ({ readonly code: 'too-slow' } & Overrun)

export interface GuardOptions {
  /** Of the processor's time, as well as a page can tell. */
  readonly clock?: () => Millis
  /** Milliseconds a second. */
  readonly allowed?: () => Millis
  /** Something is not seen any more, or again: a part is off, or what samples the page rests. */
  readonly onSight?: (sight: SightBody['of']) => void
}

export interface Guard {
  <F extends AnyFunction>(part: string, callback: F): F
  /** Runs what is the host's: its listeners are not paid from our budget. */
  aside<T>(run: () => T): T
  /** What only samples the page should rest. */
  isTight(): boolean
}

type AnyFunction = (...args: never[]) => unknown

/**
 * Makes callbacks that never throw into the page: their errors become problems, and the callback gives
 * `undefined`. After {@link ERRORS_OF_A_PART} of them all callbacks of that part do nothing; so do those of a part that took
 * too much of the main thread.
 */
export function createGuard(
  onProblem: (problem: InternalProblem) => void,
  { clock = () => performance.now(), allowed = () => CPU_BUDGET, onSight = () => {} }: GuardOptions = {},
): Guard {
  const errors: { [part: string]: number } = {}
  /** Whose time it is, while a part works. */
  let whose: 'ours' | 'theirs' | undefined
  let lent: Millis = 0
  const tell = (problem: InternalProblem) => {
    try {
      onProblem(problem)
    } catch {
      // Whoever listens to problems has one: there is nobody left to tell.
    }
  }
  /** For good: no part is ever switched on again. */
  let isBlind = false
  const goBlind = () => {
    if (!isBlind) onSight('nothing')
    isBlind = true
  }
  const { spend, isTight } = createBudget(
    allowed,
    (overrun) => {
      errors[overrun.part] = ERRORS_OF_A_PART
      tell({ code: 'too-slow', ...overrun })
      goBlind()
    },
    (tight) => isBlind || onSight(tight ? 'unsampled' : 'all'),
  )

  function guard<F extends AnyFunction>(part: string, callback: F): F {
    function guarded(this: unknown, ...args: never[]): unknown {
      const count = errors[part] ?? 0
      if (count >= ERRORS_OF_A_PART) return undefined
      // What a part calls for is its own work.
      const isOuter = !whose
      const from = isOuter ? clock() : 0
      if (isOuter) {
        whose = 'ours'
        lent = 0
      }
      try {
        return callback.apply(this, args)
      } catch (error) {
        errors[part] = count + 1
        tell({ code: 'internal', part, error })
        if (count + 1 >= ERRORS_OF_A_PART) goBlind()
        return undefined
      } finally {
        if (isOuter) {
          whose = undefined
          spend(part, from, clock() - lent)
        }
      }
    }
    return guarded as F
  }

  function aside<T>(run: () => T): T {
    if (whose !== 'ours') return run()
    const from = clock()
    whose = 'theirs'
    try {
      return run()
    } finally {
      whose = 'ours'
      lent += clock() - from
    }
  }

  return Object.assign(guard, { aside, isTight })
}
