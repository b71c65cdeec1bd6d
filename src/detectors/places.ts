import type { ActRecord } from '../core/acts/actsState.ts'
import type { ActBook } from '../core/acts/readActs.ts'
import { own } from '../core/own.ts'
import type { Over } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'

/** The targets at which something was found: one episode each, until a press there is served. */
export interface Places {
  episodes: number
  open: { [target: string]: Place }
}

interface Place {
  episode: string
  /** How often it was found. */
  times: number
  /** When the last press began of which it was found. */
  since: Millis
}

const PLACES_KEPT = 6

export function initPlaces(): Places {
  return { episodes: 0, open: {} }
}

/** It was found of an act, perhaps again. */
export function findAt(state: Places, { target, began }: ActRecord): Readonly<Place> {
  const place = own(state.open, target.key) ?? open(state, target.key)
  place.times++
  place.since = Math.max(place.since, began)
  return place
}

/** The acts that were served where something had been found: those themselves, be it late, or later ones. */
export function servedAt({ open }: Places, { recent }: ActBook): ActRecord[] {
  return recent.filter(({ target, state, began }) => {
    const place = own(open, target.key)
    return place && state === 'served' && began >= place.since
  })
}

/** Ends the episodes of the targets of those acts. */
export function closePlaces({ open }: Places, acts: readonly ActRecord[]): Over[] {
  return acts.flatMap(({ target: { key } }) => {
    const place = own(open, key)
    delete open[key]
    return place ? [{ episode: place.episode, over: true as const }] : []
  })
}

function open(state: Places, target: string): Place {
  const targets = Object.keys(state.open)
  if (targets.length >= PLACES_KEPT) delete state.open[targets[0]!]
  return (state.open[target] = { episode: String(++state.episodes), times: 0, since: 0 })
}
