import { SECOND, type Millis } from '../../core/time.ts'
import type { RrwebEvent } from '../rrwebEvent.ts'
import type { Network } from './network.ts'

/**
 * When snapshots came that are of another document than the one before, though by what is in them they may be the same: a
 * plug-in has seen a document asked for since, or the browser has said once more that one is loaded, which it does once of each.
 */
export function findDocuments(events: readonly RrwebEvent[], { hasAskedForPage }: Network): Set<Millis> {
  const told = events.filter(({ type }) => type === LOAD || type === FULL_SNAPSHOT)
  /** rrweb has waited for the word that comes before this snapshot: it is no word on the one before. */
  const isAwaited = (nth: number) =>
    told[nth - 1]?.type === LOAD && told[nth]!.timestamp - told[nth - 1]!.timestamp <= AT_ONCE
  const isFollowed = (nth: number) =>
    told[nth - 1]?.type === LOAD && told[nth + 1]?.type === LOAD && !(told[nth + 2] && isAwaited(nth + 2))
  const found = new Set<Millis>()
  let last: Millis | undefined
  for (const [nth, { type, timestamp }] of told.entries()) {
    if (type === LOAD) continue
    const isLoaded = isAwaited(nth) || isFollowed(nth)
    if (last !== undefined && (isLoaded || hasAskedForPage(last, timestamp))) found.add(timestamp)
    last = timestamp
  }
  return found
}

const LOAD = 1
const FULL_SNAPSHOT = 2
/** A large page takes that long to be written down. */
const AT_ONCE: Millis = SECOND
