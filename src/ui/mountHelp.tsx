import { render } from 'preact'
import { createAnnouncer } from './announcer.ts'
import { startFocus } from './focus.ts'
import type { Frame } from './frame.ts'
import { HelpPanel, type PanelState } from './HelpPanel.tsx'
import { defaultLabels, sayHelp, type HelpLabels } from './labels.ts'
import { createLinks } from './links.ts'
import type { Stage } from './moveHelp.ts'
import type { Pieces } from './pieces.ts'
import { startPlacing } from './placing.ts'
import { readContent } from './readContent.ts'
import { createShell } from './shell.ts'
import { startShield } from './shield.ts'
import { applyTheme } from './theme.ts'
import {
  HANDOVER,
  NEVER,
  type HelpAction,
  type HelpHandle,
  type HelpHost,
  type HelpStep,
  type HelpView,
} from './view.ts'

/**
 * Puts help on the screen and keeps it there until the user or its owner closes it. It never takes the focus, never
 * closes by itself, and leaves nothing behind.
 *
 * @example
 * const help = mountHelp(
 *   { id: 'card-help', kind: 'card', title: 'Card refused?', body: 'Use the **billing** postcode.', actions: [] },
 *   { on: (step, by) => console.log(step, by), onProblem: console.error },
 * )
 * help.close('friction-over')
 */
