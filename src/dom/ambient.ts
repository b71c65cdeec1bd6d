import type { Millis } from '../core/time.ts'
import { firstInside, parentOf } from './across.ts'
import { listen } from './listen.ts'
import type { Page } from './sensor.ts'

/** The page is calm when nobody has done anything for so long: hover effects and their delays are over. */
export const CALM: Millis = 500
/**
 * Whatever changes in the beginning of a look is counted, and later only what is apart: the parts of one piece of
 * news come together.
 */
export const PROBE: Millis = 600
export const CHANGES_APART: Millis = 200
/** So long that a carousel turns three times. */
export const PROBE_AT_MOST: Millis = 9500
/** Looks begin at least so far apart. */
export const PROBE_GAP: Millis = 2000
/** After so many changes a look ends: this page is busy. */
const CHANGES_SEEN = 1000
/** Changes looked at in one batch. */
export const RECORDS_READ = 200
/**
 * So many changes without the user make a part ambient. Two may be a message that comes and goes, or two
 * messages that go; a third shows a habit.
 */
export const CHANGES_OF_HABIT = 3
/** Two changes of how a part looks, so far apart, are two turns of a slow carousel: messages come as content. */
export const TURN: Millis = 1000
/**
 * A habit that was looked for in vain for so many times its pace, or for so long, is none any more: an upload has
 * ended, a page has loaded.
 */
export const TURNS_MISSED = 3
export const LOOKED_IN_VAIN: Millis = 1800
/** A part larger than this many elements is a place where things happen, not a thing that moves. */
export const PART_SIZE = 20

export interface Ambient {
  /** The change is one that happens all the time. */
  isAmbient(element: Element, change: Change): boolean
  /** It changes all the time, in whatever way. */
  isMoving(element: Element): boolean
  /** It answered a user: whatever was thought of it is forgotten. */
  forget(element: Element): unknown
  /** A calm page is looked at again. */
  resume(): void
  stop(): void
}

/**
 * What is inside an element, how it looks, how one of its parts looks, or where it is scrolled to: a slide may turn by
 * itself and yet say something.
 */
export type Change = 'content' | 'look' | 'parts' | 'scroll'

/** Times are those of a clock that runs only while somebody looks. */
interface Habit {
  count: number
  first: Millis
  at: Millis
}

const learnt = new WeakMap<Page, Ambient>()

/** What was learnt of a page, where somebody learns. */
export function ambientOf(page: Page): Ambient | undefined {
  return learnt.get(page)
}

/**
 * Learns what changes without the user, by short looks at a calm page, so that it saves no dead click.
 * Nothing is looked at while an act waits for its answer (`isBusy`), or soon after anybody did anything.
 */
export function learnAmbient(page: Page, isBusy: () => boolean): Ambient {
  const { window, marks } = page
  const { document } = window
  const guard = <F extends (...args: never[]) => unknown>(callback: F) => page.guard('ambient', callback)
  const habits = new WeakMap<Element, { [K in Change]?: Habit }>()
  const observer = new window.MutationObserver(guard(note))
  let isLooking = false
  let lastInput: Millis = 0
  let lastLook: Millis = 0
  let seen = 0
  let looked: Millis = 0
  let timer = 0

  function after(wait: Millis, next: () => void): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(guard(next), wait)
  }

  function resume(): void {
    lastInput = page.now()
    if (!timer && lastInput - lastLook >= PROBE_GAP) after(CALM, look)
  }

  function interrupt(): void {
    if (isLooking) endLook()
    resume()
  }

  function look(): void {
    const calm = page.now() - lastInput
    timer = 0
    if (isBusy() || document.hidden || page.guard.isTight()) return
    if (calm < CALM) return after(CALM - calm, look)
    isLooking = true
    lastLook = page.now()
    seen = 0
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    after(PROBE_AT_MOST, endLook)
  }

  function endLook(): void {
    looked = clock()
    window.clearTimeout(timer)
    timer = 0
    isLooking = false
    observer.disconnect()
  }

  function note(records: MutationRecord[]): void {
    for (const record of records.slice(0, RECORDS_READ)) {
      const element = elementOf(record.target)
      const change = changeOf(record)
      count(element, change)
      // Each turn of a carousel marks other slides.
      if (element && change === 'look') count(parentOf(element), 'parts')
    }
    if ((seen += records.length) > CHANGES_SEEN || page.guard.isTight()) endLook()
  }

  function clock(): Millis {
    return isLooking ? looked + page.now() - lastLook : looked
  }

  function count(element: Element | undefined, change: Change): void {
    // What the pointer has met may show that.
    if (!element || element.matches('html,body') || page.now() - lastInput < CALM) return
    const at = clock()
    const known = habits.get(element) ?? {}
    const { [change]: habit } = known
    habits.set(element, known)
    const apart = at - looked > PROBE ? CHANGES_APART : 1
    if (!habit || isOver(habit)) known[change] = { count: 1, first: at, at }
    else if (at - habit.at >= apart) known[change] = { count: habit.count + 1, first: habit.first, at }
  }

  function isOver({ count, first, at }: Habit): boolean {
    const pace = count > 1 ? (at - first) / (count - 1) : PROBE_AT_MOST / TURNS_MISSED
    return clock() - at > Math.max(LOOKED_IN_VAIN, TURNS_MISSED * pace)
  }

  function isHabit(element: Element, change: Change): boolean {
    const habit = habits.get(element)?.[change]
    if (!habit || isOver(habit)) return false
    const { count, first, at } = habit
    return count >= CHANGES_OF_HABIT || (/look|parts/.test(change) && at - first >= TURN)
  }

  const onScroll = ({ target }: Event) =>
    void (isLooking && (target as Element).localName && count(target as Element, 'scroll'))
  const stops = [
    listen(window, 'pointerover', guard(resume)),
    listen(window, 'pointerdown keydown wheel', guard(interrupt)),
    listen(window, 'scroll', guard(onScroll)),
    endLook,
  ]
  resume()

  const ambient: Ambient = {
    isMoving: (element) => isHabit(element, 'content') || isHabit(element, 'look'),
    isAmbient(element, change) {
      if (marks.isAmbient(element) || isHabit(element, change)) return true
      let at = parentOf(element)
      if (change === 'look' && at && at.childElementCount < PART_SIZE && isHabit(at, 'parts')) return true
      for (let level = 0; at && level < 4; level++, at = parentOf(at)) {
        if (isHabit(at, 'content')) return firstInside(at, PART_SIZE).length < PART_SIZE
      }
      return false
    },
    forget: (element) => habits.delete(element),
    resume,
    stop: () => stops.forEach((stop) => stop()),
  }
  learnt.set(page, ambient)
  return ambient
}

/** The element that a change is about. */
export function elementOf(node: Node): Element | undefined {
  if (node.nodeType === Node.ELEMENT_NODE) return node as Element
  return node.parentElement ?? (node as Partial<ShadowRoot>).host
}

export function changeOf({ type }: MutationRecord): Change {
  return type === 'attributes' ? 'look' : 'content'
}
