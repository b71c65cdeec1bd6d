import { defineDetector, type Context } from '../core/detector.ts'
import type { Finding } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** By then most have looked away, or pressed again. */
export const SLOW_REQUEST_AFTER: Millis = 4 * SECOND
/** What takes three times as long as usual is felt to be stuck, however fast it usually is. */
export const SLOW_REQUEST_TIMES = 3
/** Within a second nobody's thoughts are interrupted (Nielsen), whatever is usual. */
export const SLOW_REQUEST_LEAST: Millis = SECOND

const OPEN_KEPT = 8

interface State {
  open: Open[]
  hidden: boolean
}

interface Open {
  readonly id: string
  readonly key: string
  readonly at: Millis
  /** How long it may take. */
  readonly limit: Millis
  told?: true
}

type Options = { after: Millis; times: number; least: Millis }

/**
 * A request that the user waits for takes long: told while they wait, over when it is served. Nobody waits for what
 * no act has caused, nor with a hidden page, nor who has gone on to something else that was served.
 */
export const slowRequest = defineDetector<State, Options>({
  type: 'slow-request',
  layer: 'system',
  weight: 0.2,
  options: { after: SLOW_REQUEST_AFTER, times: SLOW_REQUEST_TIMES, least: SLOW_REQUEST_LEAST },
  counts: { times: 100 },
  on: ['request', 'response', 'page', 'visibility'],
  init: () => ({ open: [], hidden: false }),

  observe(state, observation, context) {
    switch (observation.type) {
      case 'request': {
        const { id, key, at, unawaited } = observation
        if (!unawaited)
          state.open = [...state.open, { id, key, at, limit: limitOf(key, context) }].slice(-OPEN_KEPT)
        return undefined
      }
      case 'response': {
        const one = state.open.find(({ id }) => id === observation.id)
        state.open = state.open.filter((other) => other !== one)
        return one?.told && observation.outcome === 'ok' ? [{ episode: one.key, over: true }] : undefined
      }
      case 'page':
        // Another document: what was asked for by the one before nobody waits for any more.
        if (/load|restore/.test(observation.via)) state.open = []
        return undefined
      case 'visibility':
        state.hidden = observation.hidden
        return undefined
      default:
        return undefined
    }
  },

  dueAt({ open, hidden }) {
    const waiting = hidden ? [] : open.filter(({ told }) => !told)
    return waiting.length > 0 ? Math.min(...waiting.map(({ at, limit }) => at + limit)) : undefined
  },

  expire(state, now, context) {
    const due = state.open.filter(({ at, limit, told }) => !told && at + limit <= now)
    state.open = state.open.filter((one) => !due.includes(one))
    return due.flatMap((one): Finding[] => {
      const act = waitingAct(one.id, context)
      if (!act) return []
      state.open.push({ ...one, told: true })
      return [
        {
          episode: one.key,
          strength: 0.6,
          counted: [now],
          target: act.target,
          form: act.form,
          act: act.id,
          evidence: { request: one.key, limit: Math.round(one.limit) },
        },
      ]
    })
  },
})

function limitOf(key: string, { options, wait, baseline }: Context<Options>): Millis {
  const usual = baseline('request', key, 0.5)
  const long = usual === undefined ? Infinity : Math.max(options.least, options.times * usual)
  return wait(Math.min(options.after, long))
}

/** The act that waits for it, unless the user has done something else meanwhile, and was served. */
function waitingAct(id: string, { acts }: Context<Options>) {
  const act = acts.causeOfRequest(id)
  const goesOn = acts.recent.some(
    (later) =>
      act !== undefined &&
      later.at > act.at &&
      later.state === 'served' &&
      later.target.key !== act.target.key,
  )
  return goesOn ? undefined : act
}
