import { defineDetector } from '../core/detector.ts'
import { MINUTE, type Millis } from '../core/time.ts'

/** Copying the same message again, because the first time a word was missing, is the same errand. */
export const ONE_COPY_WITHIN: Millis = MINUTE

interface State {
  episodes: number
  place: string
  times: number
  last: Millis
}

/**
 * Somebody copied the text of an error: they are about to search for it, or to send it to somebody. What it says is
 * never looked at, only where it was.
 */
export const errorCopied = defineDetector<State, { within: Millis }>({
  type: 'error-copied',
  layer: 'behaviour',
  weight: 0.35,
  options: { within: ONE_COPY_WITHIN },
  on: ['copied'],
  init: () => ({ episodes: 0, place: '', times: 0, last: 0 }),

  observe(state, observation, { now, options, wait }) {
    if (observation.type !== 'copied') return undefined
    const { target, form } = observation
    const isSame = state.place === target.key && now - state.last <= wait(options.within)
    if (!isSame) Object.assign(state, { episodes: state.episodes + 1, place: target.key, times: 0 })
    state.times++
    state.last = now
    return [
      {
        episode: String(state.episodes),
        strength: 0.8,
        counted: isSame ? [] : [now],
        target,
        form,
        evidence: { times: state.times },
      },
    ]
  },
})
