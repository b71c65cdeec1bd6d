import { defineDetector } from '../core/detector.ts'
import { MINUTE, type Millis } from '../core/time.ts'

/** Opening the chat, then the help centre, then the contact page is one search for help. */
export const ONE_SEARCH_WITHIN: Millis = 5 * MINUTE

interface State {
  episodes: number
  times: number
  last: Millis
}

/** The user goes for help: a link to it, an address or a number of the support, a chat launcher, or what the host marks. */
export const helpSeek = defineDetector<State, { within: Millis }>({
  type: 'help-seek',
  layer: 'behaviour',
  weight: 0.2,
  options: { within: ONE_SEARCH_WITHIN },
  on: ['sought'],
  init: () => ({ episodes: 0, times: 0, last: 0 }),

  observe(state, observation, { now, options, wait }) {
    if (observation.type !== 'sought') return undefined
    const isNew = state.times === 0 || now - state.last > wait(options.within)
    if (isNew) {
      state.episodes++
      state.times = 0
    }
    state.times++
    state.last = now
    const { by, target } = observation
    return [
      {
        episode: String(state.episodes),
        // Curiosity opens a help page once; who tries a second way needs it.
        strength: 0.5 + 0.25 * (state.times - 1),
        counted: [now],
        target,
        evidence: { by, times: state.times },
      },
    ]
  },
})
