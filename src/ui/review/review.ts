import type { HandoverDraft, HandoverEnd } from '../../handover/draft.ts'

/**
 * Where the review stands.
 *
 * ```
 *  editing ──pass──▶ passing ──┬─▶ sent      (a desk of the host's has it)
 *     ▲                        ├─▶ copied    (the chat is open, and takes no draft)
 *     │                        ├─▶ over      (the chat is open with the draft: the help has done its work)
 *     └────────try again───────┴─▶ nobody
 * ```
 */
export type ReviewPhase = 'editing' | 'passing' | 'sent' | 'copied' | 'over' | 'nobody'

/** What has become of it, once somebody has been asked. */
export function settleReview(
  { sends }: Pick<HandoverDraft, 'sends'>,
  end: Pick<HandoverEnd, 'ok' | 'copied' | 'reference'>,
): ReviewPhase {
  if (!end.ok) return 'nobody'
  if (end.copied) return 'copied'
  return sends || end.reference !== undefined ? 'sent' : 'over'
}
