import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { HandoverDraft } from '../../handover/draft.ts'
import type { Frame } from '../frame.ts'
import type { PageProps } from '../pages.ts'
import { HANDOVER } from '../view.ts'
import { CopyButton } from './CopyButton.tsx'
import type { ReviewLabels } from './labels.ts'
import { Playback } from './Playback.tsx'
import { type EndPhase, type ReviewPhase, settleReview, type SettledPhase, type Written } from './review.ts'
import { ReviewEnd, sayEnd } from './ReviewEnd.tsx'
import { startPassing } from './startPassing.ts'

interface ReviewProps extends PageProps {
  readonly draft: HandoverDraft
  readonly words: ReviewLabels
  readonly written: Written
  readonly frame: Frame | undefined
}

/** Nielsen's limit of attention: whoever has looked at a spinner that long takes it for stuck. */
const SLOW_MS = 10_000

/** What will be passed on, for the user to write to, to read and to trim; their press is what passes it on. */
export function Review({ draft, words, written, frame, labels, onUse, onDone }: ReviewProps) {
  const [phase, setPhase] = useState<ReviewPhase>(() => whereItStands(written))
  const [text, setText] = useState(written.text)
  const [dropped, setDropped] = useState<ReadonlySet<string>>(written.dropped ?? new Set())
  const [hasRecording, setRecording] = useState(!written.withoutRecording)
  const [end, setEnd] = useState(written.end)
  const [isSlow, setSlow] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isGone = useRef(false)
  const id = useId()
  // What may have left already is what it is.
  const isFixed = phase === 'passing' || phase === 'unknown'

  useEffect(() => {
    written.isRead = true
    void follow()
    return () => {
      isGone.current = true
      written.isRead = false
    }
  }, [])
  useEffect(() => {
    setSlow(false)
    if (phase === 'empty') field.current?.focus()
    if (phase !== 'passing') return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [phase])

  /** Shows what becomes of what is under way, also to whoever has left the review and come back. */
  const follow = async () => {
    const found = await written.passing
    if (!found || isGone.current) return
    const settled = settleReview(found)
    const wasInside = (form.current?.getRootNode() as ShadowRoot | undefined)?.activeElement
    setEnd(found)
    setPhase(settled)
    if (settled === 'over') onDone(HANDOVER)
    // The button that had it is gone with the form; the dialog reads out what has come for it.
    else if (found.ok && wasInside) frame?.enter()
  }
  const pass = (elsewhere: boolean) => {
    if (phase === 'passing') return
    setPhase('passing')
    Object.assign(written, { dropped, withoutRecording: !hasRecording })
    startPassing({
      draft,
      written,
      elsewhere,
      frame,
      onTaken: () => onUse(HANDOVER),
      isAway: () => !written.isRead,
      onAway(settled, found) {
        if (settled === 'over') return onDone(HANDOVER)
        const said = found.ok ? sayEnd(settled as EndPhase, found, words) : sayTrouble(settled, words)
        if (said === undefined) return
        frame?.update({ note: { tone: found.ok ? 'done' : 'failed', text: said } })
        frame?.say(said)
      },
    })
    void follow()
  }
  /** Disabled, these would throw the focus out. */
  const keep = (event: MouseEvent) => isFixed && event.preventDefault()
  const toggle = (line: string) => {
    const next = new Set(dropped)
    if (!next.delete(line)) next.add(line)
    setDropped((written.dropped = next))
  }

  if (end?.ok && phase !== 'passing' && phase !== 'over')
    return (
      <ReviewEnd {...{ phase: phase as EndPhase, end, words, labels }} onClose={() => onDone(HANDOVER)} />
    )
  const trouble = phase === 'passing' ? isSlow && words.reviewSending : sayTrouble(phase, words)
  const isTried = phase === 'nobody' || phase === 'unknown'
  return (
    <form
      class="review"
      part="review"
      ref={form}
      onKeyDown={notByBox}
      onSubmit={(event) => {
        event.preventDefault()
        pass(false)
      }}
    >
      <label for={`${id}text`}>{words.reviewText}</label>
      <textarea
        id={`${id}text`}
        ref={field}
        rows={2}
        dir="auto"
        value={text}
        readOnly={isFixed}
        aria-invalid={phase === 'empty'}
        aria-describedby={phase === 'empty' ? `${id}empty` : undefined}
        onInput={({ currentTarget }) => {
          setText((written.text = currentTarget.value))
          if (phase === 'empty') setPhase('editing')
        }}
      />
      {phase === 'empty' && (
        <p id={`${id}empty`} class="empty">
          {words.reviewEmpty}
        </p>
      )}
      {draft.lines.length > 0 && (
        <fieldset aria-disabled={isFixed} onClick={keep}>
          <legend>{words.reviewLines}</legend>
          <ul>
            {draft.lines.map((line) => (
              <li key={line.id}>
                <label>
                  <input type="checkbox" checked={!dropped.has(line.id)} onChange={() => toggle(line.id)} />
                  <span>
                    <time dir="auto">{line.time}</time> <span dir="auto">{line.text}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {draft.recording && (
        <>
          <label class="recording" aria-disabled={isFixed} onClick={keep}>
            <input
              type="checkbox"
              checked={hasRecording}
              onChange={() => setRecording(!(written.withoutRecording = hasRecording))}
            />
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
            <button type="button" part="button" onClick={() => pass(true)}>
              {words.reviewElsewhere}
            </button>
          )}
          {isTried && <CopyButton message={end?.message ?? ''} words={words} />}
        </div>
      </div>
    </form>
  )
}

function whereItStands({ passing, end }: Written): ReviewPhase {
  if (passing) return 'passing'
  return end ? settleReview(end) : 'editing'
}

function sayTrouble(phase: ReviewPhase | SettledPhase, words: ReviewLabels): string | undefined {
  if (phase === 'nobody') return words.reviewNobody
  if (phase === 'unknown') return words.reviewUnknown
  return phase === 'wouldSend' ? words.reviewWouldSend : undefined
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
