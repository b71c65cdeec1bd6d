import type { Finds } from '../../core/judge.ts'
import type { Observation } from '../../core/observation.ts'
import type { Asking } from '../asking.ts'
import type { Facts } from '../facts.ts'
import { readHappened } from '../occurrences.ts'
import { readProperties } from '../sightings.ts'
import { noteHappened, type Happened } from './history.ts'
import { notePresence } from './visits.ts'

/** Takes down what is remembered over visits; whether that was anything. */
export function noteHistory(facts: Facts, observation: Observation, asking: Asking): boolean {
  switch (observation.type) {
    case 'event':
    case 'outcome':
      return remember(facts, readHappened(observation), asking)
    case 'act':
      return notePresence(facts.history.visits, observation.at) && asking.visits
    case 'visibility':
      // The next thing that the user does may be to come back in another tab.
      return observation.hidden && asking.visits
    default:
      return false
  }
}

/** Likewise, of what the detectors found. */
export function noteSignalHistory(facts: Facts, { signal, counted }: Finds, asking: Asking): boolean {
  const props = readProperties(facts, signal.id)
  return counted
    .map((at) => remember(facts, { topic: `signal ${signal.type}`, at, props }, asking))
    .includes(true)
}

function remember({ history, utcOffset }: Facts, happened: Happened, asking: Asking): boolean {
  return noteHappened(history, asking.history, happened, utcOffset)
}
