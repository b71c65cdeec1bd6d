import type { Millis } from '../core/time.ts'
import type { Recording } from '../recording/recording.ts'

export interface PageSeen {
  readonly at: Millis
  readonly page: string
}

/** The pages that somebody was on, in turn; a recording that was cut begins on one that its log does not name. */
export function listPages({ log, state, from }: Pick<Recording, 'log' | 'state' | 'from'>): PageSeen[] {
  const pages = log.flatMap((one) =>
    one.type === 'page' ? [{ at: one.at, page: one.route ?? one.path }] : [],
  )
  return state && state.page !== '' ? [{ at: from, page: state.page }, ...pages] : pages
}
