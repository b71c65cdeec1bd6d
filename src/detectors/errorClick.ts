import type { ActRecord } from '../core/acts/actsState.ts'
import { BLAMED_WITHIN } from '../core/acts/waits.ts'
import { defineDetector, type Context } from '../core/detector.ts'
import type { Observation } from '../core/observation.ts'
import { own } from '../core/own.ts'
import type { Evidence, Finding } from '../core/signal.ts'
import { MINUTE, type Millis } from '../core/time.ts'
import { isFailure } from './isFailure.ts'
import { closePlaces, findAt, initPlaces, servedAt, type Places } from './places.ts'

/** As far as an act is to blame: handlers, and what they start, are over within a second (Splunk's figure). */
export const ERROR_CLICK_WITHIN: Millis = BLAMED_WITHIN
/** What goes wrong shows in several ways at once: an error in the console, a failed request, an alert. */
export const ONE_FAILURE_WITHIN: Millis = 300
/** An error that came so often within {@link FLOOD_WITHIN} without any act comes by itself. */
export const ERRORS_OF_A_FLOOD = 2
/** What comes by itself comes at least once a minute. */
export const FLOOD_WITHIN: Millis = MINUTE

interface State {
  places: Places
  /** Acts that have been blamed, and when. */
  blamed: { id: string; at: Millis }[]
  /** A failure of no act: perhaps of one that is just being made. */
  stray?: Failure & { at: Millis }
  /** When each error last came without any act. */
  alone: { [fingerprint: string]: Millis[] }
}

interface Failure {
  by: 'error' | 'request' | 'alert'
  evidence: Evidence
}

type Options = typeof options

const options = { within: ERROR_CLICK_WITHIN, oneFailure: ONE_FAILURE_WITHIN }

const BLAMED_KEPT = 12
const ERRORS_KEPT = 6

/**
 * Something went wrong right after an act on anything, or while its request was under way: an error, a failed
 * request, an alert. Each act is blamed once; what also comes without acts is nobody's.
 *
 *   act ── error, failed request, alert ──▶ error click ── an act there is served, 1 s without failure ──▶ over
 */
export const errorClick = defineDetector<State, Options>({
  type: 'error-click',
  layer: 'behaviour',
  weight: 0.35,
  options,
  on: ['act', 'error', 'response', 'answer'],
  init: () => ({ places: initPlaces(), blamed: [], alone: {} }),

  observe(state, observation, context) {
    const { acts } = context
    switch (observation.type) {
      case 'act': {
        const { stray } = state
        delete state.stray
        // It failed on pointerdown, before the click made it an act.
        if (!stray || stray.at < observation.began) return undefined
        const act = acts.find(observation.id)
        if (!act) return undefined
        if (typeof stray.evidence.error === 'string') own(state.alone, stray.evidence.error)?.pop()
        return blame(state, act, stray, context)
      }
      case 'response': {
        const act = isFailure(observation) ? acts.causeOfResponse(observation.id) : undefined
        const { key: request, status = 0 } = observation
        const isBlamed = !act || state.blamed.some(({ id }) => id === act.id)
        return isBlamed
          ? undefined
          : blame(state, act, { by: 'request', evidence: { request, status } }, context)
      }
      default: {
        const failure = readFailure(observation)
        return failure && blameLatest(state, failure, context)
      }
    }
  },

  dueAt(state, context) {
    const dues = mended(state, context).map((act) => quietAt(act, context))
    return dues.length > 0 ? Math.min(...dues) : undefined
  },

  expire(state, at, context) {
    return closePlaces(
      state.places,
      mended(state, context).filter((act) => quietAt(act, context) <= at),
    )
  },
})

function readFailure(observation: Observation): Failure | undefined {
  if (observation.type === 'error') {
    const { fingerprint: error, name } = observation
    return { by: 'error', evidence: { error, name } }
  }
  if (observation.type !== 'answer' || !observation.failing) return undefined
  // The focus that goes back to a field helps the user, and in a bare alert a page may say that all went well.
  const isAlert = observation.kind === 'dom' && !observation.bare
  return isAlert ? { by: 'alert', evidence: {} } : undefined
}

/** Puts a failure down to the latest act that has not been blamed for another one. */
function blameLatest(state: State, failure: Failure, context: Context<Options>): Finding[] | undefined {
  const { acts, now, options, wait } = context
  const isNear = ({ at, inFlight, pendingUntil }: ActRecord) =>
    acts.awake(at, now) <= wait(options.within) || inFlight > 0 || now < pendingUntil
  const blamedAt = (act: ActRecord) => state.blamed.find(({ id }) => id === act.id)?.at
  const latest = acts.latest(isNear)
  if (isFlood(state, failure, !!latest, now)) return undefined
  if (!latest) {
    state.stray = { ...failure, at: now }
    return undefined
  }
  const before = blamedAt(latest)
  if (before !== undefined && now - before <= options.oneFailure) return undefined
  const act = acts.latest((each) => isNear(each) && blamedAt(each) === undefined)
  return act && blame(state, act, failure, context)
}

/** The error also comes without acts. One that does is taken down. */
function isFlood(state: State, { evidence: { error } }: Failure, isOfAct: boolean, now: Millis): boolean {
  if (typeof error !== 'string') return false
  const times = (own(state.alone, error) ?? []).filter((at) => now - at <= FLOOD_WITHIN)
  const isHabit = times.length >= ERRORS_OF_A_FLOOD
  if (!isOfAct) {
    const known = Object.keys(state.alone)
    if (!known.includes(error) && known.length >= ERRORS_KEPT) delete state.alone[known[0]!]
    state.alone[error] = [...times, now].slice(-ERRORS_OF_A_FLOOD)
  }
  return isHabit
}

function blame(
  state: State,
  act: ActRecord,
  { by, evidence }: Failure,
  { now }: Context<Options>,
): Finding[] {
  state.blamed.push({ id: act.id, at: now })
  if (state.blamed.length > BLAMED_KEPT) state.blamed.shift()
  const { episode, times } = findAt(state.places, act)
  // An alert in a form may tell of a slip of the user's own.
  const sure = by !== 'alert' ? 0.7 : act.form === undefined ? 0.6 : 0.4
  return [
    {
      episode,
      strength: sure + 0.15 * (times - 1),
      counted: [now],
      target: act.target,
      form: act.form,
      act: act.id,
      evidence: { by, ...evidence, times, after: Math.round(now - act.at) },
    },
  ]
}

/** Acts that went well where others have failed, and have nothing under way. */
function mended({ places, blamed }: State, { acts }: Context<Options>): ActRecord[] {
  return servedAt(places, acts).filter((act) => act.inFlight === 0 && blamed.every(({ id }) => id !== act.id))
}

/** Nothing can go wrong with it any more. */
function quietAt(
  { at, answeredAt = 0, pendingUntil }: ActRecord,
  { wait, options }: Context<Options>,
): Millis {
  return Math.max(at + wait(options.within), answeredAt, pendingUntil)
}
