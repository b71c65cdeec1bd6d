import type { QuestionProps } from '../pieces.ts'

/** Whether the help that was used has helped; one press, and no words wanted. */
export function Question({ isAnswered, labels, onRate }: QuestionProps) {
  return (
    <div class="ask" part="ask" role="group" aria-label={labels.ask}>
      {isAnswered ? labels.thanks : labels.ask}
      {!isAnswered &&
        (['yes', 'no'] as const).map((answer) => (
          <button key={answer} type="button" class="small" part="button" onClick={() => onRate(answer)}>
            {labels[answer]}
          </button>
        ))}
    </div>
  )
}
