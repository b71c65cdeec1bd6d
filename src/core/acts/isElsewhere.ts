import type { Millis } from '../time.ts'

/** A press of which no act tells yet. */
export interface Pressing {
  readonly meant: { readonly element: unknown }
  readonly released?: Millis | undefined
  readonly answered?: boolean | undefined
}

/** Something else is being pressed than what waits for an answer. The newest comes first. */
export function isElsewhere([newest, ...earlier]: readonly Pressing[]): boolean {
  return (
    newest!.released === undefined &&
    isUnanswered(earlier.filter(({ meant }) => meant.element !== newest!.meant.element))
  )
}

/** One of them still waits for an answer. */
export function isUnanswered(presses: readonly Pressing[]): boolean {
  return presses.some(({ answered }) => !answered)
}
