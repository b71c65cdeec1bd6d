import type { Note } from './HelpPanel.tsx'
import type { HelpLabels } from './labels.ts'
import { type Remedy, settleRemedy, startRemedy, untouched } from './remedy.ts'
import type { HelpStep, RemedyAction } from './view.ts'

export interface RemediesOptions {
  readonly labels: HelpLabels
  /** A remedy stands elsewhere now, and this is to be said about it. */
  onChange(id: string, remedy: Remedy, note: Note | undefined): void
  say(text: string): void
  tell(step: HelpStep, by: string): void
  onProblem(error: unknown): void
}

/** Runs and undoes what the host can do for the user, and says how it went. */
export function createRemedies({ labels, onChange, say, tell, onProblem }: RemediesOptions) {
  const remedies = new Map<string, Remedy>()

  const settle = (action: RemedyAction, busy: Remedy, worked: boolean) => {
    const text = !worked
      ? (action.failed ?? labels.failed)
      : busy.doing === 'undo'
        ? labels.undone
        : (action.done ?? labels.done)
    change(action.id, settleRemedy(busy, worked), { tone: worked ? 'done' : 'failed', text })
    say(text)
    if (!worked) tell('failed', action.id)
  }
  const change = (id: string, remedy: Remedy, note?: Note) => {
    remedies.set(id, remedy)
    onChange(id, remedy, note)
  }

  return {
    /** The user pressed its button. */
    async press(action: RemedyAction): Promise<void> {
      const busy = startRemedy(remedies.get(action.id) ?? untouched, !!action.undo)
      if (!busy) return
      change(action.id, busy)
      say(labels.busy)
      if (busy.doing === 'run') tell('used', action.id)
      try {
        await (busy.doing === 'run' ? action.run() : action.undo?.())
        settle(action, busy, true)
      } catch (error) {
        settle(action, busy, false)
        onProblem(error)
      }
    },
    /** Something has been done for the user, and not undone. */
    isDone: () => [...remedies.values()].some(({ phase }) => phase === 'done'),
  }
}
