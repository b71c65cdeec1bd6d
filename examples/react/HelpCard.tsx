import { useId, useState } from 'react'
import type { RenderedAction, RenderedReview } from 'unstuck'
import { Picture } from './Picture.tsx'
import { ReviewForm } from './ReviewForm.tsx'
import type { HelpProps } from './UnstuckProvider.tsx'
import { Words } from './Words.tsx'

/** Help as this product draws it: one card for every kind. A product may draw each kind in its own way. */
export function HelpCard({ intervention, actions }: HelpProps) {
  const { title, body, media, note, question, progress, labels } = intervention
  const [review, setReview] = useState<RenderedReview>()
  const [hasFailed, setFailed] = useState(false)
  const id = useId()

  if (intervention.isClosed)
    return (
      <button className="help-dot" onClick={actions.open}>
        {title}
      </button>
    )

  const press = (action: RenderedAction) => {
    // Ours to draw. Without this line `press` opens the review of unstuck itself.
    if (action.kind === 'handover')
      return void actions.review(action.id).then(setReview, () => setFailed(true))
    actions.press(action.id)
  }

  return (
    <div className="help-card" role="dialog" aria-labelledby={id} tabIndex={-1}>
      <header>
        <h2 id={id}>{title}</h2>
        <button className="quiet" aria-label={labels.close} onClick={actions.close}>
          ✕
        </button>
      </header>
      {review ? (
        <ReviewForm review={review} onBack={() => setReview(undefined)} onDone={actions.close} />
      ) : (
        <>
          <Words blocks={body} />
          {media && <Picture {...media} />}
          {(note || hasFailed) && <p className="note">{note?.text ?? labels.failed}</p>}
          <div className="row">
            {progress && (
              <small>
                {progress.step} / {progress.of}
              </small>
            )}
            {intervention.actions.map((action, i) => (
              <ActionButton key={action.id} action={action} isFirst={i === 0} onPress={() => press(action)} />
            ))}
          </div>
          {question && (
            <p className="row">
              {question === 'asked' ? labels.ask : labels.thanks}
              {question === 'asked' &&
                (['yes', 'no'] as const).map((answer) => (
                  <button key={answer} onClick={() => actions.rate(answer)}>
                    {labels[answer]}
                  </button>
                ))}
            </p>
          )}
          {intervention.refusable && (
            <button className="quiet" onClick={actions.never}>
              {labels.never}
            </button>
          )}
        </>
      )}
    </div>
  )
}

interface ActionButtonProps {
  readonly action: RenderedAction
  readonly isFirst: boolean
  onPress(): void
}

function ActionButton({ action: { label, href, isBusy }, isFirst, onPress }: ActionButtonProps) {
  if (href !== undefined)
    return (
      <a href={href} onClick={onPress}>
        {label}
      </a>
    )
  return (
    <button
      className={isFirst ? 'main' : undefined}
      aria-busy={isBusy}
      aria-disabled={isBusy}
      onClick={onPress}
    >
      {label}
    </button>
  )
}
