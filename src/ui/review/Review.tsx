import { useId } from 'preact/hooks'
import { HANDOVER } from '../view.ts'
import { CopyButton } from './CopyButton.tsx'
import { Playback } from './Playback.tsx'
import type { EndPhase } from './review.ts'
import { ReviewEnd } from './ReviewEnd.tsx'
import { ReviewLines } from './ReviewLines.tsx'
import { sayTrouble } from './sayTrouble.ts'
import { type ReviewProps, useReview } from './useReview.ts'

/** What will be passed on, for the user to write to, to read and to trim; their press is what passes it on. */
export function Review(props: ReviewProps) {
  const { draft, words, written, labels, onDone } = props
  const review = useReview(props)
  const { phase, end, hasRecording } = review
  const id = useId()
  // What may have left already is what it is.
  const isFixed = phase === 'passing' || phase === 'unknown'
  /** Disabled, these would throw the focus out. */
  const keep = (event: MouseEvent) => isFixed && event.preventDefault()

  if (end?.ok && phase !== 'passing' && phase !== 'over')
    return (
      <ReviewEnd {...{ phase: phase as EndPhase, end, words, labels }} onClose={() => onDone(HANDOVER)} />
    )
  const trouble = phase === 'passing' ? review.isSlow && words.reviewSending : sayTrouble(phase, words)
  const isTried = phase === 'nobody' || phase === 'unknown'
  return (
    <form
      class="review"
      part="review"
      ref={review.form}
      onKeyDown={notByBox}
      onSubmit={(event) => {
        event.preventDefault()
        review.pass(false)
      }}
    >
      <label for={`${id}text`}>{words.reviewText}</label>
      <textarea
        id={`${id}text`}
        ref={review.field}
        rows={2}
        dir="auto"
        value={review.text}
        readOnly={isFixed}
        aria-invalid={phase === 'empty'}
        aria-describedby={phase === 'empty' ? `${id}empty` : undefined}
        onFocus={() => (written.isEntered = true)}
        onBlur={() => (written.isEntered = false)}
        onInput={({ currentTarget }) => review.write(currentTarget.value)}
      />
      {phase === 'empty' && (
        <p id={`${id}empty`} class="empty">
          {words.reviewEmpty}
        </p>
      )}
      {draft.lines.length > 0 && (
        <ReviewLines
          {...{ isFixed, words, keep }}
          lines={draft.lines}
          dropped={review.dropped}
          onToggle={review.toggleLine}
        />
      )}
      {draft.recording && (
        <>
          <label class="recording" aria-disabled={isFixed} onClick={keep}>
            <input type="checkbox" checked={hasRecording} onChange={review.toggleRecording} />
            <span>{words.reviewRecording}</span>
          </label>
          {hasRecording && <Playback recording={draft.recording} words={words} />}
        </>
      )}
      <div class="foot">
        {!isTried && <p class="small">{draft.sends ? words.reviewSends : words.reviewDraft}</p>}
        <div role="status">{trouble && <p class="trouble">{trouble}</p>}</div>
        <div class="actions">
          <button
            type="submit"
            class="primary"
            part="button primary"
            aria-busy={phase === 'passing'}
            onClick={once}
            onKeyDown={notHeld}
          >
            {phase === 'passing' && <span class="spinner" />}
            {isTried ? labels.retry : draft.sends ? words.reviewSend : words.reviewContinue}
          </button>
          {phase === 'unknown' && end?.hasOthers && (
            <button type="button" part="button" onClick={() => review.pass(true)}>
              {words.reviewElsewhere}
            </button>
          )}
          {isTried && <CopyButton message={end?.message ?? ''} words={words} />}
        </div>
      </div>
    </form>
  )
}

/** The second press of a double click that opened the review must not send what nobody has read. */
function once(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault()
}

/** Nor must a key that is held down. */
function notHeld(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
}

/** A form is sent by Enter in a check box, too, which whoever presses it there meant to tick. */
function notByBox(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}
