import type { Millis } from '../core/time.ts'
import type { RrwebEvent } from './rrweb.ts'
import { weigh } from './weigh.ts'

/** Those who hear the same event tell of it one right after the other, within half a frame. */
export const TWINS_WITHIN: Millis = 8

export interface Twins {
  /** How many have been told of again. */
  readonly count: number
  /** Whether the same has just been told of. */
  has(event: RrwebEvent): boolean
  /** A snapshot has been made: what is told of now is no repetition, for it belongs to that one. */
  beginAnew(): void
}

/** With each snapshot rrweb begins to listen in frames once more, and never ends that: all that happens there is told of as often. */
export function createTwins(): Twins {
  /** The latest first. */
  let recent: { event: RrwebEvent; weight: number }[] = []
  let count = 0

  return {
    get count() {
      return count
    },
    has(event) {
      recent = recent.filter((one) => event.timestamp - one.event.timestamp <= TWINS_WITHIN)
      const weight = weigh(event.data)
      const last = recent.findIndex((one) => one.weight === weight && isSame(one.event.data, event.data))
      // What goes to and fro is told of each time: whoever plays it would be left with the fro.
      const isBack = () =>
        recent.slice(0, last).some((one) => nodesOf(one.event).some((id) => nodesOf(event).includes(id)))
      const isTwin = last >= 0 && !isBack()
      if (isTwin) count++
      else recent.unshift({ event, weight })
      return isTwin
    },
    beginAnew() {
      recent = []
    },
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Those that it is about. */
function nodesOf({ data }: RrwebEvent): string[] {
  return JSON.stringify(data).match(/"id":\d+/g) ?? []
}
