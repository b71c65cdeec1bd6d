import type { Millis } from '../core/time.ts'
import { firstInside, parentOf } from './across.ts'
import { listen } from './listen.ts'
import type { Page } from './sensor.ts'

/** The page is calm when nobody has done anything for so long: hover effects and their delays are over. */
export const CALM: Millis = 500
/** A look at a calm page lasts so long, and longer while something changes: a bubble blinks once a second. */
export const PROBE: Millis = 600
export const PROBE_AT_MOST: Millis = 3500
/** Looks are at least so far apart. */
export const PROBE_GAP: Millis = 2000
/** Changes looked at in one probe or batch. */
export const RECORDS_READ = 200
/**
 * So many changes without the user make a part ambient. Two may be a message that comes and goes, or two
 * messages that go; a third shows a habit.
 */
export const CHANGES_OF_HABIT = 3
/** A habit that so many looks in a row did not see is none any more: an upload has ended, a page has loaded. */
export const LOOKS_WITHOUT = 3
/** A part larger than this many elements is a place where things happen, not a thing that moves. */
export const PART_SIZE = 20

export interface Ambient {
  /** The change is one that happens all the time. */
  isAmbient(element: Element, change: Change): boolean
  /** It answered a user: whatever was thought of it is forgotten. */
  forget(element: Element): unknown
  /** A calm page is looked at again. */
  resume(): void
  stop(): void
}

/** What is inside an element, how it looks, or where it is scrolled to: a slide may turn by itself and yet say something. */
export type Change = 'content' | 'look' | 'scroll'

interface Habit {
  count: number
  /** When it was last seen, and in which look. */
  at: Millis
  look: number
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
  let looks = 0
  let timer = 0

  function after(wait: Millis, next: () => void): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(guard(next), wait)
  }

  function resume(): void {
    lastInput = page.now()
    if (isLooking) endLook()
    if (!timer && lastInput - lastLook >= PROBE_GAP) after(CALM, look)
  }

  function look(): void {
    const calm = page.now() - lastInput
    timer = 0
    if (isBusy() || document.hidden) return
    if (calm < CALM) return after(CALM - calm, look)
    isLooking = true
    lastLook = page.now()
    seen = 0
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    after(PROBE, lookOn)
  }

  function lookOn(): void {
    looks++
    if (seen === 0) endLook()
    else after(PROBE_AT_MOST - PROBE, endLook)
  }

  function endLook(): void {
    window.clearTimeout(timer)
    timer = 0
    isLooking = false
    observer.disconnect()
  }

  function note(records: MutationRecord[]): void {
    for (const record of records.slice(0, RECORDS_READ)) count(elementOf(record.target), changeOf(record))
    if ((seen += records.length) > RECORDS_READ) endLook()
  }

  function count(element: Element | undefined, change: Change): void {
    if (!element || element.matches('html,body')) return
    const at = page.now()
    const known = habits.get(element) ?? {}
    const { [change]: habit } = known
    habits.set(element, known)
    if (!habit || looks - habit.look > LOOKS_WITHOUT) known[change] = { count: 1, at, look: looks }
    else if (at - habit.at >= 1) known[change] = { count: habit.count + 1, at, look: looks }
  }

  function isHabit(element: Element, change: Change): boolean {
    const habit = habits.get(element)?.[change]
    return !!habit && habit.count >= CHANGES_OF_HABIT && looks - habit.look <= LOOKS_WITHOUT
  }

  const onScroll = ({ target }: Event) =>
    void (isLooking && (target as Element).localName && count(target as Element, 'scroll'))
  const stops = [
    listen(window, 'pointerover pointerdown keydown wheel', guard(resume)),
    listen(window, 'scroll', guard(onScroll)),
    endLook,
  ]
  resume()

  return {
    isAmbient(element, change) {
      if (marks.isAmbient(element) || isHabit(element, change)) return true
      let at = parentOf(element)
      for (let level = 0; at && level < 4; level++, at = parentOf(at)) {
        if (isHabit(at, 'content')) return firstInside(at, PART_SIZE).length < PART_SIZE
      }
      return false
    },
    forget: (element) => habits.delete(element),
    resume,
    stop: () => stops.forEach((stop) => stop()),
  }
}

/** The element that a change is about. */
export function elementOf(node: Node): Element | undefined {
  if (node.nodeType === Node.ELEMENT_NODE) return node as Element
  return node.parentElement ?? (node as Partial<ShadowRoot>).host
}

export function changeOf({ type }: MutationRecord): Change {
  return type === 'attributes' ? 'look' : 'content'
}
