import { render } from 'preact'
import { createAnnouncer } from './announcer.ts'
import { startFocus } from './focus.ts'
import { HelpPanel, type PanelState } from './HelpPanel.tsx'
import { defaultLabels } from './labels.ts'
import { createLinks } from './links.ts'
import { startPlacing } from './placing.ts'
import { readMarkdown, readPlainText } from './readMarkdown.ts'
import { createRemedies } from './remedies.ts'
import { createShell } from './shell.ts'
import { startShield } from './shield.ts'
import { applyTheme, keepReadable } from './theme.ts'
import {
  NEVER,
  type HelpAction,
  type HelpHandle,
  type HelpHost,
  type HelpStep,
  type HelpView,
} from './view.ts'

/**
 * Puts help on the screen and keeps it there until the user or its owner closes it: a `tip` beside its anchor, or
 * a `card` in a corner. It never takes the focus, never closes by itself, and leaves nothing behind.
 *
 * @example
 * const help = mountHelp(
 *   { id: 'card-help', kind: 'card', title: 'Card refused?', body: 'Use the **billing** postcode.', actions: [] },
 *   { on: (step, by) => console.log(step, by), onProblem: console.error },
 * )
 * help.close('friction-over')
 */
export function mountHelp(view: HelpView, host: HelpHost): HelpHandle {
  const labels = { ...defaultLabels, ...view.labels }
  const container = view.container ?? document.body
  const { shortcut = 'F6', refusable = false } = view
  const { tell, onProblem } = guard(host)

  const shell = createShell({ ...view, label: labels.helpLandmark, container })
  const announcer = createAnnouncer(shell.status)
  const linkTo = createLinks(view.allowLinks, (href) =>
    onProblem(new Error(`Failed to link to "${href}" in "${view.id}": its origin is not in allow.links.`)),
  )
  const remedies = createRemedies({
    labels,
    onChange: (id, remedy, note) => update({ remedies: { ...state.remedies, [id]: remedy }, note }),
    say: (text) => ended || announcer.say(text),
    tell: (step, by) => ended || tell(step, by),
    onProblem,
  })

  let state: PanelState = {
    title: readPlainText(view.title),
    body: readMarkdown(view.body),
    actions: view.actions,
    remedies: {},
  }
  const update = (change: Partial<PanelState>) => {
    state = { ...state, ...change }
    if (ended) return
    render(
      <HelpPanel {...{ state, labels, refusable, linkTo, onAction, onFollow, onClose, onRefuse }} />,
      shell.landmark,
    )
  }
  const onAction = (action: HelpAction) => {
    if (action.kind === 'link') tell('used', action.id)
    else if (action.kind !== 'remedy') end(action.kind === 'snooze' ? 'snoozed' : 'dismissed', action.id)
    else if (state.remedies[action.id]?.phase === 'done' && !action.undo) onClose(action.id)
    else void remedies.press(action)
  }
  const findAnchor = () => {
    try {
      return view.anchor?.()
    } catch (error) {
      onProblem(error)
      return undefined
    }
  }
  const onFollow = () => tell('used', 'link')
  // Who closes help that has done its work has not turned it down.
  const onClose = (by: string) => end(remedies.isDone() ? 'closed' : 'dismissed', by)

  const onRefuse = () => end('dismissed', NEVER)

  let ended = false
  const end = (step: HelpStep, by: string) => {
    if (ended) return
    ended = true
    stopPlacing()
    focus.giveBack()
    focus.stop()
    announcer.stop()
    render(null, shell.landmark)
    shell.element.remove()
    tell(step, by)
  }

  startShield(shell.element)
  // Before there are buttons, or these would fade from light to dark.
  applyTheme(shell, view.theme ?? {}, container, onProblem)
  update({})
  const panel = shell.landmark.firstElementChild as HTMLElement
  if ('popover' in panel && panel.isConnected) {
    panel.popover = 'manual'
    panel.showPopover()
  }
  keepReadable(shell, panel, onProblem)
  const focus = startFocus({ shell, panel, shortcut, onEscape: () => onClose('escape') })
  const stopPlacing = startPlacing({
    panel,
    findAnchor: view.kind === 'tip' ? findAnchor : undefined,
    onGone: () => (shell.element.isConnected ? end('closed', 'hidden') : end('failed', 'removed')),
  })
  announcer.say(labels.announcement.replace('{title}', () => state.title).replace('{key}', () => shortcut))
  // Its owner has the handle by then.
  queueMicrotask(() => !ended && tell('shown'))

  return { element: shell.element, close: (why) => end('closed', why) }
}

/** The owner's callbacks, made safe to call from anywhere. */
function guard(host: HelpHost) {
  const onProblem = (error: unknown) => {
    try {
      host.onProblem(error)
    } catch {
      // Nobody is left to tell, and the page must not hear of it.
    }
  }
  const tell = (step: HelpStep, by?: string) => {
    try {
      host.on(step, by)
    } catch (error) {
      onProblem(error)
    }
  }
  return { tell, onProblem }
}
