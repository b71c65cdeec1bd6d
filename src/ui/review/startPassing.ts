import type { HandoverDraft, HandoverEnd } from '../../handover/draft.ts'
import type { Frame } from '../frame.ts'
import { settleReview, type SettledPhase, type Written } from './review.ts'

export interface PassingOptions {
  readonly draft: HandoverDraft
  readonly written: Written
  readonly elsewhere: boolean
  readonly frame: Frame | undefined
  /** Somebody has taken over. */
  onTaken(): void
  /** It is over, and the review in which it began is not there any more to say so. */
  onAway(settled: SettledPhase, end: HandoverEnd): void
  isAway(): boolean
}

/** Passes on what the user has kept. It ends well or badly whether they stay to see it or not. */
export function startPassing({ draft, written, elsewhere, frame, ...on }: PassingOptions): void {
  const { text, dropped, withoutRecording } = written
  const lines = new Set(draft.lines.flatMap(({ id }) => (dropped?.has(id) ? [] : [id])))
  const recording = draft.recording !== undefined && !withoutRecording
  // Who has asked for a person has not turned the help down, should they close it now.
  const wasDone = frame?.state.isDone ?? false
  frame?.update({ isDone: true })
  written.draft = draft
  written.passing = draft.pass({ text, lines, recording, ...(elsewhere && { elsewhere }) }).then((end) => {
    const settled = settleReview(end)
    written.passing = undefined
    written.end = end
    if (end.ok) {
      if (settled !== 'lost') written.text = ''
      on.onTaken()
    } else if (!end.mayHaveArrived) frame?.update({ isDone: wasDone })
    if (end.ok || settled === 'nobody' || settled === 'empty') {
      written.draft = undefined
      written.end = undefined
    }
    if (on.isAway()) on.onAway(settled, end)
    return end
  })
}
