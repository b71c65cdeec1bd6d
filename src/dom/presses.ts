import type { ActBody } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { findActivated, findMeant, type Meant } from './actionable.ts'
import { isDisabled } from './judge.ts'
import { listen } from './listen.ts'
import type { Page } from './sensor.ts'

/** One press, from when it begins; whether it becomes an act is known later. */
export interface Press {
  readonly kind: ActBody['kind']
  readonly began: Millis
  readonly event: Event
  /** Where it landed. */
  readonly origin: Element
  /** From there outwards, through open shadow roots. */
  readonly path: readonly EventTarget[]
  readonly meant: Meant
  readonly x?: number
  readonly y?: number
  /** The finger is up, the key has done its work. */
  released?: Millis
  /** The page has reacted, so its answer may still be moving on the screen. */
  answered?: true
}

export interface PressListener {
  /** `earlier`: the acts that may still be answered or show their feedback, the last one first. */
  began?(press: Press, earlier: readonly Press[]): void
  /** It is an act. */
  acted?(press: Press): void
}

/** A finger or a mouse wavers this many pixels within a click; more is a drag. */
export const SLOP = 10
/** A pan that ends this near to where it began was meant as a tap. */
export const EATEN_TAP = 30
/** A press this soon after the window got the focus has woken it, and meant nothing else. */
export const WAKING: Millis = 100
/** A touch waits this long for its click: where double-tap zooms, browsers hold it back for 300 ms. */
export const TOUCH_CLICK: Millis = 400

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

/** A pointer that is down, or up and waiting for its click. A press that is none of ours has `press` undefined. */
interface Pointer {
  readonly id: number
  readonly touch: boolean
  readonly x: number
  readonly y: number
  press: Press | undefined
  moved: number
  timer?: number
}

/**
 *   pointerdown ── pointerup ── click ───────────▶ act
 *        │             └─ no click, not moved ───▶ act (the control acts on press, was replaced, is disabled)
 *        ├─ pointercancel ── touchend near by ───▶ act (a tap that a pan ate)
 *        └─ dragged, second finger, long press ──▶ nothing
 *   keydown on a control ────────────────────────▶ act
 *   keydown in a field ── click of its button ───▶ act on the button
 *   a click within the task of one of these belongs to it; any other is one of assistive technology.
 */
