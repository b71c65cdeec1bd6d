import type { Millis } from '../core/time.ts'
import type { Page } from './sensor.ts'

/** Animations looked at: a page with more of them running is never still. */
export const ANIMATIONS_READ = 40

/**
 * An answer that came after `since` is still moving: a carousel that slides, a menu that fades in. What never
 * ends is decoration, what moves on the pressed control itself is feedback.
 */
export function isAnswering(page: Page, since: Millis, control: Element): boolean {
  const { document } = page.window
  const epoch = page.now() - page.window.performance.now()
  return (document.getAnimations?.() ?? [])
    .slice(0, ANIMATIONS_READ)
    .some(({ effect, playState, startTime }) => {
      const target = (effect as KeyframeEffect | null)?.target
      return (
        target &&
        playState === 'running' &&
        typeof startTime === 'number' &&
        epoch + startTime >= since &&
        effect!.getComputedTiming().endTime !== Infinity &&
        !control.contains(target) &&
        !page.marks.isAmbient(target)
      )
    })
}
