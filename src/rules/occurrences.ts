import type { Observed } from '../core/observation.ts'
import { ALL_LOST, type Lost, type Props } from '../core/props.ts'
import { writeJson } from '../core/json.ts'
import type { Millis } from '../core/time.ts'
import type { Facts } from './facts.ts'
import { forget } from './watching.ts'

export interface Occurrence {
  at: Millis
  nth: number
  props: Props
  lost?: Lost
}

/** Of all events together: what a visit carries over a page load has to stay small. */
const OCCURRENCES_KEPT = 100
/** Of their JSON, too. */
const OCCURRENCES_AT_MOST = 8000
/** Larger properties, as JSON, are not kept: they are unknown. */
const PROPS_AT_MOST = 120

/** What happened, and the topic under which rules ask about it: not the bare name, which may be one that every object has. */
export function readHappened(
  observation: Observed<'event'> | Observed<'outcome'>,
): Omit<Occurrence, 'nth'> & { readonly topic: string } {
  const { at } = observation
  if (observation.type === 'outcome')
    return { topic: `outcome ${observation.rule}`, at, props: { outcome: observation.outcome } }
  const { name, props, lost } = observation
  return { topic: `event ${name}`, at, props, ...(lost && { lost }) }
}

/** Keeps what happened in this visit, the latest of it. */
export function noteOccurrence(
  facts: Facts,
  topic: string,
  { at, props, lost }: Omit<Occurrence, 'nth'>,
): void {
  const { occurrences } = facts
  const isSmall = JSON.stringify([props, lost]).length <= PROPS_AT_MOST
  const kept = isSmall ? { props, ...(lost && { lost }) } : { props: {}, lost: [ALL_LOST] }
  ;(occurrences[topic] ??= []).push({ at, nth: ++facts.made, ...kept })
  while (countAll(occurrences) > OCCURRENCES_KEPT || writeJson(occurrences).length > OCCURRENCES_AT_MOST) {
    const [longest, list] = Object.entries(occurrences).reduce((a, b) => (b[1].length > a[1].length ? b : a))
    forget(facts, longest, list.shift()!.at)
    if (list.length === 0) delete occurrences[longest]
  }
}

function countAll(occurrences: Facts['occurrences']): number {
  return Object.values(occurrences).reduce((sum, { length }) => sum + length, 0)
}
