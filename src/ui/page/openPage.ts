import type { Frame } from '../frame.ts'
import type { HelpAction, PageAction } from '../view.ts'
import { PageFrame } from './PageFrame.tsx'

/** The arrow stands over the text, not its button. */
const css = `.leading { margin: -6px 0 0 0; margin-inline-start: -12px; }
.leading:dir(rtl) svg { scale: -1 1; }
@media (pointer: coarse) { .leading { margin-top: -10px; margin-inline-start: -16px; } }`

/** Fetches a page and puts it in the place of what the help says. Where it does not come, the help stays as it was. */
export async function openPage(frame: Frame, action: PageAction): Promise<void> {
  const { labels, state } = frame
  // One page at a time. A remedy that is at work keeps nobody from reading on, or from asking for a person.
  const isLoading = ({ id, kind }: HelpAction) => kind === 'page' && state.buttons[id]?.isBusy
  if (state.actions.some(isLoading)) return
  const press = (isBusy: boolean) => ({
    ...frame.state.buttons,
    [action.id]: { label: action.label, isBusy },
  })
  frame.update({ buttons: press(true), note: undefined })
  frame.say(labels.loading)
  try {
    const page = await action.load(frame)
    frame.style(css + (page.css ?? ''))
    frame.update({ buttons: press(false), page: { ...page, Frame: PageFrame } })
    frame.enter()
    frame.say(page.title)
  } catch (error) {
    frame.update({ buttons: press(false), note: { tone: 'failed', text: labels.failed } })
    frame.say(labels.failed)
    frame.tell('failed', action.id)
    frame.onProblem(error)
  }
}
