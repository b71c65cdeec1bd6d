import { type FormEvent, useState } from 'react'
import type { HandoverEnd, RenderedReview } from 'unstuck'

interface ReviewFormProps {
  readonly review: RenderedReview
  onBack(): void
  onDone(): void
}

/** What would be passed on. The user writes, takes out what they like, and sends it; nobody else does. */
export function ReviewForm({ review, onBack, onDone }: ReviewFormProps) {
  const { lines, sends, labels } = review
  const [kept, setKept] = useState(() => new Set(lines.map(({ id }) => id)))
  const [end, setEnd] = useState<HandoverEnd>()
  const [isPassing, setPassing] = useState(false)

  const toggle = (id: string) => {
    const next = new Set(kept)
    if (!next.delete(id)) next.add(id)
    setKept(next)
  }
  const pass = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // A second press would be a second ticket.
    if (isPassing) return
    const text = String(new FormData(event.currentTarget).get('text'))
    setPassing(true)
    setEnd(await review.pass({ text, lines: kept, recording: false }))
    setPassing(false)
  }

  if (end?.ok)
    return (
      <>
        <p role="status">{sayEnd(end, review)}</p>
        <div className="row">
          <button className="main" onClick={onDone}>
            OK
          </button>
        </div>
      </>
    )
  return (
    <form onSubmit={pass}>
      <label>
        {labels.reviewText}
        <textarea name="text" rows={3} autoFocus />
      </label>
      <fieldset>
        <legend>{labels.reviewLines}</legend>
        {lines.map(({ id, time, text }) => (
          <label key={id}>
            <input type="checkbox" checked={kept.has(id)} onChange={() => toggle(id)} />
            <span>
              <time>{time}</time> {text}
            </span>
          </label>
        ))}
      </fieldset>
      <p role="status">{end && labels.reviewNobody}</p>
      <div className="row">
        <button className="main" aria-busy={isPassing}>
          {sends ? labels.reviewSend : labels.reviewContinue}
        </button>
        <button type="button" onClick={onBack}>
          Back
        </button>
      </div>
    </form>
  )
}

function sayEnd({ copied, reference }: HandoverEnd, { labels, sends }: RenderedReview): string | undefined {
  if (copied) return labels.reviewCopied
  if (reference !== undefined) return labels.reviewReference.replace('{reference}', () => reference)
  // A chat has opened with the draft in it.
  return sends ? labels.reviewSent : labels.reviewDraft
}
