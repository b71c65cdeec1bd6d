import type { Duration } from '../../core/time.ts'
import { createAnnouncer } from '../announcer.ts'
import { buildView, type Presentation } from '../buildView.ts'
import { startFocus } from '../focus.ts'
import type { Frame } from '../frame.ts'
import type { PanelState } from '../HelpPanel.tsx'
import { defaultLabels, fillIn, type HelpLabels } from '../labels.ts'
import { createLinks } from '../links.ts'
import { readMarkdown, readPlainText } from '../readMarkdown.ts'
import { startShield } from '../shield.ts'
import { tellHost } from '../tellHost.ts'
import { NEVER, type HelpContent, type HelpHandle, type HelpStep } from '../view.ts'
import { LOOK_EVERY_MS } from '../watchAnchor.ts'
import { createPlace } from './createPlace.ts'
import { describeState } from './describeState.ts'
import type { Render, RenderActions } from './render.ts'

/**
 * Lets the host draw the help. What is decided, told, announced and done stays ours, and the ways in and out by keyboard;
 * what is seen is the host's, in a container of ours.
 */
export function presentHeadless(presentation: Presentation, render: Render): HelpHandle {
  const { offer, pieces, host } = presentation
  const delays = new Map<string, Duration>()
  const view = buildView(presentation, delays)
  const { on, onProblem } = tellHost(host, delays)
  const labels = { ...defaultLabels, ...pieces.labels, ...view.labels } as HelpLabels
  const place = createPlace(view, labels.helpLandmark)
  const announcer = createAnnouncer(place.status)
  const linkTo = createLinks(view.allowLinks, (href) =>
    onProblem(new Error(`Failed to link to "${href}" in "${view.id}": its origin is not in allow.links.`)),
  )

  let ended = false
  let content: HelpContent = view
  let unmount: void | (() => void)
  let state: PanelState = { ...readContent(view), buttons: {}, isClosed: view.quiet ?? false }

  const draw = () => {
    if (ended) return
    try {
      const about = { view, content, state, labels, offer, container: place.container, linkTo }
      unmount = render(describeState(about), actions) ?? unmount
    } catch (error) {
      onProblem(error)
      end('failed', 'cannot-show')
    }
  }
  const tell = (step: HelpStep, by?: string) => {
    const now = state.progress
    on(step, by, now && { step: now.at + 1, of: now.of })
  }
  const end = (step: HelpStep, by: string) => {
    if (ended) return
    ended = true
    clearInterval(watch)
    focus.giveBack()
    focus.stop()
    announcer.stop()
    try {
      unmount?.()
    } catch (error) {
      onProblem(error)
    }
    place.element.remove()
    tell(step, by)
  }
  const frame: Frame = {
    view,
    labels,
    element: place.element,
    get state() {
      return state
    },
    update(change) {
      state = { ...state, ...change }
      draw()
    },
    show(next, change) {
      content = next
      frame.update({ ...readContent(next), note: undefined, buttons: {}, isDone: false, ...change })
    },
    style() {},
    say: (text) => announcer.say(text),
    tell: (step, by) => ended || tell(step, by),
    question() {
      if (!pieces.ask || state.extra) return
      tell('asked')
      frame.update({ extra: true })
    },
    enter: place.enter,
    end,
    onProblem,
  }
  const actions: RenderActions = {
    press(id) {
      const action = state.actions.find((one) => one.id === id)
      if (!action || ended) return
      if (action.kind === 'link' || (action.kind === 'page' && action.href !== undefined)) {
        tell('used', id)
        frame.question()
      } else if (action.kind === 'next' || action.kind === 'back') pieces.tour?.go(frame, action.kind)
      else if (action.kind === 'page' || action.kind === 'remedy') doing?.press(action)
      else end(action.kind === 'snooze' ? 'snoozed' : 'dismissed', id)
    },
    open() {
      if (!state.isClosed || ended) return
      tell('opened')
      frame.update({ isClosed: false })
      place.enter()
    },
    close: () => end(state.isDone ? 'closed' : 'dismissed', 'close'),
    never: () => end('dismissed', NEVER),
    rate(answer) {
      if (state.extra === true) tell('rated', answer)
      frame.update({ extra: 'answered' })
    },
  }

  startShield(place.element)
  const focus = startFocus({
    shell: { root: place },
    enter: place.enter,
    shortcut: 'F6',
    onEscape: () => end(state.isDone ? 'closed' : 'dismissed', 'escape'),
  })
  const watch = setInterval(() => place.element.isConnected || end('failed', 'removed'), LOOK_EVERY_MS)
  if (pieces.tour) pieces.tour.go(frame)
  else draw()
  const doing = ended ? undefined : pieces.doing?.start(frame)
  frame.say(fillIn(labels.announcement, { title: state.title, key: 'F6' }))
  queueMicrotask(() => ended || tell('shown'))
  return { element: place.element, close: (why) => end('closed', why) }
}

function readContent({ title, body, media, actions }: HelpContent) {
  return { title: readPlainText(title), body: readMarkdown(body), media, actions }
}
