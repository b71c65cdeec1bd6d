import { defineDetector } from '../core/detector.ts'
import { MINUTE, SECOND, type Millis } from '../core/time.ts'

/** Reloading once or twice mends many a page; the third time it has not. */
export const RELOADS = 3
/** Later ones belong to another errand. */
export const RELOAD_LOOP_WITHIN: Millis = 2 * MINUTE
/** Nobody reloads by the clock: loads as far apart as each other, and no nearer than this, are the page's own. */
export const RELOADS_BY_CLOCK: Millis = 10 * SECOND
/** So much may the intervals of a clock differ, for a page takes its time to load. */
const CLOCK_WAVERS: Millis = 1.5 * SECOND

const LOADS_KEPT = 12

interface State {
  episodes: number
  url: string
  /** When that address was loaded: the first time, and again. */
  loads: Millis[]
  told: boolean
  /** A form is on its way: the page that comes is its answer. */
  sent: boolean
}

/**
 * One address loaded again and again, by reloading or by going where one is. What answers a submit is work, and what
 * comes at regular intervals nobody asked for.
 */
export const reloadLoop = defineDetector<State, { reloads: number; within: Millis; clock: Millis }>({
  type: 'reload-loop',
  layer: 'behaviour',
  weight: 0.3,
  options: { reloads: RELOADS, within: RELOAD_LOOP_WITHIN, clock: RELOADS_BY_CLOCK },
  counts: { reloads: 11 },
  on: ['page', 'form'],
  init: () => ({ episodes: 0, url: '', loads: [], told: false, sent: false }),

  observe(state, observation, { options, wait }) {
    if (observation.type === 'form') state.sent ||= observation.leaves === true
    if (observation.type !== 'page') return undefined
    const { via, url, at } = observation
    const isAgain = via === 'reload' || (via === 'load' && url === state.url)
    const { sent } = state
    state.sent = false
    if (url !== state.url) Object.assign(state, { url, loads: [at], told: false })
    if (!isAgain || sent) return undefined

    if (state.loads.at(-1) !== at) state.loads = [...state.loads, at].slice(-LOADS_KEPT)
    const again = state.loads.slice(1).filter((load) => at - load <= wait(options.within))
    // The ones before were long ago.
    if (again.length < 2) state.told = false
    if (again.length < options.reloads || isByClock(state.loads.slice(-1 - options.reloads), options.clock)) {
      return undefined
    }
    if (!state.told) state.episodes++
    const counted = state.told ? [at] : again
    state.told = true
    return [
      {
        episode: String(state.episodes),
        strength: 0.7 + 0.1 * (again.length - options.reloads),
        counted,
        evidence: { reloads: again.length, span: Math.round(at - again[0]!) },
      },
    ]
  },
})

function isByClock(loads: readonly Millis[], least: Millis): boolean {
  const gaps = loads.slice(1).map((at, i) => at - loads[i]!)
  return Math.min(...gaps) >= least && Math.max(...gaps) - Math.min(...gaps) <= CLOCK_WAVERS
}
