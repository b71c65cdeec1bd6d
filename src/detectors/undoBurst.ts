import { defineDetector } from '../core/detector.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** Two or three undo a slip; four in a row undo something that was not meant, or that nobody understood. */
export const UNDOS = 4
export const UNDOS_WITHIN: Millis = 10 * SECOND

interface State {
  episodes: number
  times: Millis[]
  told: boolean
}

/** Undone again and again. For many it is a way of working, or of coping with a tremor: it tells nothing of the page. */
export const undoBurst = defineDetector<State, { undos: number; within: Millis }>({
  type: 'undo-burst',
  layer: 'behaviour',
  weight: 0,
  personal: true,
  options: { undos: UNDOS, within: UNDOS_WITHIN },
  counts: { undos: 20 },
  on: ['undo'],
  init: () => ({ episodes: 0, times: [], told: false }),

  observe(state, observation, { wait, options }) {
    if (observation.type !== 'undo') return undefined
    const { at, target, form } = observation
    const recent = state.times.filter((time) => at - time <= wait(options.within))
    if (recent.length === 0) state.told = false
    state.times = [...recent, at].slice(-options.undos)
    if (state.times.length < options.undos) return undefined
    if (!state.told) state.episodes++
    const counted = state.told ? [at] : [...state.times]
    state.told = true
    return [{ episode: String(state.episodes), strength: 0.5, counted, target, form, evidence: {} }]
  },
})
