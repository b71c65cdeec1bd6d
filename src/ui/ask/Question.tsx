import type { HelpLabels } from '../labels.ts'

interface QuestionProps {
  readonly labels: HelpLabels
  readonly isAnswered?: boolean
  rate(answer: 'yes' | 'no'): void
}

export function Question({ labels, isAnswered, rate }: QuestionProps) {
  return (
    <div class="ask" part="ask" role="group" aria-label={labels.ask}>
      {isAnswered ? labels.thanks : labels.ask}
      {!isAnswered &&
        (['yes', 'no'] as const).map((answer) => (
          <button key={answer} type="button" class="small" part="button" onClick={() => rate(answer)}>
            {labels[answer]}
          </button>
        ))}
    </div>
  )
}
