import type { ActRecord } from '../core/acts/actsState.ts'
import { own } from '../core/own.ts'
import type { Millis } from '../core/time.ts'

/** For each thing that went wrong, the acts after which it did: what loops, loops act by act. */
export interface DistinctActs {
  episodes: number
  things: { [thing: string]: Thing }
}

interface Thing {
  episode: string
  acts: { id: string; at: Millis }[]
  told: boolean
  /** How often it happened after no act. */
  alone?: number
}

/** What went wrong so often without anybody's doing goes wrong by itself, and beside acts by chance. */
export const ALONE_OFTEN = 2

const THINGS_KEPT = 8
const ACTS_KEPT = 12

/** What is newly to be told of a thing that goes wrong again. */
export interface Loop {
  readonly episode: string
  readonly counted: Millis[]
  /** How many acts have ended in it. */
  readonly acts: number
}

export function initDistinctActs(): DistinctActs {
  return { episodes: 0, things: {} }
}

/**
 * Notes that `thing` went wrong after `act`. Returns what is newly to be counted once `needed` distinct acts lie
 * within the window: all of them the first time, one by one after that.
 */
export function noteAct(
  state: DistinctActs,
  thing: string,
  act: ActRecord,
  { now, within, needed }: { readonly now: Millis; readonly within: Millis; readonly needed: number },
): Loop | undefined {
  const known = own(state.things, thing) ?? open(state, thing)
  if ((known.alone ?? 0) >= ALONE_OFTEN) return undefined
  if (known.acts.some(({ id }) => id === act.id)) return undefined
  known.acts = known.acts.filter(({ at }) => now - at <= within).slice(1 - ACTS_KEPT)
  if (known.acts.length === 0 && known.told) {
    known.episode = String(++state.episodes)
    known.told = false
  }
  known.acts.push({ id: act.id, at: now })
  if (known.acts.length < needed) return undefined
  const counted = known.told ? [now] : known.acts.map(({ at }) => at)
  known.told = true
  return { episode: known.episode, counted, acts: known.acts.length }
}

/** `thing` went wrong after no act. */
export function noteAlone(state: DistinctActs, thing: string): void {
  const known = own(state.things, thing) ?? open(state, thing)
  known.alone = (known.alone ?? 0) + 1
}

/** It went well: the loops of those things are over. Returns the episodes that had been told of. */
export function forgetThings(state: DistinctActs, isThing: (thing: string) => boolean): string[] {
  const gone = Object.entries(state.things).filter(([thing]) => isThing(thing))
  for (const [thing] of gone) delete state.things[thing]
  return gone.filter(([, { told }]) => told).map(([, { episode }]) => episode)
}

function open(state: DistinctActs, thing: string): Thing {
  const things = Object.keys(state.things)
  if (things.length >= THINGS_KEPT) delete state.things[things[0]!]
  return (state.things[thing] = { episode: String(++state.episodes), acts: [], told: false })
}