function track(page: Page, listeners: ReadonlySet<PressListener>): () => void {
  const { window } = page
  let earlier: readonly Press[] = []
  let forgetting = 0
  let pointer: Pointer | undefined
  let lastId = -1
  let lastAt: Millis = 0
  let inField: Press | undefined
  let isTaken = false
  let isAsleep = false
  let wokeAt = -Infinity

  function begin(kind: Press['kind'], event: Event, meant?: Meant): Press | undefined {
    const path = event.composedPath()
    const origin = meant?.element ?? (path[0] as Element)
    meant ??= findMeant(path, window)
    if (!meant || page.marks.ignored(origin) === 'all') return undefined
    const { clientX: x, clientY: y } = event as MouseEvent
    const press: Press = {
      kind,
      began: page.timeOf(event),
      event,
      origin,
      path,
      meant,
      ...(kind === 'press' && { x, y }),
    }
    for (const listener of listeners) listener.began?.(press, earlier)
    return press
  }

  function act(press: Press | undefined): void {
    if (!press) return
    press.released = page.now()
    earlier = [press, ...earlier.slice(0, EARLIER_KEPT - 1)]
    window.clearTimeout(forgetting)
    forgetting = window.setTimeout(() => (earlier = []), EARLIER)
    for (const listener of listeners) listener.acted?.(press)
  }

  /** Whatever click comes in this task is derived from what has just been heard. */
  function take(): void {
    isTaken = true
    window.setTimeout(() => {
      isTaken = false
      inField = undefined
    })
  }

  /** No click came: the press counts if it stayed where it was. */
  function release({ press, id, moved, timer }: Pointer): void {
    window.clearTimeout(timer)
    pointer = undefined
    lastId = id
    lastAt = page.now()
    if (press?.released && moved <= SLOP) act(press)
  }

  function onDown(event: PointerEvent): void {
    if (!event.isPrimary) {
      if (pointer) pointer.press = undefined
      return
    }
    if (pointer) release(pointer)
    const isMeant = event.button === 0 && !hasModifier(event) && event.timeStamp - wokeAt > WAKING
    const { pointerId: id, clientX: x, clientY: y } = event
    pointer = {
      id,
      x,
      y,
      moved: 0,
      touch: event.pointerType === 'touch',
      press: isMeant ? begin('press', event) : undefined,
    }
  }

  function onUp(event: PointerEvent): void {
    const at = pointer
    if (at?.id !== event.pointerId) return
    at.moved = distance(at, event)
    if (at.press) at.press.released = page.now()
    at.timer = window.setTimeout(() => release(at), at.touch ? TOUCH_CLICK : 0)
  }

  function onCancel(event: PointerEvent): void {
    if (pointer?.id === event.pointerId && !pointer.touch) pointer = undefined
  }

  /** Reached with a pointer that is still down only after a `pointercancel`: a `pointerup` comes first. */
  function onTouchEnd({ changedTouches: [touch], touches }: TouchEvent): void {
    const at = pointer
    if (!at?.press || at.press.released || !touch || touches.length > 0) return
    at.moved = distance(at, touch) <= EATEN_TAP ? 0 : Infinity
    at.press.released = page.now()
    release(at)
  }

  function onClick(event: PointerEvent): void {
    const at = pointer
    if (at && (at.press?.released || !at.press)) {
      const { press, moved } = at
      const isSame =
        moved <= SLOP || (press?.meant.actionable && event.composedPath().includes(press.meant.element))
      pointer = undefined
      window.clearTimeout(at.timer)
      lastId = at.id
      lastAt = page.now()
      take()
      if (isSame) act(press)
    } else if (isTaken) {
      if (inField && event.composedPath().includes(inField.meant.element)) act(inField)
      inField = undefined
    } else if (event.pointerId !== lastId || page.now() - lastAt > SECOND_CLICK) {
      take()
      act(begin('assistive', event))
    }
  }

  /** Any key may click: an arrow does on the next radio button. Only those that press a control are acts. */
  function onKey(event: KeyboardEvent): void {
    const { key, type, isComposing, repeat } = event
    take()
    if ((key !== 'Enter' && key !== ' ') || isComposing || type === 'keyup' || repeat || hasModifier(event))
      return
    const focused = event.composedPath()[0] as Element
    const element = focused.localName && findActivated(focused, key)
    const press = element && begin('key', event, { element, actionable: true })
    if (!press) return
    if (element === focused || isDisabled(element)) act(press)
    else inField = press
  }

  /** The focus also leaves a window for a frame in it: nobody fell asleep then. */
  function onFocus(event: FocusEvent): void {
    if (event.target !== event.currentTarget) return
    if (event.type === 'blur') isAsleep = !/^i?frame$/i.test(window.document.activeElement?.localName ?? '')
    else if (isAsleep) {
      isAsleep = false
      wokeAt = event.timeStamp
    }
  }

  const hear = <E extends Event>(types: string, handle: (event: E) => void) =>
    listen(
      window,
      types,
      page.guard('presses', (event: E) => void (event.isTrusted && handle(event))),
    )
  const stops = [
    hear('pointerdown', onDown),
    hear('pointerup', onUp),
    hear('pointercancel', onCancel),
    hear('touchend', onTouchEnd),
    hear('dragstart contextmenu', () => void (pointer = undefined)),
    hear('click', onClick),
    hear('keydown keyup', onKey),
    hear('blur focus', onFocus),
  ]
  return () => {
    window.clearTimeout(pointer?.timer)
    window.clearTimeout(forgetting)
    for (const stop of stops) stop()
  }
}

/** A click with the pointer of a press that was given up waiting for it. */
const SECOND_CLICK: Millis = 1000

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: MouseEvent | KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey
}

function distance(from: { x: number; y: number }, to: { clientX: number; clientY: number }): number {
  return Math.hypot(to.clientX - from.x, to.clientY - from.y)
}
