import { changedTokens, FEEDBACK, MOTION, PRESS_EFFECT } from '../../core/tree/changes.ts'
import type { Suspect } from './judgeChanges.ts'

/**
 * A change on the pressed control that is still there. Whether it can be seen nobody knows: the page has the benefit. `early`, when
 * the next press comes before the effect of the last one has faded, names of press effects do not count.
 */
export function hasLasted({ node, name, old }: Suspect, early: boolean): boolean {
  if (!node.isConnected) return false
  if (name === '') return !FEEDBACK.test(node.getAttribute('class') ?? '')
  const now = node.getAttribute(name)
  if (name === 'class') return changedTokens(old, now).some((token) => !early || !PRESS_EFFECT.test(token))
  if (name === 'style') return isOtherLook(old, now) && !(early && MOTION.test(now ?? ''))
  return now !== old
}

function isOtherLook(old: string | null, now: string | null): boolean {
  const [before, after] = [old, now].map((style) =>
    (style ?? '')
      .split(';')
      .filter((each) => each && !UNSHOWN.test(each))
      .map((each) => each.trim())
      .sort()
      .join(';'),
  )
  return before !== after
}

/** Outlines show where the focus is, and the rest of these shows nothing. */
const UNSHOWN =
  /^\s*(outline|cursor|transition|animation|will-change|user-select|touch-action|pointer-events|-webkit-)/
