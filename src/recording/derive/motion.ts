import type { Millis } from '../../core/time.ts'
import { isElement, type PageNode } from '../tree/pageNode.ts'
import { formOf } from './forms/formKey.ts'
import type { Part, Rebuilt } from './rebuilt.ts'
import type { Point } from './steps.ts'

/** Told as often as in the page. */
const PRESENCE_EVERY: Millis = 1000
const POINTER_TOLD: Millis = 500
const SCROLL_PAUSE: Millis = 300
/** A run that is shorter than this share of the view is none. */
const LEAST = 0.1

/** That somebody is here, and how mouse and scroll bar go. */
export function createMotion(page: Rebuilt): Part {
  let present: Millis = -Infinity
  let points: Point[] = []
  let isDown = false
  let run: { node: PageNode; from: number; to: number; at: Millis } | undefined

  function notice(at: Millis, by: 'pointer' | 'key' | 'scroll' | 'reading'): void {
    page.habits.noteInput(at)
    if (at - present < PRESENCE_EVERY) return
    present = at
    page.push({ type: 'presence', at, by })
  }

  function move(point: Point): void {
    const last = points.at(-1)
    if (isDown) points = []
    else if (last && point.at - last.at > POINTER_TOLD) points = [point]
    else points.push(point)
    if (points.length < 2 || point.at - points[0]!.at < POINTER_TOLD) return
    const path = points.map(
      ({ x, y, at }) => [Math.round(point.at - at), Math.round(x), Math.round(y)] as const,
    )
    page.push({ type: 'pointer', at: point.at, path })
    points = []
  }

  function endRun(): void {
    if (!run) return
    const by = page.viewport > 0 ? Math.round((100 * (run.to - run.from)) / page.viewport) / 100 : 0
    if (Math.abs(by) >= LEAST) page.push({ type: 'scroll', at: run.at, by })
    run = { ...run, from: run.to }
  }

  return {
    pass(until) {
      if (!run || until - run.at <= SCROLL_PAUSE) return
      endRun()
    },
    see(step) {
      const { at } = step
      switch (step.kind) {
        case 'moves':
          for (const point of step.points) {
            notice(point.at, step.isTouch ? 'scroll' : 'pointer')
            if (!step.isTouch) move(point)
          }
          return
        case 'down':
        case 'up':
          isDown = step.kind === 'down'
          points = []
          return notice(at, 'pointer')
        case 'input':
          return step.isByUser === false ? undefined : notice(at, 'key')
        case 'scroll': {
          const { focused } = page
          const isReading = !(focused && isElement(focused) && formOf(focused, page))
          notice(at, isReading ? 'reading' : 'scroll')
          if (run?.node !== step.node || at - run.at > SCROLL_PAUSE) {
            run = { node: step.node, from: run?.node === step.node ? run.to : 0, to: step.top, at }
            return
          }
          if ((step.top - run.to) * (run.to - run.from) < 0) endRun()
          run.to = step.top
          run.at = at
        }
      }
    },
  }
}
