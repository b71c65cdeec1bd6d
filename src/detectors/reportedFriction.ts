import { defineDetector } from '../core/detector.ts'
import { MINUTE, SECOND, type Millis } from '../core/time.ts'

/** The slowest of the tools takes seven seconds for a verdict (Sentry's slow clicks, PostHog's dead ones about three). */
export const ACT_WITHIN: Millis = 10 * SECOND
/** Tools report the same place again and again while it goes on. */
export const ONE_TROUBLE_WITHIN: Millis = MINUTE

/** How sure it is: nobody asked whether the page had answered, and a dead click is the guess that is wrong most often. */
const STRENGTHS = { 'rage-click': 0.7, 'error-click': 0.6, 'dead-click': 0.4 } as const

const PLACES_KEPT = 20

interface State {
  episodes: number
  /** When each was last reported, by tool, kind and place. */
  places: { [place: string]: { episode: string; last: Millis } }
}

/**
 * Another tool on the page (Fullstory, PostHog, Datadog) has found friction. It names the act that it must have been
 * about, so that the score counts it once where we have seen the same.
 */
export const reportedFriction = defineDetector<State, { within: Millis; act: Millis }>({
  type: 'reported-friction',
  layer: 'behaviour',
  weight: 0.3,
  options: { within: ONE_TROUBLE_WITHIN, act: ACT_WITHIN },
  on: ['reported'],
  init: () => ({ episodes: 0, places: {} }),

  observe(state, observation, { now, acts, options, wait }) {
    if (observation.type !== 'reported') return undefined
    const { kind, by, form } = observation
    const act = acts.latest(({ at }) => now - at <= options.act)
    const target = observation.target ?? act?.target
    const place = `${by} ${kind} ${target?.key ?? ''}`
    const known = Object.hasOwn(state.places, place) ? state.places[place] : undefined
    const isSame = known !== undefined && now - known.last <= wait(options.within)
    const episode = isSame ? known.episode : String(++state.episodes)
    delete state.places[place]
    state.places[place] = { episode, last: now }
    const [oldest] = Object.keys(state.places)
    if (Object.keys(state.places).length > PLACES_KEPT && oldest !== undefined) delete state.places[oldest]
    return [
      {
        episode,
        strength: STRENGTHS[kind],
        counted: [now],
        target,
        form: form ?? act?.form,
        act: act?.id,
        evidence: { by, kind },
      },
    ]
  },
})
