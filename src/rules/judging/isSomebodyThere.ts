import { isByHand } from '../../core/isByHand.ts'
import type { Observation } from '../../core/observation.ts'

/**
 * Whether it takes somebody for that to happen: an act, a hand on the mouse, a return to the tab, a new page. Requests,
 * errors, events and routes also come from a page that was left alone: one that polls, or logs out whoever is away.
 */
export function isSomebodyThere(observation: Observation): boolean {
  switch (observation.type) {
    case 'visibility':
      return !observation.hidden
    case 'page':
      return observation.via === 'traverse'
    case 'form':
      return ['started', 'progress', 'submitted'].includes(observation.step)
    case 'field':
      return !observation.auto
    default:
      return isByHand(observation) || SIGNS.includes(observation.type)
  }
}

const SIGNS: readonly Observation['type'][] = [
  'start',
  'call',
  'presence',
  'pointer',
  'scroll',
  'zoom',
  'undo',
  'query',
  'sought',
  'copied',
]
