import type { ActBody } from '../core/observations/user.ts'
import type { Millis } from '../core/time.ts'
import { focusedIn } from './focusedIn.ts'
import { findActivated, findMeant, type Meant } from './actionable.ts'
import { isDisabled } from './judge.ts'
import { listen } from './listen.ts'
import type { Page } from './sensor.ts'

/** One press, from when it begins; whether it becomes an act is known later. */
export interface Press {
  readonly kind: Exclude<ActBody['kind'], 'swipe'>
  readonly began: Millis
  readonly event: MouseEvent | KeyboardEvent | SubmitEvent
  /** From where it landed outwards, through open shadow roots. */
  readonly path: readonly EventTarget[]
  readonly meant: Meant
  /** What it was called when it began, where somebody has read that. */
  name?: string
  /** Signals that must not use it. */
  readonly ignored: readonly string[]
  /** The finger is up, the key has done its work. */
  released?: Millis
  /** The page has scrolled under the finger. */
  panned?: boolean
  /** The page has reacted, so its answer may still be moving on the screen. */
  answered?: true
}

/** How far a finger went, to the right and down. */
export interface Way {
  readonly x: number
  readonly y: number
}

export interface PressListener {
  /** `earlier`: the acts that may still be answered or show their feedback, the last one first. */
  began?(press: Press, earlier: readonly Press[]): void
  /** It is an act. */
  acted?(press: Press): void
  /** It was no press: one finger went straight from one place to another. */
  swiped?(press: Press, way: Way): void
}

/** A finger or a mouse wavers this many pixels within a click; more is a drag. */
export const SLOP = 10
/** A pan that ends this near to where it began was meant as a tap. */
export const EATEN_TAP = 30
/** So many pixels make a swipe, PostHog's figure; what lasts longer drags, marks or thinks. */
export const SWIPE = 30
export const SWIPE_AT_MOST: Millis = 1000
/** A press this soon after the window got the focus has woken it, and meant nothing else. */
export const WAKING: Millis = 100
/** A touch waits this long for its click: where double-tap zooms, browsers hold it back for 300 ms. */
export const TOUCH_CLICK: Millis = 400
/** A click that comes this late is still that of the press that was given up waiting for it. */
const LATE_CLICK: Millis = 1000
/** Feedback fades and answers arrive within this time after an act. */
export const EARLIER: Millis = 2000
/** Acts whose feedback may still be seen. */
const EARLIER_KEPT = 3

const trackers = new WeakMap<Page, { listeners: Set<PressListener>; stop: () => void }>()

/** Tells of presses. All who listen share the listeners on one page. */
export function watchPresses(page: Page, listener: PressListener): () => void {
  let tracker = trackers.get(page)
  if (!tracker) {
    const listeners = new Set<PressListener>()
    trackers.set(page, (tracker = { listeners, stop: track(page, listeners) }))
  }
  const { listeners, stop } = tracker
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    trackers.delete(page)
    stop()
  }
}

/** A pointer that is down, or up and waiting for its click. */
interface Pointer {
  readonly id: number
  readonly x: number
  readonly y: number
  /** None where the press is not one of ours: its click is swallowed. */
  press: Press | undefined
  readonly isTouch: boolean
  isUp: boolean
  way: Way
  timer?: number
}

/**
 *   pointerdown ── pointerup ── click ───────────▶ act
 *        │             └─ no click, not moved ───▶ act (the control acts on press, was replaced, is disabled)
 *        ├─ pointercancel ── touchend near by ───▶ act (a tap that a pan ate)
 *        ├─ one finger, far and straight, quick ─▶ swipe
 *        └─ dragged, second finger, long press ──▶ nothing
 *   keydown on a control ────────────────────────▶ act
 *   keydown in a field ── click of its button ───▶ act on the button
 *        └─ submit without a click ──────────────▶ act on the field (Enter where no button is, a code that is complete)
 *   a click within the task of one of these belongs to it; any other is one of assistive technology, and begins with
 *   the mousedown before it, where there is one: Safari and Firefox send that, and no pointerdown.
 */
