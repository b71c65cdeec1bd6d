import type { Before } from './before.ts'
import { changedTokens, FEEDBACK, type Suspect } from './mutations.ts'

/**
 * A change on the pressed control that is still there and can be seen: a like button that stays red. `early`,
 * when the next press comes before the effect of the last one has faded, names of press effects do not count.
 */
export function hasLasted({ node, name, old }: Suspect, before: Before, early: boolean): boolean {
  const element = node as Element
  if (!node.isConnected || (early && name !== 'class')) return false
  if (typeof old === 'object' && old)
    return !old.isConnected && !FEEDBACK.test(element.getAttribute?.('class') ?? '')
  const now = element.getAttribute(name)
  const isStill =
    name === 'class'
      ? changedTokens(old, now).some((token) => !early || !PRESS_EFFECT.test(token))
      : now !== old
  return isStill && before.isLookChanged(element)
}

const PRESS_EFFECT = /press|click|tap|down|anim|bounce|pulse|shake/i
