import type { ReviewLabels } from './labels.ts'
import type { ReviewPhase, SettledPhase } from './review.ts'

/** Why it has not gone; `undefined` where it has, or has not been tried. */
export function sayTrouble(phase: ReviewPhase | SettledPhase, words: ReviewLabels): string | undefined {
  if (phase === 'nobody') return words.reviewNobody
  if (phase === 'unknown') return words.reviewUnknown
  return phase === 'wouldSend' ? words.reviewWouldSend : undefined
}
