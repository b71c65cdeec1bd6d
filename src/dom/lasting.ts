import type { Before } from './before.ts'
import { changedTokens, FEEDBACK, MOTION, PRESS_EFFECT } from '../core/tree/changes.ts'
import type { Suspect } from './mutations.ts'

/**
 * A change on the pressed control that is still there and can be seen: a like button that stays red. `early`,
 * when the next press comes before the effect of the last one has faded, names of press effects do not count.
 */
export function hasLasted({ node, name, old }: Suspect, before: Before, early: boolean): boolean {
  const element = node as Element
  if (!node.isConnected) return false
  if (typeof old === 'object' && old)
    return !old.isConnected && !FEEDBACK.test(element.getAttribute?.('class') ?? '')
  const now = element.getAttribute(name)
  const isStill =
    name === 'class'
      ? changedTokens(old, now).some((token) => !early || !PRESS_EFFECT.test(token))
      : now !== old && !(early && name === 'style' && MOTION.test(now!))
  return isStill && (before.isLookChanged(element) || before.isBesideChanged() || isTold(element, name, now))
}

/** A count that the style sheet writes: `content: attr(data-count)`. */
function isTold(element: Element, name: string, value: string | null): boolean {
  return ['::before', '::after'].some((part) => {
    const { content } = getComputedStyle(element, part)
    return content.includes(`attr(${name}`) || (!!value && content.includes('"') && content.includes(value))
  })
}