export function mountHelp(view: HelpView, host: HelpHost, pieces: Pieces = {}): HelpHandle {
  // A piece brings its words, and what is not there says nothing.
  const labels = { ...defaultLabels, ...pieces.labels, ...view.labels } as HelpLabels
  const { shortcut = 'F6' } = view
  const { tell, onProblem } = guard(host, () => state.progress)
  const find = (search: (() => Element | undefined) | undefined) => {
    try {
      return search?.()
    } catch (error) {
      return void onProblem(error)
    }
  }
  const slot = find(pieces.inline && view.slot)
  const container = slot ?? view.container ?? document.body
  /** A tour leads through the page; other help goes with the dialog that it came into. */
  const stage: Stage = { place: container, back: view.steps ? document.body : container, isBehind: false }

  const shell = createShell({ ...view, label: labels.helpLandmark, container, css: pieces.css })
  const announcer = createAnnouncer(shell.status)
  const say = (text: string) => ended || announcer.say(text)
  const linkTo = createLinks(view.allowLinks, (href) =>
    onProblem(new Error(`Failed to link to "${href}" in "${view.id}": its origin is not in allow.links.`)),
  )

  let ended = false
  let about = view.anchor
  let moving: Promise<typeof import('./moveHelp.ts')> | undefined
  let placing: { now?(): void; look?(): void; stop(): void } | undefined
  let state: PanelState = { ...readContent(view, labels), buttons: {}, isClosed: view.quiet ?? false }
  const update = (change: Partial<PanelState>) => {
    state = { ...state, ...change }
    if (ended) return
    const wasInside = shell.root.activeElement
    render(<HelpPanel {...{ view, state, labels, pieces, linkTo }} {...does} />, shell.landmark)
    placing?.now?.()
    // What had the focus is gone: it stays inside.
    if (wasInside && !ended && !shell.root.activeElement) enter()
  }
  const enter = () => {
    const panel = shell.landmark.firstElementChild as HTMLElement
    ;(panel.querySelector<HTMLElement>('.dot') ?? panel).focus({ preventScroll: true })
  }

  const does = {
    onAction(action: HelpAction) {
      const { id, kind } = action
      if (kind === 'link') does.onUse(id)
      else if (kind === 'next' || kind === 'back') pieces.tour?.go(frame, kind)
      else if (kind === 'page' || kind === 'remedy') doing?.press(action)
      else end(kind === 'snooze' ? 'snoozed' : 'dismissed', action.by ?? id)
    },
    onUse(by: string) {
      tell('used', by)
      if (by === HANDOVER) update({ isDone: true })
      else question()
    },
    onOpen() {
      tell('opened')
      delete panel.dataset.side
      update({ isClosed: false })
      enter()
    },
    // Who closes help that has done its work, or is at it, has not turned it down.
    onClose: (by: string) => end(state.isDone || state.isBusy ? 'closed' : 'dismissed', by),
    onDone: (by: string) => end('closed', by),
    onRefuse: () => end('dismissed', NEVER),
    onBack() {
      update({ page: undefined })
      enter()
    },
  }
  const question = () => ended || pieces.ask?.put(frame)

  const end = (step: HelpStep, by: string) => {
    if (ended) return
    ended = true
    placing?.stop()
    focus.giveBack()
    focus.stop()
    announcer.stop()
    render(null, shell.landmark)
    shell.element.remove()
    tell(step, by)
  }

  const frame: Frame = {
    view,
    labels,
    element: shell.element,
    get state() {
      return state
    },
    update,
    show(content, change) {
      about = content.anchor
      update({ ...readContent(content, labels), note: undefined, ...change })
      if (!placing) return
      stand()
      look()
    },
    style: shell.style,
    say,
    tell: (step, by) => ended || tell(step, by),
    question,
    enter,
    end,
    onProblem,
  }

  startShield(shell.element)
  // Before there are buttons, or these would fade from light to dark.
  const { theme = {} } = view
  pieces.dress?.(shell, theme, onProblem)
  const isDressed = applyTheme(shell, theme, container)
  update({})
  pieces.tour?.go(frame)
  const doing = pieces.doing?.start(frame)
  const panel = shell.landmark.firstElementChild as HTMLElement
  if (isDressed)
    import('./readable/keepReadable.ts')
      .then(({ keepReadable }) => ended || keepReadable(shell, panel, onProblem))
      .catch(onProblem)
  const focus = startFocus({
    shell,
    enter,
    shortcut,
    onEscape: () => (state.page ? does.onBack() : does.onClose('escape')),
  })

  /** On top of the page: beside what it is about, in a corner, or along an edge. */
  const stand = () => {
    placing?.stop()
    if ('popover' in panel && panel.isConnected) {
      panel.popover = 'manual'
      if (!panel.matches(':popover-open')) panel.showPopover()
    }
    placing = startPlacing({
      panel,
      edges: pieces.edgesFor?.(view),
      findAnchor: about && !stage.isBehind ? () => find(about) : undefined,
      onLost: () => tell('moved', 'anchor-gone'),
      onGone() {
        if (stage.place !== stage.back) look()
        else if (shell.element.parentNode) end('closed', 'hidden')
        else end('failed', 'removed')
      },
    })
  }
  const look = () => {
    // In a slot of the page it stays.
    if (ended || !placing?.look) return
    placing.look()
    if (!view.dialogs) return
    const isOver = [shell.element, find(about)].some((one) => one?.closest('[inert],[popover]'))
    if (moving || isOver || view.dialogs.isCovered(document.body))
      (moving ??= import('./moveHelp.ts'))
        .then(({ moveHelp }) => ended || moveHelp(stage, shell, frame, () => find(about), stand))
        .catch(onProblem)
  }
  const leaveSlot = () => {
    stage.place = stage.back = document.body
    stand()
  }
  if (slot && pieces.inline) {
    panel.dataset.placed = 'inline'
    placing = { stop: pieces.inline.keepInSlot(frame, leaveSlot) }
  } else stand()
  look()
  say(`${sayHelp(labels.announcement, state.title, shortcut)} ${state.note?.text ?? ''}`.trim())
  // Its owner has the handle by then.
  queueMicrotask(() => {
    frame.tell('shown')
    if (view.slot && !slot) frame.tell('moved', 'no-slot')
  })

  return {
    element: shell.element,
    look,
    isNeeded: () => !!doing?.isNeeded(),
    close: (why) => end('closed', why),
  }
}

/** The owner's callbacks, made safe to call from anywhere. */
function guard(host: HelpHost, progress: () => PanelState['progress']) {
  const onProblem = (error: unknown) => {
    try {
      host.onProblem(error)
    } catch {
      // Nobody is left to tell, and the page must not hear of it.
    }
  }
  const tell = (step: HelpStep, by?: string) => {
    try {
      const now = progress()
      host.on(step, by, now && { step: now.at + 1, of: now.of })
    } catch (error) {
      onProblem(error)
    }
  }
  return { tell, onProblem }
}
