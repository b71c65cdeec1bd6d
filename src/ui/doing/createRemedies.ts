import type { Frame } from '../frame.ts'
import type { ButtonState } from '../HelpPanel.tsx'
import type { HelpLabels } from '../labels.ts'
import type { NoteProps } from '../pieces.ts'
import { readPlainText } from '../readMarkdown.ts'
import type { RemedyAction } from '../view.ts'
import { type Remedy, settleRemedy, startRemedy, untouched } from './remedy.ts'

/** Whoever has looked at a spinner that long takes it for stuck (Nielsen's limit of attention). It may still end. */
export const REMEDY_SLOW_MS = 10_000

/** Runs and undoes what the host can do for the user, and says how it went. */
export function createRemedies(frame: Frame) {
  const { labels, say, tell, onProblem } = frame
  const remedies = new Map<string, Remedy>()

  const settle = (action: RemedyAction, busy: Remedy, worked: boolean) => {
    const text = !worked
      ? (action.failed ?? labels.failed)
      : busy.doing === 'undo'
        ? labels.undone
        : (action.done ?? labels.done)
    change(action, settleRemedy(busy, worked), {
      tone: worked ? 'done' : 'failed',
      text: readPlainText(text),
    })
    return readPlainText(text)
  }
  const change = (action: RemedyAction, remedy: Remedy, note?: NoteProps) => {
    remedies.set(action.id, remedy)
    const buttons = { ...frame.state.buttons, [action.id]: readButton(action, remedy, labels) }
    const isSome = (wanted: Remedy['phase']) => [...remedies.values()].some(({ phase }) => phase === wanted)
    frame.update({ buttons, isDone: isSome('done'), isBusy: isSome('busy'), note })
  }

  for (const action of frame.state.actions) {
    // It ran before there was anything to see.
    if (action.kind === 'remedy' && action.phase)
      settle(action, { phase: 'busy', doing: 'run' }, action.phase === 'done')
  }

  return {
    /** The user pressed its button. */
    async press(action: RemedyAction): Promise<void> {
      const remedy = remedies.get(action.id) ?? untouched
      if (remedy.phase === 'done' && !action.undo) return frame.end('closed', action.id)
      const busy = startRemedy(remedy, !!action.undo)
      if (!busy) return
      change(action, busy)
      say(labels.busy)
      if (busy.doing === 'run') tell('used', action.id)
      const slow = setTimeout(() => {
        frame.update({ note: { tone: 'busy', text: labels.stillBusy } })
        say(labels.stillBusy)
      }, REMEDY_SLOW_MS)
      try {
        await (busy.doing === 'run' ? action.run() : action.undo?.())
        say(settle(action, busy, true))
        if (busy.doing === 'run') frame.question()
      } catch (error) {
        say(settle(action, busy, false))
        tell('failed', action.id)
        onProblem(error)
      } finally {
        clearTimeout(slow)
      }
    },
  }
}

/** What its button says and how it looks: the same one through all phases, and with it the focus. */
function readButton(action: RemedyAction, { phase, doing }: Remedy, labels: HelpLabels): ButtonState {
  const undone = doing === 'undo' ? labels.undo : action.label
  const label =
    phase === 'failed' ? labels.retry : phase === 'done' ? (action.undo ? labels.undo : labels.close) : undone
  return { label, isBusy: phase === 'busy', isDone: phase === 'done' }
}
