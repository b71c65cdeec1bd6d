import type { Millis } from '../../core/time.ts'
import type { RrwebEvent } from '../rrwebEvent.ts'
import type { Network } from './network.ts'

/**
 * When snapshots came that are of another document than the one before, though by what is in them they may be the same: a
 * plug-in has seen a document asked for since, or the browser has said once more that one is loaded, which it does once of each.
 * rrweb waits for that, or begins before it: then the word follows.
 */
export function findDocuments(events: readonly RrwebEvent[], { hasAskedForPage }: Network): Set<Millis> {
  const told = events.filter(({ type }) => type === LOAD || type === FULL_SNAPSHOT)
  const waits = told[0]?.type === LOAD
  const found = new Set<Millis>()
  let last: Millis | undefined
  for (const [nth, { type, timestamp }] of told.entries()) {
    if (type === LOAD) continue
    const isLoaded = told[nth - 1]?.type === LOAD && (waits || told[nth + 1]?.type === LOAD)
    if (last !== undefined && (isLoaded || hasAskedForPage(last, timestamp))) found.add(timestamp)
    last = timestamp
  }
  return found
}

const LOAD = 1
const FULL_SNAPSHOT = 2
