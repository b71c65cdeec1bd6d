import { OBSERVATION_TAG, STATE_TAG, type EmbeddedObservation, type EmbeddedState } from '../core/embedded.ts'
import type { Millis } from '../core/time.ts'
import type { Observation } from '../core/observation.ts'
import type { Unstuck } from '../surface.ts'
import { dropNames } from './dropNames.ts'
import { reach } from './reach.ts'

/** Puts an event into a recording; rrweb's `record.addCustomEvent`. */
export type AddCustomEvent = (tag: string, payload: EmbeddedObservation | EmbeddedState) => void

/** Who observes the page. */
export interface Observed {
  on(type: 'observation', hear: (observation: Observation) => void): () => void
  state: Unstuck['state']
}

/** What keeps a recording replayable to the byte. */
export interface Embedding {
  /** Embeds what the engine knows now: a recording that is cut here replays from here. */
  cut(): void
  /** What a log ends with when it is taken now: the deadlines run until here, as they have in the page. */
  end(): EmbeddedObservation
  stop(): void
}

export interface EmbeddingOptions {
  /** Keeps the names of elements, which may hold those of people; without them a rule that asks for one does not fire. Default: false. */
  readonly names?: boolean
}

/** Tools that keep the last minute cut where they please; from the next state on a replay is exact again. */
export const STATE_EVERY: Millis = 30_000

/**
 * Embeds what `unstuck` observes into a recording that somebody else makes, so that it replays to the byte; but for the names of
 * elements, unless they are kept.
 *
 * @example
 * rrweb.record({ emit: send })
 * embedObservations(unstuck, rrweb.record.addCustomEvent)
 */
export function embedObservations(
  given: Observed,
  add: AddCustomEvent,
  { names = false }: EmbeddingOptions = {},
): Embedding {
  // `window.unstuck` may be the stub of the script tag yet.
  const unstuck = 'state' in given ? given : reach(given)
  const of = createName()
  let nth = 0
  let cutAt = -Infinity
  let stopped = false

  function cut(): void {
    const state = stopped ? undefined : unstuck.state()
    if (!state) return
    cutAt = performance.now()
    put(STATE_TAG, { of, nth, state })
  }

  function put(...[tag, payload]: Parameters<AddCustomEvent>): void {
    try {
      add(tag, names ? payload : dropNames(payload))
    } catch {
      // rrweb throws while it does not record: what it misses is numbered, so the reader knows.
    }
  }

  const off = unstuck.on('observation', (observation) => {
    // The engine has folded this one already, so the state that follows it knows it.
    put(OBSERVATION_TAG, { of, nth: nth++, observation })
    if (performance.now() - cutAt > STATE_EVERY) cut()
  })
  cut()
  return {
    cut,
    end: () => ({ of, nth, observation: { type: 'end', at: performance.timeOrigin + performance.now() } }),
    stop() {
      stopped = true
      off()
    },
  }
}

/** Tells one page load from another; it protects nothing. */
function createName(): string {
  return Math.random().toString(36).slice(2, 12)
}
