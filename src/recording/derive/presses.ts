import { CAUSED_WITHIN } from '../../core/acts/actRequests.ts'
import { AFTER_REQUEST, BLAMED_WITHIN, DOUBLE_CLICK } from '../../core/acts/waits.ts'
import type { Observed } from '../../core/observation.ts'
import type { ActBody } from '../../core/observations/user.ts'
import type { Millis } from '../../core/time.ts'
import { parentOf } from '../../core/tree/across.ts'
import type { RrwebEvent } from '../rrwebEvent.ts'
import { controlOf, type PageNode } from '../tree/pageNode.ts'
import type { Answers } from './answers.ts'
import { findEatenTaps } from './eatenTaps.ts'
import { formKeyOf, formOf } from './forms/formKey.ts'
import { givesFile, isDisabled, judgePress, worksUnseen } from './judgePress.ts'
import { tellHelpSeek } from './helpSeeks.ts'
import { findMeant, type Meant } from './meant.ts'
import { describe, isNameMasked, type Part, type Rebuilt } from './rebuilt.ts'
import type { Step } from './steps.ts'

export interface Press {
  readonly began: Millis
  readonly meant: Meant
  act: Omit<ActBody, 'kind'>
  readonly isTouch: boolean
  released?: Millis
  /** The page has reacted. */
  answered?: true
  /** As it was told; a late answer may leave it in doubt. */
  told?: { -readonly [K in keyof Observed<'act'>]: Observed<'act'>[K] }
  /** What it does may leave no trace. */
  readonly isUnseen: boolean
}

/** A finger or a mouse wavers this many pixels within a click; more is a drag. */
const SLOP = 10
/** Events of one press come this close together; where double-tap zooms, the click of a touch waits. */
export const MOUSE_CLICK: Millis = 60
export const TOUCH_CLICK: Millis = 400
/** What a browser makes of a touch for pages that know only mice comes within this time. */
const AFTER_TOUCH: Millis = 1000
/** Then a touch without an end has none. */
const LOST: Millis = 1000
/** A label's click is followed by that of its control, a script's by nothing that anybody did. */
const DERIVED: Millis = 30
/** A held Enter presses again every 30 to 90 ms, which no finger does; a busy page is late with one of these now and then. */
const HELD: Millis = 100
const HELD_ON: Millis = 250
/** Acts that may still be answered. */
const EARLIER: Millis = 2000
const EARLIER_KEPT = 3
/** One more than elsewhere: a dialog may be slow to come. */
const ASKED_IN_VAIN = 4
/** The verdict on a press falls within this time, as in `dead-click`. */
const VERDICT: Millis = 2000
/** Who waits longer between two presses has looked for what came. */
const AT_ONCE: Millis = 1000

export interface Presses extends Part {
  /** Something that nobody caught was thrown. */
  break(at: Millis): void
}

type PointerStep = Extract<Step, { kind: 'down' | 'up' | 'click' | 'double' | 'menu' | 'cancel' }>

interface Pointer {
  readonly press: Press | undefined
  readonly node: PageNode
  readonly x: number
  readonly y: number
  readonly at: Millis
  readonly isTouch: boolean
  upAt?: Millis
  moved: number
}

/**
 * Acts, from what rrweb tells of mouse and touch. It tells nothing of keys, nor which button of the mouse it was.
 */
