/** Errors of one part after which it stays off: it will not mend itself, and the page must not pay for it. */
export const ERRORS_OF_A_PART = 3

/** An error of our own, as the client reports it. */
export interface InternalProblem {
  readonly code: 'internal'
  readonly part: string
  readonly error: unknown
}

type AnyFunction = (...args: never[]) => unknown

/**
 * Makes callbacks that never throw into the page: their errors become problems, and the callback gives
 * `undefined`. After {@link ERRORS_OF_A_PART} of them all callbacks of that part do nothing.
 */
export function createGuard(onProblem: (problem: InternalProblem) => void) {
  const errors: { [part: string]: number } = {}
  return function guard<F extends AnyFunction>(part: string, callback: F): F {
    function guarded(this: unknown, ...args: never[]): unknown {
      const count = errors[part] ?? 0
      if (count >= ERRORS_OF_A_PART) return undefined
      try {
        return callback.apply(this, args)
      } catch (error) {
        errors[part] = count + 1
        try {
          onProblem({ code: 'internal', part, error })
        } catch {
          // Whoever listens to problems has one: there is nobody left to tell.
        }
        return undefined
      }
    }
    return guarded as F
  }
}
