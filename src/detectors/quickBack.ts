import type { ActBook } from '../core/acts/readActs.ts'
import { defineDetector } from '../core/detector.ts'
import type { Observation } from '../core/observation.ts'
import { MINUTE, SECOND, type Millis } from '../core/time.ts'
import { followTrail, type Trail } from './trail.ts'

/** Long enough to see that a page is the wrong one, too short to read it (the figure of the heat map tools). */
export const QUICK_BACK_STAY: Millis = 7 * SECOND
/** Going wrong once happens to everybody. */
export const QUICK_BACKS = 2
/** Later ones belong to another errand. */
export const QUICK_BACK_WITHIN: Millis = 2 * MINUTE

const UNDONE_KEPT = 6

interface State {
  episodes: number
  trail: Trail
  /** Something was done on this page. */
  worked: boolean
  undone: Undone[]
  /** When the latest finding was made. */
  told: Millis
}

/** Which page was left at once, when, and for which one. */
type Undone = Trail[number] & { readonly from: string }

/**
 * Pages left again by going back before they could be read. Looking into the items of one list (search results, a
 * table) is comparing, and a page on which something was done was not the wrong one: neither counts. A page left at
 * once for the second time does, also in a list.
 */
export const quickBack = defineDetector<State, { stay: Millis; visits: number; within: Millis }>({
  type: 'quick-back',
  layer: 'behaviour',
  weight: 0.2,
  options: { stay: QUICK_BACK_STAY, visits: QUICK_BACKS, within: QUICK_BACK_WITHIN },
  counts: { visits: 8 },
  on: ['page', 'form', 'response'],
  init: () => ({ episodes: 0, trail: [], worked: false, undone: [], told: 0 }),

  observe(state, observation, { acts, options, wait }) {
    if (observation.type !== 'page') {
      state.worked ||= isWork(observation, acts)
      return undefined
    }
    const { via, url, at } = observation
    const [before, left] = state.trail.slice(-2)
    if (!followTrail(state.trail, observation)) return undefined
    const { worked } = state
    state.worked = false
    if (!left || before?.url !== url || (via !== 'traverse' && via !== 'restore')) return undefined
    // The trail is the way forward, as the browser's own history is.
    state.trail.splice(-2)
    if (worked || at - left.at >= wait(options.stay)) return undefined

    state.undone = state.undone.filter((one) => at - one.at <= wait(options.within))
    state.undone = [...state.undone, { ...left, at, from: before.place }].slice(-UNDONE_KEPT)
    const wrong = state.undone.filter((one) => !isComparing(one, state.undone))
    const fresh = wrong.filter((one) => one.at > state.told)
    if (wrong.length < options.visits || fresh.length === 0) return undefined
    if (fresh.length === wrong.length) state.episodes++
    state.told = at
    return [
      {
        episode: String(state.episodes),
        strength: 0.6 + 0.1 * (wrong.length - options.visits),
        counted: fresh.map((one) => one.at),
        evidence: { visits: wrong.length, stay: Math.round(at - left.at) },
      },
    ]
  },
})

/** Something was filled in, or changed by a press. */
function isWork(observation: Observation, acts: ActBook): boolean {
  if (observation.type === 'form') return observation.step !== 'gone'
  if (observation.type !== 'response' || observation.outcome !== 'ok') return false
  return !/^(GET|HEAD) /.test(observation.key) && acts.causeOfResponse(observation.id) !== undefined
}

/** One of several different pages of a kind, looked into from the same page, and into none of them twice. */
function isComparing(one: Undone, all: readonly Undone[]): boolean {
  const others = all.filter((other) => other !== one)
  const isTwice = others.some(({ place }) => place === one.place)
  return !isTwice && others.some((other) => other.from === one.from && areAlike(other, one))
}

/** `/orders/:id` twice, or two neighbours in a folder: `/shirts/blue-one`, `/shirts/red-one`. */
function areAlike(a: Undone, b: Undone): boolean {
  return a.kind === b.kind || (a.folder !== '' && a.folder === b.folder)
}
