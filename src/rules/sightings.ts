import type { Finds } from '../core/judge.ts'
import type { Millis } from '../core/time.ts'
import type { Facts } from './facts.ts'
import type { JsonObject } from './read.ts'
import { forget } from './watching.ts'

/** Without names: there are many of them in what is carried over page loads. */
export type Sighting = readonly [type: string, signal: string, at: Millis, nth: number]

const SIGHTINGS_KEPT = 60
const SIGNALS_KEPT = 10

/** Takes down what a detector has found; returns the topic of which conditions may have changed. */
export function noteSignal(facts: Facts, { signal, counted }: Finds): string {
  // The one that was heard of longest ago is let go.
  delete facts.signals[signal.id]
  facts.signals[signal.id] = { signal, pages: facts.page.names }
  forgetFirst(facts.signals, SIGNALS_KEPT)
  for (const at of counted) facts.sightings.push([signal.type, signal.id, at, ++facts.made])
  const gone = facts.sightings.splice(0, Math.max(0, facts.sightings.length - SIGHTINGS_KEPT))
  for (const [type, , at] of gone) forget(facts, `signal ${type}`, at)
  return `signal ${signal.type}`
}

/** What `where` can ask of a signal; `undefined` of one that had to be let go. */
export function readProperties(facts: Facts, id: string): JsonObject | undefined {
  const known = facts.signals[id]
  if (!known) return undefined
  const { type, form, page, count, strength, target, evidence } = known.signal
  return {
    ...evidence,
    type,
    ...(form !== undefined && { form }),
    page: [page, ...known.pages],
    count,
    strength,
    ...(target?.name !== undefined && { name: target.name }),
    ...(target?.role !== undefined && { role: target.role }),
    ...(target && { tag: target.tag, target: target.key }),
  }
}

function forgetFirst(record: { [key: string]: unknown }, keep: number): void {
  const keys = Object.keys(record)
  if (keys.length > keep) delete record[keys[0]!]
}
