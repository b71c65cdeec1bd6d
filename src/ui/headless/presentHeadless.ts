import { createAnnouncer } from '../announcer.ts'
import { buildView, type Presentation } from '../buildView.ts'
import { startFocus } from '../focus.ts'
import { COVERED, follow } from '../follow.ts'
import type { Frame } from '../frame.ts'
import type { PanelState } from '../HelpPanel.tsx'
import { defaultLabels, sayHelp, type HelpLabels } from '../labels.ts'
import { createLinks } from '../links.ts'
import { readContent } from '../readContent.ts'
import { startShield } from '../shield.ts'
import { HANDOVER, NEVER, type HelpContent, type HelpHandle, type HelpStep } from '../view.ts'
import { isRendered, LOOK_EVERY_MS } from '../watchAnchor.ts'
import { createPlace } from './createPlace.ts'
import { describeState } from './describeState.ts'
import { keepFocus } from './keepFocus.ts'
import type { OwnPage } from './openOwnPage.tsx'
import type { Render, RenderActions } from './render.ts'

/**
 * Lets the host draw the help. What is decided, told, announced and done stays ours, and the ways in and out by keyboard;
 * what is seen is the host's, in a container of ours.
 */
export function presentHeadless(presentation: Presentation, render: Render): HelpHandle {
  const { offer, pieces, host } = presentation
  const view = buildView(presentation)
  const { on, onProblem } = host
  const { shortcut = 'F6' } = view
  const labels = { ...defaultLabels, ...pieces.labels, ...view.labels } as HelpLabels
  const find = (search: (() => Element | undefined) | undefined) => {
    try {
      return search?.()
    } catch (error) {
      return void onProblem(error)
    }
  }
  const slot = find(view.slot)
  const place = createPlace(view, labels.helpLandmark, slot)
  let at = slot ?? view.container ?? document.body
  /** A tour leads through the page; other help goes with the dialog that it came into. */
  let back = view.steps ? document.body : at
  const announcer = createAnnouncer(place.status)
  const linkTo = createLinks(view.allowLinks, (href) =>
    onProblem(new Error(`Failed to link to "${href}" in "${view.id}": its origin is not in allow.links.`)),
  )

  let ended = false
  let watch: number | undefined
  let content: HelpContent = view
  let unmount: (() => void) | undefined
  /** Ours, in the place of what the host draws. */
  let page: OwnPage | undefined
  let pageCss = ''
  let state: PanelState = { ...readContent(view, labels), buttons: {}, isClosed: view.quiet ?? false }

  const draw = () => {
    if (ended) return
    try {
      const about = { view, content, state, labels, offer, container: place.container, linkTo }
      const drawn = render(describeState(about), actions)
      if (typeof drawn === 'function') unmount = drawn
    } catch (error) {
      actions.fail(error)
    }
    // It was closed by what drew it.
    if (ended) clear()
  }
  const clear = () => {
    const gone = unmount
    unmount = undefined
    try {
      gone?.()
    } catch (error) {
      onProblem(error)
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
    inside.stop()
    announcer.stop()
    stay?.()
    page?.close()
    clear()
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
      if ('page' in change) void turnPage().catch(onProblem)
    },
    show(next, change) {
      content = next
      frame.update({ ...readContent(next, labels), note: undefined, ...change })
      look()
    },
    style: (css = '') => void (pageCss += css),
    say: (text) => announcer.say(text),
    tell: (step, by) => ended || tell(step, by),
    question() {
      if (!pieces.ask || state.extra) return
      tell('asked')
      frame.update({ extra: true })
    },
    enter: () => (page ?? place).enter(),
    end,
    onProblem,
  }
  const turnPage = async () => {
    page?.close()
    page = undefined
    place.container.style.display = ''
    if (!state.page) return frame.enter()
    const { openOwnPage } = await import('./openOwnPage.tsx')
    // Closed, or left again, while its code was on its way.
    if (ended || !state.page || page) return
    page = openOwnPage({ frame, page: state.page, css: pageCss, linkTo, close: actions.close, done })
    place.container.style.display = 'none'
    page.enter()
  }
  /** Somebody has taken over: who closes now has turned nothing down. */
  const done = (by: string) => {
    tell('used', by)
    if (by === HANDOVER) frame.update({ isDone: true })
  }
  const leave = (by: string) => end(state.isDone || state.isBusy ? 'closed' : 'dismissed', by)
  const escape = () => (state.page ? frame.update({ page: undefined }) : leave('escape'))
  const actions: RenderActions = {
    press(id) {
      const action = state.actions.find((one) => one.id === id)
      if (!action || ended) return
      if (action.kind === 'link' || (action.kind === 'page' && action.href !== undefined)) {
        tell('used', id)
        frame.question()
      } else if (action.kind === 'next' || action.kind === 'back') pieces.tour?.go(frame, action.kind)
      else if (action.kind === 'page' || action.kind === 'remedy') doing?.press(action)
      else end(action.kind === 'snooze' ? 'snoozed' : 'dismissed', action.by ?? id)
    },
    open() {
      if (!state.isClosed || ended) return
      tell('opened')
      frame.update({ isClosed: false })
      place.enter()
    },
    async review(id) {
      const action = state.actions.find((one) => one.id === id)
      const open = action?.kind === 'page' ? action.draft : undefined
      if (!open || ended) throw new Error(`Failed to review "${id}" of "${view.id}": it is no handover.`)
      const [draft, { labels: words }] = await Promise.all([open(), import('../review/labels.ts')])
      return {
        ...draft,
        labels: { ...words, ...view.labels },
        async pass(kept) {
          const passed = await draft.pass(kept)
          if (passed.ok && !ended) done(HANDOVER)
          return passed
        },
      }
    },
    close: () => leave('close'),
    fail(error) {
      if (ended) return
      onProblem(error)
      end('failed', 'cannot-show')
    },
    never: () => end('dismissed', NEVER),
    rate(answer) {
      if (ended || state.extra !== true) return
      tell('rated', answer)
      frame.update({ extra: 'answered' })
    },
  }

  startShield(place.element)
  const inside = keepFocus(place.container, place.enter)
  const focus = startFocus({ shell: { root: place }, enter: frame.enter, shortcut, onEscape: escape })
  /** Nobody tells of it: a script has torn it out, or its dialog was closed. */
  const check = () => {
    if (at !== back) {
      if (!isRendered(at) || !place.element.parentNode) move(back)
    } else if (!place.element.parentNode) end('failed', 'removed')
    else if (at !== document.body && !isRendered(at)) end('closed', 'hidden')
  }
  const stand = () => (watch = window.setInterval(check, LOOK_EVERY_MS))
  const move = (to: Element) => {
    if (at === to) return
    const focused = place.activeElement as HTMLElement | null
    at = to
    for (const name of ['inert', 'aria-hidden']) place.element.removeAttribute(name)
    to.append(place.element)
    focused?.focus({ preventScroll: true })
  }
  const look = () => {
    const { dialogs, steps } = view
    if (ended || !dialogs || watch === undefined) return
    const next = steps?.[(state.progress?.at ?? 0) + 1]
    const [anchor, coming] = [find(content.anchor), find(next?.anchor)]
    follow({ element: place.element, dialogs, anchor, next: coming, back, move })
    place.element.style.visibility = place.element.hasAttribute(COVERED) ? 'hidden' : ''
  }
  // A slot that was drawn anew takes its help along.
  const leaveSlot = () => {
    at = back = document.body
    stand()
  }
  const stay = slot && pieces.inline?.keepInSlot(frame, leaveSlot)
  if (!stay) stand()
  if (pieces.tour) pieces.tour.go(frame)
  else draw()
  const doing = ended ? undefined : pieces.doing?.start(frame)
  look()
  frame.say(`${sayHelp(labels.announcement, state.title, shortcut)} ${state.note?.text ?? ''}`.trim())
  queueMicrotask(() => {
    if (ended) return
    tell('shown')
    if (view.slot && !slot) tell('moved', 'no-slot')
  })
  return {
    element: place.element,
    look,
    isNeeded: () => !!doing?.isNeeded(),
    close: (why) => end('closed', why),
  }
}
