import { PENDING_AT_MOST } from '../core/acts/waits.ts'
import { defineDetector } from '../core/detector.ts'
import type { Finding, Over } from '../core/signal.ts'
import { MINUTE, type Millis } from '../core/time.ts'
import { forgetThings, initDistinctActs, noteAct, type DistinctActs } from './distinctActs.ts'
import { isFailure } from './isFailure.ts'

/** Libraries try again by themselves, after a second as a rule: what goes well then has failed nobody. */
export const FAILED_REQUEST_SETTLE: Millis = 1500
/** A failure much later is another one. */
export const FAILED_REQUEST_WITHIN: Millis = 2 * MINUTE

const FAILING_KEPT = 6

interface State extends DistinctActs {
  failing: Failing[]
}

interface Failing {
  readonly key: string
  readonly status: number
  readonly act: string
  readonly at: Millis
  due: Millis
}

/**
 * A request that an act caused has failed, and nobody mended it at once. What one act sends several times counts
 * once; when the same request succeeds, it is over.
 *
 *   failed ── 1.5 s ──▶ found
 *      └── sent again without an act ── served ──▶ nothing
 */
export const failedRequest = defineDetector<State, { settle: Millis; within: Millis }>({
  type: 'failed-request',
  layer: 'system',
  weight: 0.25,
  options: { settle: FAILED_REQUEST_SETTLE, within: FAILED_REQUEST_WITHIN },
  on: ['request', 'response'],
  init: () => ({ ...initDistinctActs(), failing: [] }),

  observe(state, observation, { acts, options, wait }) {
    if (observation.type === 'request') {
      const { id, key, at } = observation
      if (acts.causeOfRequest(id)) return undefined
      for (const one of state.failing) if (one.key === key) one.due = at + PENDING_AT_MOST
      return undefined
    }
    if (observation.type !== 'response') return undefined
    const { key, outcome, status = 0, at, id } = observation
    const due = at + wait(options.settle)
    if (outcome === 'ok') return forget(state, key)
    if (!isFailure(observation)) return undefined
    const act = acts.causeOfResponse(id)
    const known = state.failing.find((one) => one.key === key && (!act || act.id === one.act))
    if (known) known.due = due
    else if (act)
      state.failing = [...state.failing, { key, status, act: act.id, at, due }].slice(-FAILING_KEPT)
    return undefined
  },

  dueAt: ({ failing }) => (failing.length > 0 ? Math.min(...failing.map(({ due }) => due)) : undefined),

  expire(state, now, { acts, options, wait }) {
    const due = state.failing.filter((one) => one.due <= now)
    state.failing = state.failing.filter((one) => one.due > now)
    return due.flatMap(({ key, status, act: id, at }): Finding[] => {
      const act = acts.find(id)
      const found =
        act && noteAct(state, `${key} ${status}`, act, { now: at, within: wait(options.within), needed: 1 })
      if (!found) return []
      return [
        {
          episode: found.episode,
          strength: 0.6 + 0.1 * (found.acts - 1),
          counted: found.counted,
          target: act.target,
          form: act.form,
          act: act.id,
          evidence: { request: key, status, failures: found.acts },
        },
      ]
    })
  },
})

function forget(state: State, key: string): Over[] {
  state.failing = state.failing.filter((one) => one.key !== key)
  const over = forgetThings(state, (thing) => thing.startsWith(`${key} `))
  return over.map((episode) => ({ episode, over: true }))
}
