import type { Before } from './before.ts'
import { changedTokens, FEEDBACK, type Scene } from './mutations.ts'

/**
 * A change on the pressed control that is still there and can be seen: a like button that stays red. `early`,
 * when the next press comes before the effect of the last one has faded, names of press effects do not count.
 */
export function hasLasted({ suspects, swaps }: Scene, before: Before, early: boolean): boolean {
  for (const [element, attributes] of suspects) {
    for (const [name, old] of attributes) {
      if (element.isConnected && isStill(element, name, old, early) && before.isLookChanged(element))
        return true
    }
  }
  return !early && swaps.some(({ came, went }) => came.isConnected && !went.isConnected && !isEffect(came))
}

const PRESS_EFFECT = /press|click|tap|down|anim|bounce|pulse|shake|active/i

function isStill(element: Element, name: string, old: string | null, early: boolean): boolean {
  const now = element.getAttribute(name)
  if (name === 'class') return changedTokens(old, now).some((token) => !early || !PRESS_EFFECT.test(token))
  return now !== old && !early
}

function isEffect(node: Node): boolean {
  return FEEDBACK.test((node as Element).getAttribute?.('class') ?? '')
}
