import { defineDetector } from '../core/detector.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Up and down twice over: once is looking back, twice is looking for what is not there. */
export const SCROLL_REVERSALS = 4
/** In percent of what is seen at once: a shorter way only brings a line into view. */
export const SCROLL_SHARE = 30
/** Who reads takes longer. */
export const SCROLL_THRASH_WITHIN: Millis = 6 * SECOND

const RUNS_KEPT = 12

interface State {
  episodes: number
  runs: { at: Millis; up: boolean }[]
  told: boolean
}

/** Scrolling up and down without stopping anywhere. */
export const scrollThrash = defineDetector<State, { reversals: number; share: number; within: Millis }>({
  type: 'scroll-thrash',
  layer: 'behaviour',
  weight: 0.15,
  options: { reversals: SCROLL_REVERSALS, share: SCROLL_SHARE, within: SCROLL_THRASH_WITHIN },
  counts: { reversals: 11, share: 100 },
  on: ['scroll', 'page', 'act'],
  init: () => ({ episodes: 0, runs: [], told: false }),

  observe(state, observation, { options, wait }) {
    if (observation.type !== 'scroll') {
      Object.assign(state, { runs: [], told: false })
      return undefined
    }
    const { by, at } = observation
    if (Math.abs(by) * 100 < options.share) return undefined
    const runs = state.runs.filter((run) => at - run.at <= wait(options.within)).slice(1 - RUNS_KEPT)
    if (runs.length === 0) state.told = false
    const turned = runs.length > 0 && runs.at(-1)!.up !== by < 0
    // The same way again goes on with the run.
    if (runs.length === 0 || turned) runs.push({ at, up: by < 0 })
    state.runs = runs
    if (!turned || runs.length <= options.reversals) return undefined
    if (!state.told) state.episodes++
    const counted = state.told ? [at] : runs.slice(1).map((run) => run.at)
    state.told = true
    return [
      {
        episode: String(state.episodes),
        strength: 0.6 + 0.1 * (runs.length - 1 - options.reversals),
        counted,
        evidence: { reversals: runs.length - 1, span: Math.round(at - runs[0]!.at) },
      },
    ]
  },
})
