import { ambientOf } from './ambient.ts'
import { EARLIER, type Press } from './presses.ts'
import type { Page } from './sensor.ts'
import { TOOLTIP } from '../core/tree/changes.ts'
import { feedbackOf, isIn } from './zone.ts'

/** Animations looked at: a page with more of them running is never still. */
export const ANIMATIONS_READ = 40

/**
 * The answer to an earlier act is still moving: a carousel that slides, a menu that fades in. What never ends is
 * decoration, what moves on a pressed control is feedback.
 */
export function isAnswering(page: Page, press: Press, earlier: readonly Press[]): boolean {
  const { document, performance } = page.window
  const answered = earlier.filter((each) => each.answered && press.began - each.began <= EARLIER).pop()
  if (!answered || !document.getAnimations) return false
  const since = answered.began - page.now() + performance.now()
  let pressed: Node[] | undefined
  return document
    .getAnimations()
    .slice(0, ANIMATIONS_READ)
    .some(({ effect, playState, startTime }) => {
      const target = (effect as KeyframeEffect | null)?.target
      return (
        target &&
        playState === 'running' &&
        (startTime as number) >= since &&
        effect!.getComputedTiming().endTime !== Infinity &&
        !isIn((pressed ??= [press, ...earlier].flatMap(feedbackOf)), target) &&
        !target.closest(TOOLTIP) &&
        !(ambientOf(page) ?? page.marks).isAmbient(target, 'look')
      )
    })
}
