import { useRef } from 'preact/hooks'
import type { HandoverEnd } from '../../handover/draft.ts'
import type { HelpLabels } from '../labels.ts'
import { CopyButton } from './CopyButton.tsx'
import type { ReviewLabels } from './labels.ts'
import type { EndPhase } from './review.ts'

interface ReviewEndProps {
  readonly phase: EndPhase
  readonly end: HandoverEnd
  readonly words: ReviewLabels
  readonly labels: HelpLabels
  onClose(): void
}

/** Somebody has taken over; what the user still has to know or to do. */
export function ReviewEnd({ phase, end, words, labels, onClose }: ReviewEndProps) {
  const whole = useRef<HTMLTextAreaElement>(null)
  const hasText = phase === 'lost' || phase === 'unseen'
  return (
    <div class="review">
      <p role="status">{sayEnd(phase, end, words)}</p>
      {phase === 'lost' && (
        <textarea
          ref={whole}
          rows={4}
          dir="auto"
          readOnly
          aria-label={words.reviewCopy}
          value={end.message}
        />
      )}
      <div class="actions">
        {hasText && (
          <CopyButton message={end.message} words={words} onRefused={() => whole.current?.select()} />
        )}
        <button
          type="button"
          class={hasText ? undefined : 'primary'}
          part={hasText ? 'button' : 'button primary'}
          onClick={onClose}
        >
          {labels.close}
        </button>
      </div>
    </div>
  )
}

export function sayEnd(phase: EndPhase, { reference }: HandoverEnd, words: ReviewLabels): string {
  if (phase === 'copied') return words.reviewCopied
  if (phase === 'lost') return words.reviewLost
  if (phase === 'unseen') return words.reviewUnseen
  return reference === undefined
    ? words.reviewSent
    : words.reviewReference.replace('{reference}', () => reference)
}
