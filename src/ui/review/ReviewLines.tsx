import type { HandoverDraft } from '../../handover/draft.ts'
import type { ReviewLabels } from './labels.ts'

interface ReviewLinesProps {
  readonly lines: HandoverDraft['lines']
  readonly dropped: ReadonlySet<string>
  /** What may have left already is what it is. */
  readonly isFixed: boolean
  readonly words: ReviewLabels
  keep(event: MouseEvent): void
  onToggle(line: string): void
}

/** What happened, line by line; the user takes out what they like. */
export function ReviewLines({ lines, dropped, isFixed, words, keep, onToggle }: ReviewLinesProps) {
  return (
    <fieldset aria-disabled={isFixed} onClick={keep}>
      <legend>{words.reviewLines}</legend>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <label>
              <input type="checkbox" checked={!dropped.has(line.id)} onChange={() => onToggle(line.id)} />
              <span>
                <time dir="auto">{line.time}</time> <span dir="auto">{line.text}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
