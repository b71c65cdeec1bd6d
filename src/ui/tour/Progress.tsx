import { fillIn, type HelpLabels } from '../labels.ts'

interface ProgressProps {
  readonly at: number
  readonly of: number
  readonly labels: HelpLabels
}

/** How far the tour has come: a row of dots to see, a sentence to hear. */
export function Progress({ at, of, labels }: ProgressProps) {
  return (
    <span class="steps" part="progress">
      <span class="quiet">{fillIn(labels.progress, { step: at + 1, steps: of })}</span>
      {Array.from({ length: of }, (_, step) => (
        <i key={step} data-at={step === at || undefined} />
      ))}
    </span>
  )
}