export function createPresses(page: Rebuilt, answers: Answers, events: readonly RrwebEvent[]): Presses {
  const hasDowns = events.some(isDown)
  const endOfEaten = findEatenTaps(events)
  let made = 0
  let pointer: Pointer | undefined
  let earlier: Press[] = []
  let touched: { node: PageNode; at: Millis } | undefined
  let asked: readonly Press[] = []
  let actedAt = -Infinity
  let clickedAt = -Infinity
  let keyed: { at: Millis; isHeld: boolean } | undefined

  function begin(
    node: PageNode,
    at: Millis,
    point?: { x: number; y: number },
    isTouch = false,
  ): Press | undefined {
    const meant = findMeant(node, page.styles)
    const ignored = meant && page.marks.ignored(meant.origin)
    if (!meant || !ignored || ignored === 'all') return undefined
    if (!meant.actionable) page.doubt('which plain elements look as if they could be pressed', CURSORS)
    if (at - actedAt > EARLIER) earlier = []
    const act = describeAct(meant, at, point, ignored)
    const isUnseen = act.judge === 'unknown' && worksUnseen(meant.element, page)
    const press: Press = { began: at, meant, act, isUnseen, isTouch }
    answers.begin(press, earlier)
    return press
  }

  function describeAct(
    meant: Meant,
    began: Millis,
    point: { x: number; y: number } | undefined,
    ignored: readonly string[],
  ): Omit<ActBody, 'kind'> {
    const { element } = meant
    const form = formOf(element, page)
    const judge = judgePress(meant, page)
    if (judge === 'unknown') page.doubt('whether some presses were answered', OUT_OF_SIGHT)
    return {
      id: `act${++made}`,
      began,
      target: describe(element, page),
      judge,
      ...(isNameMasked(element, page) && { masked: true }),
      ...(form && { form: formKeyOf(form, page) }),
      ...(point && { x: Math.round(point.x), y: Math.round(point.y) }),
      ...(isDisabled(element) && { disabled: true }),
      ...(element.closest(SEARCH) && !element.matches('a[href]') && { search: true }),
      ...(ignored.length > 0 && { ignored }),
    }
  }

  function act(press: Press, at: Millis, kind: 'press' | 'key'): void {
    press.released ??= at
    earlier = [press, ...earlier.slice(0, EARLIER_KEPT - 1)]
    actedAt = at
    const { x: _, y: __, ...placeless } = press.act
    const body = kind === 'press' ? press.act : placeless
    press.told = { type: 'act', at, kind, ...body }
    page.push(press.told)
    asked = [press, ...asked].slice(0, ASKED_IN_VAIN)
    if (press.isUnseen) doubtWork(asked)
    answers.acted(press, at)
    tellHelpSeek(press.meant.element, at, page)
  }

  /** A file that came, or a dialog, would have been seen: who asks for it again and again, and no request is sent, has got nothing. */
  function doubtWork(presses: readonly Press[]): void {
    const [last, ...before] = presses
    const first = before.at(-1)
    if (!last || !first || presses.length < ASKED_IN_VAIN || !page.network.isTold) return
    const isRun = before.every(
      ({ meant, answered, released = 0 }, nth) =>
        meant.element === last.meant.element && !answered && presses[nth]!.began - released <= AT_ONCE,
    )
    const isAsked = page.network.hasAsked(first.began, last.told!.at + CAUSED_WITHIN)
    if (!isRun || isAsked || !givesFile(last.meant.element, page)) return
    for (const { told } of presses) if (told) told.judge = 'yes'
  }

  function finish(one: Pointer, click?: PointerStep): void {
    pointer = undefined
    const { press, moved, upAt = one.at } = one
    if (!press) return
    const eaten = isLost(one) ? endOfEaten(one) : undefined
    if (eaten !== undefined) {
      // The tap never reached the page: again and again it is rage, but the control may work.
      press.act = { ...press.act, ignored: [...(press.act.ignored ?? []), 'dead-click'] }
      return act(press, eaten, 'press')
    }
    const isOn = !!click && press.meant.actionable && leadsTo(click.node, press.meant.element)
    if (click && (isOn || moved <= SLOP)) return act(press, click.at, 'press')
    // What the press itself has replaced has no click, and no browser clicks what is disabled.
    const { element } = press.meant
    if (!click && moved <= SLOP && (!element.isConnected || element.matches(':disabled')))
      return act(press, upAt, 'press')
    if (!click)
      page.doubt(
        'presses without a click',
        'Another button, a drag or a page that stopped them: rrweb does not tell.',
      )
  }

  function see(step: PointerStep): void {
    const { kind, node, at, isTouch, x = NaN, y = NaN } = step
    switch (kind) {
      case 'down': {
        // Those that the browser makes of a touch.
        if (!isTouch && touched?.node === node && at - touched.at < AFTER_TOUCH) return
        if (pointer) finish(pointer)
        if (isTouch) touched = { node, at }
        const point = Number.isFinite(x) ? { x, y } : undefined
        pointer = { press: begin(node, at, point, isTouch), node, x, y, at, isTouch, moved: 0 }
        return
      }
      case 'up':
        if (!pointer || pointer.upAt !== undefined) return
        pointer.upAt = at
        pointer.moved = Math.max(pointer.moved, distance(pointer, x, y))
        if (pointer.press) pointer.press.released = at
        return
      case 'click':
        clickedAt = at
        return click(step)
      case 'double':
        return double(step)
      default:
        pointer = undefined
    }
  }

  function click(step: PointerStep): void {
    const { node, at, x, y } = step
    if (pointer) {
      touched = undefined
      return finish(pointer, step)
    }
    if (at - actedAt <= DERIVED) return
    const isNowhere = !x && !y
    if (page.focused && (hasDowns || isNowhere) && isByKey(node, page.focused, page)) return key(node, at)
    if (!hasDowns) {
      const press = begin(node, at, isNowhere ? undefined : { x: x ?? 0, y: y ?? 0 })
      if (press) act(press, at, 'press')
    } else page.doubt('clicks without a press', 'A script, a key or assistive technology may have made them.')
  }

  /** No browser tells of a double click without two clicks. Of those that a script has stopped this is all that is left. */
  function double({ node, at, x = NaN, y = NaN }: PointerStep): void {
    if (pointer || at - clickedAt <= DOUBLE_CLICK) return
    const press = begin(node, at, Number.isFinite(x) ? { x, y } : undefined)
    if (press) act(press, at, 'press')
  }

  /** A key that is held down is one press, however often the browser clicks for it. */
  function key(node: PageNode, at: Millis): void {
    const since = keyed ? at - keyed.at : Infinity
    const isHeld = since <= (keyed?.isHeld ? HELD_ON : HELD)
    keyed = { at, isHeld }
    const press = isHeld ? undefined : begin(node, at)
    if (press) act(press, at, 'key')
  }

  return {
    break(at) {
      const [last] = earlier
      if (!last?.isUnseen || !last.told || last.answered) return
      // What a press asks for may break when it comes.
      const isAsked = page.network.hasEnded(last.began, at - AFTER_REQUEST, at)
      if (at - last.told.at <= BLAMED_WITHIN || isAsked) last.told.judge = 'yes'
    },
    pass(until) {
      const wait = pointer?.isTouch ? TOUCH_CLICK : MOUSE_CLICK
      if (pointer?.upAt !== undefined && until > pointer.upAt + wait) finish(pointer)
      else if (pointer && isLost(pointer) && until > pointer.at + LOST && endOfEaten(pointer)) finish(pointer)
    },
    end(at) {
      const isOpen = ({ told, answered }: Press) =>
        told?.judge === 'yes' && !answered && at - told.at < VERDICT
      const open = earlier.filter(isOpen).length
      if (open > 0) page.doubt('whether the last presses were answered', TOO_EARLY, open)
    },
    see(step) {
      if (step.kind === 'drag') pointer = undefined
      else if (step.kind === 'moves' && step.isTouch && pointer) {
        for (const { x, y } of step.points) pointer.moved = Math.max(pointer.moved, distance(pointer, x, y))
      } else if (step.kind === 'page' && step.isNew) {
        pointer = undefined
        earlier = []
      } else if ('isTouch' in step && step.kind !== 'moves') see(step)
    },
  }
}

