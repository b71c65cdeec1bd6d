import { SCROLLING, TYPING } from '../core/hands.ts'
import type { Answer, MomentReason } from '../core/observations/deciding.ts'
import type { Millis } from '../core/time.ts'
import { closestAcross } from './across.ts'
import { dialogAround, findDialogs } from './dialogs.ts'
import { fieldOfKeyboard } from './keyboard.ts'
import { listen } from './listen.ts'
import { isInFrame } from './presence.ts'
import type { Page } from './sensor.ts'
import { watchTraps } from './traps.ts'
import { isOtherHelpOpen } from './vendors.ts'

/** Who has just selected text is about to copy it, or reads it. */
export const SELECTING: Millis = 3000
/** A pointer that is down, or a word in the making, for longer than that: its end was where nobody saw it. */
export const HOLDING: Millis = 30_000

type MomentAnswer = Extract<Answer, { readonly question: 'moment' }>

export interface Moment {
  /** Whether help that concerns this element may appear now. */
  answer(target?: Element): MomentAnswer
  /** What lies over the page, so that help for this element could not be seen or used. */
  coverOf(target?: Element): Cover | undefined
  /** The open dialog in which help for this element must be mounted, or what fills the screen: everything outside it is inert. */
  containerFor(target?: Element): Element | undefined
  stop(): void
}

export type Cover = Extract<MomentReason, 'dialog' | 'fullscreen' | 'other-help'>

export interface MomentOptions {
  /** A request that the user waits for is under way. */
  readonly isRequesting?: () => boolean
}

/** Right content at the wrong moment is a new friction: this knows what the user's hands are at. */
export function createMoment(page: Page, { isRequesting = () => false }: MomentOptions = {}): Moment {
  const { window } = page
  const { document } = window
  const pointers = new Map<number, Millis>()
  let key = -Infinity
  /** Of whatever moves a page: wheel, touch, keys, a scroll bar. */
  let moved = -Infinity
  let scrolled = -Infinity
  let selected = -Infinity
  let composing = -Infinity
  let printing = false
  const traps = watchTraps(page)

  const on = (target: EventTarget, types: string, note: (event: never, now: Millis) => void) =>
    listen(
      target,
      types,
      page.guard('moment', (event: never) => {
        const { isTrusted, type } = event as Event
        // Chromium calls its own `compositionend` untrusted.
        if (isTrusted || type === 'compositionend') note(event, page.now())
      }),
    )
  const stops = [
    on(window, 'keydown', ({ key: name }: KeyboardEvent, now) => {
      moved = now
      if (!MODIFIERS.includes(name)) key = now
    }),
    // Who dictates, swipes over the keys or pastes by a menu presses none.
    on(window, 'input', ({ inputType }: InputEvent, now) => {
      if (inputType) key = now
    }),
    on(window, 'compositionstart compositionupdate compositionend', ({ type }: Event, now) => {
      composing = type === 'compositionend' ? -Infinity : now
    }),
    on(window, 'pointerdown', ({ pointerId }: PointerEvent, now) => {
      moved = now
      pointers.set(pointerId, now)
    }),
    on(window, 'pointerup pointercancel', ({ pointerId }: PointerEvent) => pointers.delete(pointerId)),
    on(window, 'dragend blur', () => pointers.clear()),
    on(window, 'wheel touchmove', (_: Event, now) => (moved = now)),
    // Momentum goes on by itself, but only from where the user began; a carousel never does.
    on(window, 'scroll', (_: Event, now) => {
      if (now - Math.max(moved, scrolled) <= SCROLLING || pointers.size > 0) scrolled = now
    }),
    on(document, 'selectionchange', (_: Event, now) => {
      if (now - moved <= TYPING || pointers.size > 0) selected = now
    }),
    on(window, 'beforeprint afterprint', ({ type }: Event) => (printing = type === 'beforeprint')),
  ]

  function whyNot(target?: Element): MomentReason | undefined {
    const now = page.now()
    if (document.hidden) return 'hidden'
    if (printing) return 'printing'
    const cover = coverOf(target)
    if (cover) return cover
    if (now - composing < HOLDING) return 'composing'
    if ([...pointers.values()].some((since) => now - since < HOLDING)) return 'pointer-down'
    // Nobody sees the keys in a frame of another site: a card number may be half written.
    if (now - key < TYPING || (isInFrame(document) && document.hasFocus())) return 'typing'
    const field = fieldOfKeyboard(window)
    if (field && !isAbout(target, field)) return 'typing'
    if (now - selected < SELECTING && window.getSelection()?.isCollapsed === false) return 'selecting'
    if (now - scrolled < SCROLLING) return 'scrolling'
    if (isRequesting()) return 'requesting'
    return undefined
  }

  function coverOf(target?: Element): Cover | undefined {
    if (isBehindDialog(target)) return 'dialog'
    if (document.fullscreenElement) return 'fullscreen'
    return isOtherHelpOpen(window) ? 'other-help' : undefined
  }

  /** A dialog makes everything outside it inert, our help too, so it must concern what is inside the topmost. */
  function isBehindDialog(target: Element | undefined): boolean {
    // A page that is at something of its own, which no help could be used in.
    if (document.body.closest('[inert]')) return true
    const dialogs = findDialogs(document, traps.current())
    const top = dialogs[dialogs.length - 1]
    return top !== undefined && dialogAround(target, [top]) === undefined
  }

  return {
    answer(target) {
      const why = whyNot(target)
      return { question: 'moment', good: why === undefined, ...(why && { why }) }
    },
    coverOf,
    containerFor: (target) =>
      dialogAround(target, findDialogs(document, traps.current())) ?? screenOf(document),
    stop: () => [traps.stop, ...stops].forEach((stop) => stop()),
  }
}

/** What fills the screen, if something can be put into it. */
function screenOf({ fullscreenElement: screen, body }: Document): Element | undefined {
  if (screen?.contains(body)) return body
  return screen && !screen.shadowRoot && !screen.matches('video,img,canvas,iframe,embed,object')
    ? screen
    : undefined
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'AltGraph', 'Fn']

/** Who is stuck in a field, or in the form around it, has the keyboard open all the while. */
function isAbout(target: Element | undefined, field: Element): boolean {
  const form = closestAcross(field, 'form') ?? field
  return target !== undefined && (form.contains(target) || target.contains(field))
}
