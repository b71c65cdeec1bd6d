import type { AskPiece } from '../pieces.ts'
import { Question } from './Question.tsx'

export { labels } from './labels.ts'

/** Whether the help that was used has helped: asked once, answered with one press. */
export const ask: AskPiece = {
  put(frame) {
    const { labels } = frame
    if (frame.state.extra) return
    const rate = (answer: 'yes' | 'no') => {
      frame.tell('rated', answer)
      frame.update({ extra: <Question {...{ labels, rate }} isAnswered /> })
      frame.say(labels.thanks)
    }
    frame.tell('asked')
    frame.update({ extra: <Question {...{ labels, rate }} /> })
  },
}

export const css = `
.ask { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin: 14px 0 0; color: var(--soft); }
.small { min-height: 28px; padding: 2px 10px; }
`