function track(page: Page, listeners: ReadonlySet<PressListener>): () => void {
  const { window } = page
  let earlier: readonly Press[] = []
  let forgetting = 0
  let pointer: Pointer | undefined
  let inField: Press | undefined
  /** Of assistive technology, which has sent its mousedown. */
  let assistive: Press | undefined
  /** A key is at work, and has done nothing that is an act. */
  let isTyping = false
  /** Until then every click is derived from what was heard before. */
  let takenUntil: Millis = 0
  let isAsleep = false
  let wokeAt = -Infinity

  function begin(kind: Press['kind'], event: Press['event'], activated?: Element): Press | undefined {
    const path = event.composedPath()
    const meant = activated
      ? { element: activated, origin: activated, actionable: true }
      : findMeant(path, window)
    const ignored = meant && page.marks.ignored(meant.origin)
    if (!meant || !ignored || ignored === 'all') return undefined
    const press: Press = { kind, began: page.timeOf(event), event, path, meant, ignored }
    for (const listener of listeners) listener.began?.(press, earlier)
    return press
  }

  function act(press: Press | undefined): void {
    if (!press) return
    isTyping = false
    press.released = page.now()
    earlier = [press, ...earlier.slice(0, EARLIER_KEPT - 1)]
    window.clearTimeout(forgetting)
    forgetting = window.setTimeout(() => (earlier = []), EARLIER)
    for (const listener of listeners) listener.acted?.(press)
  }

  /** Whatever click comes in this task is derived from what has just been heard. */
  function take(): void {
    if (takenUntil === Infinity) return
    takenUntil = Infinity
    window.setTimeout(() => {
      takenUntil = 0
      inField = undefined
      isTyping = false
    })
  }

  function drop(): void {
    window.clearTimeout(pointer?.timer)
    pointer = undefined
  }

  /** The press counts if it stayed where it was, or on the control that it was meant for. */
  function finish({ press, isUp, isTouch, way }: Pointer, click?: Event): void {
    drop()
    takenUntil = page.now() + LATE_CLICK
    if (!press || !isUp) return
    const isOn = press.meant.actionable && click?.composedPath().includes(press.meant.element)
    if (isOn || Math.hypot(way.x, way.y) <= SLOP) act(press)
    else if (isTouch && isSwipe(press, way)) for (const listener of listeners) listener.swiped?.(press, way)
  }

  /** Lets the pointer wait for its click; without one it is finished all the same. */
  function lift(at: Pointer, way: Way, wait: Millis): void {
    at.isUp = true
    at.way = way
    if (at.press) at.press.released = page.now()
    at.timer = window.setTimeout(() => finish(at), wait)
  }

  const on: { readonly [type: string]: (event: never) => void } = {
    pointerdown(event: PointerEvent) {
      const { isPrimary, button, pointerId: id, clientX: x, clientY: y, timeStamp } = event
      const isTouch = event.pointerType === 'touch'
      if (!isPrimary && pointer) pointer.press = undefined
      if (!isPrimary) return
      if (pointer) finish(pointer)
      const isMeant = button === 0 && !hasModifier(event) && timeStamp - wokeAt > WAKING
      const press = isMeant ? begin('press', event) : undefined
      pointer = { id, x, y, isTouch, isUp: false, way: NOWHERE, press }
    },
    pointerup(event: PointerEvent) {
      if (pointer?.id === event.pointerId)
        lift(pointer, wayTo(pointer, event), pointer.isTouch ? TOUCH_CLICK : 0)
    },
    pointercancel({ pointerType }: PointerEvent) {
      if (pointerType !== 'touch') drop()
    },
    /** Met by a pointer that is still down only after a `pointercancel`: a `pointerup` comes first. */
    touchend({ changedTouches: [touch], touches }: TouchEvent) {
      if (!pointer || pointer.isUp || !touch || touches.length > 0) return
      const way = wayTo(pointer, touch)
      lift(pointer, Math.hypot(way.x, way.y) <= EATEN_TAP ? NOWHERE : way, 0)
    },
    mousedown(event: MouseEvent) {
      const isAssistive = !pointer && event.button === 0 && !hasModifier(event) && page.now() >= takenUntil
      assistive = isAssistive ? begin('assistive', event) : undefined
    },
    dragstart: drop,
    contextmenu: drop,
    click(event: PointerEvent) {
      if (pointer && (pointer.isUp || !pointer.press)) {
        const at = pointer
        take()
        finish(at, event)
      } else if (page.now() >= takenUntil) {
        const isBegun = !!assistive && event.composedPath().includes(assistive.meant.element)
        take()
        act(isBegun ? assistive : begin('assistive', event))
        assistive = undefined
      } else if (inField && event.composedPath().includes(inField.meant.element)) {
        act(inField)
        inField = undefined
      }
    },
    /** Any key may click: an arrow does on the next radio button. Only those that press a control are acts. */
    keydown(event: KeyboardEvent) {
      const { key, isComposing, repeat } = event
      take()
      isTyping = !repeat && !isComposing
      if ((key !== 'Enter' && key !== ' ') || isComposing || repeat || hasModifier(event)) return
      const focused = event.composedPath()[0] as Element
      const element = focused.localName && findActivated(focused, key)
      const press = element ? begin('key', event, element) : undefined
      if (element === focused || (element && isDisabled(element))) act(press)
      else inField = press
    },
    /** Of the space bar, which presses a button when it is let go. */
    keyup({ key }: KeyboardEvent) {
      if (key === ' ') take()
    },
    submit(event: SubmitEvent) {
      const field = isTyping && focusedIn(window.document)
      if (field) act(begin('key', event, field))
    },
    /** The focus also leaves a window for a frame in it: nobody fell asleep then. */
    blur({ target, currentTarget }: FocusEvent) {
      if (target === currentTarget)
        isAsleep = !/^i?frame$/.test(window.document.activeElement?.localName ?? '')
    },
    focus({ target, currentTarget, timeStamp }: FocusEvent) {
      if (target !== currentTarget) return
      if (isAsleep) wokeAt = timeStamp
      isAsleep = false
    },
  }
  const hear = page.guard(
    'presses',
    (event: Event) => void (event.isTrusted && on[event.type]!(event as never)),
  )
  const stop = listen(window, Object.keys(on).join(' '), hear)
  return () => {
    drop()
    window.clearTimeout(forgetting)
    stop()
  }
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: MouseEvent | KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey
}

const NOWHERE: Way = { x: 0, y: 0 }

function wayTo({ x, y }: Way, { clientX, clientY }: { clientX: number; clientY: number }): Way {
  return { x: clientX - x, y: clientY - y }
}

/** Along one axis, as people scroll and turn pages. */
function isSwipe({ began, released = 0 }: Press, { x, y }: Way): boolean {
  const [long, short] = Math.abs(x) > Math.abs(y) ? [x, y] : [y, x]
  const isQuick = released - began <= SWIPE_AT_MOST
  return isQuick && Math.abs(long) >= SWIPE && Math.abs(short) <= Math.abs(long) / 2
}
