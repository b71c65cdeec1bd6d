import type { Observed } from '../core/observation.ts'

/**
 * A request that failed the user: no connection, the server's fault, or a refusal of something that was to be
 * changed. A GET that finds nothing (404) is an answer.
 */
export function isFailure({ outcome, judged, key }: Observed<'response'>): boolean {
  return judged && (outcome === 'failed' || (outcome === 'refused' && !/^(GET|HEAD) /.test(key)))
}
