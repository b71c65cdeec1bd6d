import { useId, useRef, useState } from 'preact/hooks'
import type { HandoverDraft, HandoverEnd } from '../../handover/draft.ts'
import type { PageProps } from '../pages.ts'
import { HANDOVER } from '../view.ts'
import { Playback } from './Playback.tsx'
import { type ReviewPhase, settleReview } from './review.ts'
import type { ReviewLabels } from './labels.ts'

interface ReviewProps extends PageProps {
  readonly draft: HandoverDraft
  readonly words: ReviewLabels
  /** Outlives the review: Escape and the way back lose nothing that somebody wrote. */
  readonly written: { text: string }
}

/** What will be passed on, for the user to write to, to read and to trim; their press is what passes it on. */
export function Review({ draft, words, written, labels, onUse, onDone }: ReviewProps) {
  const [phase, setPhase] = useState<ReviewPhase>('editing')
  const [text, setText] = useState(written.text)
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set())
  const [hasRecording, setRecording] = useState(true)
  const end = useRef<HandoverEnd | undefined>(undefined)
  const id = useId()

  const pass = async () => {
    if (phase === 'passing') return
    setPhase('passing')
    const lines = new Set(draft.lines.flatMap((line) => (dropped.has(line.id) ? [] : [line.id])))
    end.current = await draft.pass({ text, lines, recording: hasRecording && draft.recording !== undefined })
    const settled = settleReview(draft, end.current)
    setPhase(settled)
    if (settled === 'nobody') return
    written.text = ''
    onUse(HANDOVER)
    if (settled === 'over') onDone(HANDOVER)
  }
  const toggle = (line: string) => {
    const next = new Set(dropped)
    if (!next.delete(line)) next.add(line)
    setDropped(next)
  }

  if (phase === 'sent' || phase === 'copied') {
    const { reference } = end.current ?? {}
    return (
      <div class="review">
        <p role="status">{sayEnd(phase, reference, words)}</p>
        <div class="actions">
          <button type="button" class="primary" part="button primary" onClick={() => onDone(HANDOVER)}>
            {labels.close}
          </button>
        </div>
      </div>
    )
  }
  return (
    <form
      class="review"
      part="review"
      onSubmit={(event) => {
        event.preventDefault()
        void pass()
      }}
    >
      <label for={`${id}text`}>{words.reviewText}</label>
      <textarea
        id={`${id}text`}
        rows={2}
        value={text}
        onInput={({ currentTarget }) => setText((written.text = currentTarget.value))}
      />
      {draft.lines.length > 0 && (
        <fieldset>
          <legend>{words.reviewLines}</legend>
          <ul>
            {draft.lines.map((line) => (
              <li key={line.id}>
                <label>
                  <input type="checkbox" checked={!dropped.has(line.id)} onChange={() => toggle(line.id)} />
                  <span>
                    <time>{line.time}</time> {line.text}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {draft.recording && (
        <>
          <label class="recording">
            <input type="checkbox" checked={hasRecording} onChange={() => setRecording(!hasRecording)} />
            <span>{words.reviewRecording}</span>
          </label>
          {hasRecording && <Playback recording={draft.recording} words={words} />}
        </>
      )}
      <div class="foot">
        {phase !== 'nobody' && <p class="small">{draft.sends ? words.reviewSends : words.reviewDraft}</p>}
        <div role="status">{phase === 'nobody' && <p class="nobody">{words.reviewNobody}</p>}</div>
        <div class="actions">
          <button type="submit" class="primary" part="button primary" aria-busy={phase === 'passing'}>
            {phase === 'passing' && <span class="spinner" />}
            {phase === 'nobody' ? labels.retry : draft.sends ? words.reviewSend : words.reviewContinue}
          </button>
          {phase === 'nobody' && <CopyButton message={end.current?.message ?? ''} words={words} />}
        </div>
      </div>
    </form>
  )
}

/** The last way out, for those whom nobody took over: what they wrote is not lost. */
function CopyButton({ message, words }: { readonly message: string; readonly words: ReviewLabels }) {
  const [isCopied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard?.writeText(message).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <button type="button" part="button" onClick={copy}>
      {isCopied ? words.reviewCopiedText : words.reviewCopy}
    </button>
  )
}

function sayEnd(phase: 'sent' | 'copied', reference: string | undefined, words: ReviewLabels): string {
  if (phase === 'copied') return words.reviewCopied
  return reference === undefined
    ? words.reviewSent
    : words.reviewReference.replace('{reference}', () => reference)
}
