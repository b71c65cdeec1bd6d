import type { HandoverDraft, HandoverEnd } from '../../handover/draft.ts'

/**
 * Where the review stands.
 *
 * ```
 *  editing ──pass──▶ passing ──┬─▶ sent      (a desk of the host's has it)
 *     ▲                        ├─▶ copied    (it is open, and takes no draft, or not all of it: the rest is on the clipboard)
 *     │                        ├─▶ lost      (nor does the clipboard take it)
 *     │                        ├─▶ unseen    (it should be open, which nobody can see)
 *     │                        ├─▶ over      (it is open with the draft: the help has done its work)
 *     ├──── write, send ───────┼─▶ empty, wouldSend
 *     ├──── try again ─────────┼─▶ nobody
 *     └──── the same again ────┴─▶ unknown   (it may have arrived: nothing of it can be changed any more)
 * ```
 */
export type ReviewPhase = 'editing' | 'passing' | SettledPhase
export type SettledPhase = EndPhase | 'over' | 'empty' | 'wouldSend' | 'nobody' | 'unknown'
/** Somebody has taken over, and there is still something to say. */
export type EndPhase = 'sent' | 'copied' | 'lost' | 'unseen'

/** What has become of it, once somebody has been asked. */
export function settleReview(end: Omit<HandoverEnd, 'message'>): SettledPhase {
  if (end.isEmpty) return 'empty'
  if (end.wouldSend) return 'wouldSend'
  if (!end.ok) return end.mayHaveArrived ? 'unknown' : 'nobody'
  if (end.isTextLost) return 'lost'
  if (end.copied) return 'copied'
  if (end.sent || end.reference !== undefined) return 'sent'
  return end.unseen ? 'unseen' : 'over'
}

/** What the user has done with a draft; outlives the review: Escape and the way back lose nothing of it. */
export interface Written {
  text: string
  dropped?: ReadonlySet<string>
  withoutRecording?: boolean
  /** Under way, or in doubt: whoever comes back finds this one, and not another that could be sent beside it. */
  draft?: HandoverDraft | undefined
  passing?: Promise<HandoverEnd> | undefined
  end?: HandoverEnd | undefined
  /** It is on the screen. */
  isRead?: boolean
  /** The user is in the field, and may be about to write. */
  isEntered?: boolean
  /** The host draws the review, and alone knows what is written in it. */
  isTheirs?: boolean
}
