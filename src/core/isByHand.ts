import type { HelpStep } from './help.ts'
import type { Observation } from './observation.ts'

/** Somebody is there and acts: on the page, or on the help that lies over it. */
export function isByHand(observation: Observation): boolean {
  return observation.type === 'act' || (observation.type === 'help' && BY_HAND.includes(observation.step))
}

const BY_HAND: readonly HelpStep[] = [
  'opened',
  'stepped',
  'used',
  'rated',
  'completed',
  'dismissed',
  'snoozed',
]
