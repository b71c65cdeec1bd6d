import { parentOf } from '../../core/tree/across.ts'
import type { Millis } from '../../core/time.ts'
import { childrenOf, firstInside, isElement, type PageNode } from '../tree/pageNode.ts'
import type { Change as TreeChange } from '../tree/pageTree.ts'
import type { PageMarks } from './marks.ts'

/** The page is calm when nobody has done anything for so long: hover effects and their delays are over. */
const CALM: Millis = 500
/** The parts of one piece of news come together. */
const CHANGES_APART: Millis = 200
/** So many changes without the user make a part ambient; of how it looks two, when they are this far apart. */
const CHANGES_OF_HABIT = 3
const TURN: Millis = 1000
/** A habit that was missed for so many times its pace, or for so long, is none any more. */
const TURNS_MISSED = 3
const LOOKED_IN_VAIN: Millis = 1800
/** What is known of the pace of something that was seen once. */
const FIRST_PACE: Millis = 3000
/** A part larger than this many elements is a place where things happen, not a thing that moves. */
export const PART_SIZE = 20

function isQuick({ count, first, at }: Habit): boolean {
  return count >= CHANGES_OF_HABIT && at - first < QUICK * (count - 1)
}

/** The pace of a clock that shows more than seconds. */
const QUICK: Millis = 600

type Change = 'content' | 'look' | 'parts' | 'scroll'

/** What changes without the user, learnt from the calm parts of the recording. */
export interface Habits {
  isAmbient(element: PageNode, change: Change): boolean
  /** It changes all the time, in whatever way. */
  isMoving(element: PageNode): boolean
  /** It changes so often that what comes with a press need not be its doing. */
  isRestless(element: PageNode): boolean
  forget(element: PageNode): void
  /** The user did something. */
  noteInput(at: Millis): void
  noteChanges(changes: readonly TreeChange[], at: Millis): void
  noteScroll(element: PageNode, at: Millis): void
}

/** Times are those of a clock that runs only while the page is calm. */
interface Habit {
  count: number
  first: Millis
  at: Millis
}

export function createHabits(marks: PageMarks): Habits {
  const habits = new WeakMap<PageNode, { [K in Change]?: Habit }>()
  let lastInput: Millis = -Infinity
  let last: Millis | undefined
  let calm: Millis = 0

  function moveTo(at: Millis): boolean {
    const from = Math.max(last ?? at, lastInput + CALM)
    if (at > from) calm += at - from
    last = at
    return at - lastInput >= CALM
  }

  function count(element: PageNode | undefined, change: Change): void {
    if (!element || element.matches('html,body')) return
    const known = habits.get(element) ?? {}
    habits.set(element, known)
    const habit = known[change]
    if (!habit || isOver(habit)) known[change] = { count: 1, first: calm, at: calm }
    else if (calm - habit.at >= CHANGES_APART) known[change] = { ...habit, count: habit.count + 1, at: calm }
  }

  function isOver({ count, first, at }: Habit): boolean {
    const pace = count > 1 ? (at - first) / (count - 1) : FIRST_PACE
    return calm - at > Math.max(LOOKED_IN_VAIN, TURNS_MISSED * pace)
  }

  function isHabit(element: PageNode, change: Change): boolean {
    const habit = habits.get(element)?.[change]
    if (!habit || isOver(habit)) return false
    const { count, first, at } = habit
    return count >= CHANGES_OF_HABIT || (/look|parts/.test(change) && at - first >= TURN)
  }

  return {
    isRestless(element) {
      let at: PageNode | undefined = element
      for (let level = 0; at && level < 5; level++, at = parentOf(at)) {
        if (Object.values(habits.get(at) ?? {}).some((habit) => !isOver(habit) && isQuick(habit))) return true
      }
      return false
    },
    isMoving: (element) => isHabit(element, 'content') || isHabit(element, 'look'),
    isAmbient(element, change) {
      if (marks.isAmbient(element) || isHabit(element, change)) return true
      let at = parentOf(element)
      if (change === 'look' && at && isHabit(at, 'parts') && childrenOf(at, PART_SIZE).length < PART_SIZE)
        return true
      for (let level = 0; at && level < 4; level++, at = parentOf(at)) {
        if (isHabit(at, 'content')) return firstInside(at, PART_SIZE).length < PART_SIZE
      }
      return false
    },
    forget: (element) => void habits.delete(element),
    noteInput(at) {
      moveTo(at)
      lastInput = at
    },
    noteChanges(changes, at) {
      if (!moveTo(at)) return
      for (const { kind, node } of changes.slice(0, CHANGES_READ)) {
        const element = isElement(node) ? node : (node.parentElement ?? node.host)
        count(element, kind === 'attribute' ? 'look' : 'content')
        if (element && kind === 'attribute') count(parentOf(element), 'parts')
      }
    },
    noteScroll(element, at) {
      if (moveTo(at)) count(element, 'scroll')
    },
  }
}

const CHANGES_READ = 200
