import { render } from 'preact'
import type { Unstuck } from '../surface.ts'
import { dropCarried, putCarried, takeCarried } from './carryOver.ts'
import { createRuleTest } from './copyAsTest.ts'
import { followDialogs } from './followDialogs.ts'
import { CURVE_SECONDS, initInspectorState, type Side } from './inspectorState.ts'
import { adoptStyles } from '../ui/styles/adoptStyles.ts'
import { frameStyle } from './styles/frameStyle.ts'
import { rulesStyle } from './styles/rulesStyle.ts'
import { scoreStyle } from './styles/scoreStyle.ts'
import { streamStyle } from './styles/streamStyle.ts'
import type { InspectorTab } from './tab.ts'
import { hearAll, take, type Heard } from './take.ts'
import type { Change } from './views/change.ts'
import { Panel } from './views/Panel.tsx'

export type { Heard }

/** What the panel shows at first, and where. */
export interface InspectorOptions {
  /** Views of your own, before the others. */
  readonly tabs?: readonly InspectorTab[]
  /** The tab that is open at first. Default: `stream`; the others are `acts`, `rules`, `previews` and your own. */
  readonly tab?: string
  /** Told when it is hidden or shown, and at first: a page may make room. */
  readonly onToggle?: (isOpen: boolean) => void
  /** Told when it is closed for good. */
  readonly onClose?: () => void
  /** Where it is at first; a button moves it. Default: `right`. */
  readonly side?: Side
  /** Starts as a small pill that opens it. Default: false. */
  readonly hidden?: boolean
  /** What was told before it opened, oldest first: `[type, event]` as `on()` tells them. */
  readonly heard?: readonly Heard[]
  /** For the style element, in browsers without constructable style sheets. */
  readonly nonce?: string
}

/** An open inspector. */
export interface Inspector {
  /** What holds it; its shadow root is open. */
  readonly element: HTMLElement
  /** Hides it behind its pill, or shows it again. */
  toggle(): void
  /** Takes it away, and leaves nothing behind. */
  close(): void
}

/** Score and explanations change by the mere passing of time. */
const ASK_EVERY = 1000
/** How long it says what has just been done. */
const NOTE_FOR = 3000

/**
 * Opens the panel that shows what unstuck sees and why it does what it does: acts and their answers, signals, the
 * score and its terms, each rule with its conditions, caps and clocks, and every intervention to be looked at. It
 * listens from now on, changes nothing in the page, and unstuck looks away from it. Alt+U hides and shows it. On the
 * next page of the tab it is as it was, if it is opened there.
 *
 * @example
 * import { openInspector } from 'unstuck/inspector'
 *
 * const inspector = openInspector(unstuck, { tab: 'rules' })
 * inspector.close()
 */
export function openInspector(
  unstuck: Pick<Unstuck, 'on' | 'explain' | 'score' | 'preview'>,
  options?: InspectorOptions,
): Inspector {
  const {
    tabs = [],
    tab = 'stream',
    side = getComputedStyle(document.documentElement).direction === 'rtl' ? 'left' : 'right',
    hidden = false,
    heard = [],
    onToggle = () => {},
    onClose = () => {},
    nonce,
  } = options ?? {}
  const carried = takeCarried(storage)
  const state = initInspectorState(carried?.tab ?? tab, carried?.side ?? side, carried?.isOpen ?? !hidden)
  const kept: Heard[] = []
  const hear = (one: Heard) => {
    kept.push(one)
    take(state, one)
  }
  ;[...(carried?.heard ?? []), ...heard].forEach(hear)
  const element = document.createElement('div')
  // It speaks English, whatever the page does.
  Object.assign(element, { lang: 'en', dir: 'ltr' })
  Object.assign(element.dataset, { unstuckInspector: '', unstuckIgnore: '', unstuckAmbient: '' })
  const root = element.attachShadow({ mode: 'open' })
  adoptStyles(root, frameStyle + scoreStyle + streamStyle + rulesStyle, nonce)
  const place = document.createElement('div')
  root.append(place)
  document.body.append(element)

  let isAwaited = false
  let isClosed = false
  const draw = () => {
    if (!isClosed) render(<Panel {...{ state, change, unstuck, tabs, copyAsTest, toggle, close }} />, place)
  }
  /** What is told is drawn once a frame at most; a frame never comes while the tab is hidden, and then it need not. */
  const drawSoon = () => {
    if (isAwaited) return
    isAwaited = true
    requestAnimationFrame(() => {
      isAwaited = false
      draw()
    })
  }
  const ask = () => {
    state.score = unstuck.score()
    state.explanation = unstuck.explain(state.whatIf)
  }
  /** What somebody does is drawn at once, as it stands: the next key they press acts on what the last one brought. */
  const change: Change = (edit) => {
    edit(state)
    ask()
    draw()
  }
  const askAgain = () => {
    ask()
    state.curve = [...state.curve, { at: Date.now(), page: unstuck.score().page }].slice(-CURVE_SECONDS)
    drawSoon()
  }
  const tell = (note: string) => {
    change((it) => void (it.note = note))
    setTimeout(() => change((it) => void (it.note = it.note === note ? '' : it.note)), NOTE_FOR)
  }
  const copyAsTest = () => {
    const text = JSON.stringify(createRuleTest(state), null, 2)
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    copied.then(
      () => tell(state.isCut ? 'Copied, from the middle of the visit' : 'Copied'),
      () => tell('The browser forbids copying here'),
    )
  }
  const toggle = () => {
    change((it) => void (it.isOpen = !it.isOpen))
    onToggle(state.isOpen)
    const selector = state.isOpen ? '[role=tab][aria-selected=true]' : '.pill'
    root.querySelector<HTMLElement>(selector)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.code !== 'KeyU') return
    event.preventDefault()
    toggle()
  }
  const close = () => {
    isClosed = true
    for (const end of ends) end()
    render(null, place)
    element.remove()
    onClose()
  }

  const timer = setInterval(askAgain, ASK_EVERY)
  const ends = [
    hearAll(unstuck, (one) => {
      hear(one)
      drawSoon()
    }),
    listenFor('pagehide', () => putCarried(storage, state, kept)),
    listenFor('keydown', onKeyDown),
    () => dropCarried(storage),
    followDialogs(element),
    () => clearInterval(timer),
  ]
  onToggle(state.isOpen)
  askAgain()
  return { element, toggle, close }
}

const storage = () => window.sessionStorage

function listenFor<K extends keyof WindowEventMap>(
  type: K,
  listener: (event: WindowEventMap[K]) => void,
): () => void {
  addEventListener(type, listener)
  return () => removeEventListener(type, listener)
}