const CURSORS = 'No style sheet in the recording shows a hand over them: they are never called dead.'
const OUT_OF_SIGHT =
  'Frames, closed components, pixels, files and the clipboard are not recorded: they are never called dead.'
const TOO_EARLY = 'The recording ends before anybody could tell.'
const SEARCH = 'search,[role=search],form[action*="/search" i]'

function isDown({ type, data }: RrwebEvent): boolean {
  const { source, type: kind } = (data ?? {}) as { source?: unknown; type?: unknown }
  return type === 3 && source === 2 && (kind === 1 || kind === 7)
}

/** Of a touch that became a pan no end is told. */
function isLost({ isTouch, upAt, press }: Pointer): boolean {
  return isTouch && upAt === undefined && !!press?.meant.actionable
}

/** Enter and Space press what has the focus, Enter in a field the button of its form. */
function isByKey(node: PageNode, focused: PageNode, page: Rebuilt): boolean {
  if (leadsTo(node, focused)) return true
  const form = formOf(focused, page)
  return !!form && focused.localName === 'input' && formOf(node, page) === form && node.type === 'submit'
}

/** The node lies in the control, or in a label of it. */
function leadsTo(node: PageNode, control: PageNode): boolean {
  for (let at: PageNode | undefined = node; at; at = parentOf(at)) {
    if (at === control || (at.localName === 'label' && controlOf(at) === control)) return true
  }
  return false
}

function distance(from: { readonly x: number; readonly y: number }, x: number, y: number): number {
  const [dx, dy] = [x - from.x, y - from.y]
  return Number.isFinite(dx + dy) ? Math.max(Math.abs(dx), Math.abs(dy)) : 0
}
