import { defineDetector } from '../core/detector.ts'
import type { Finding } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Networks change over, in a train or between rooms, and nobody notices. */
export const OFFLINE_AFTER: Millis = 3 * SECOND
/** Who did something this lately is in the middle of it. */
export const OFFLINE_ACTING: Millis = 30 * SECOND

interface State {
  episodes: number
  acted: Millis
  /** Since when there is no network; 0 while there is one. */
  since: Millis
  told: boolean
}

/** The network went away while the user was acting, or they act while it is away; over when it is back. */
export const offline = defineDetector<State, { after: Millis; acting: Millis }>({
  type: 'offline',
  layer: 'system',
  weight: 0.15,
  options: { after: OFFLINE_AFTER, acting: OFFLINE_ACTING },
  on: ['network', 'act', 'form'],
  init: () => ({ episodes: 0, acted: 0, since: 0, told: false }),

  observe(state, observation) {
    const { at } = observation
    if (observation.type !== 'network') {
      state.acted = at
      return undefined
    }
    if (observation.offline) {
      state.since ||= at
      return undefined
    }
    const over = state.told ? [{ episode: String(state.episodes), over: true } as const] : undefined
    Object.assign(state, { since: 0, told: false })
    return over
  },

  dueAt({ since, told, acted }, { options, wait }) {
    if (since === 0 || told || acted === 0 || since - acted > wait(options.acting)) return undefined
    return Math.max(since, acted) + wait(options.after)
  },

  expire(state, at): Finding[] {
    state.told = true
    const evidence = { away: Math.round(at - state.since) }
    return [{ episode: String(++state.episodes), strength: 0.7, counted: [at], evidence }]
  },
})
