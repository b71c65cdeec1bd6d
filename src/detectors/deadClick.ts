import type { ActRecord } from '../core/acts.ts'
import { defineDetector, type Context } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import type { Finding } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'
import { closePlaces, findAt, initPlaces, servedAt, type Places } from './places.ts'

/**
 * Tools that look at effects wait 1 s (Splunk), 2 s (New Relic), 2.5 s (PostHog) or 3 s (Amplitude). After two seconds
 * without anything happening people look elsewhere: later is too late to help, and sooner calls slow pages dead.
 */
export const DEAD_AFTER: Millis = 2 * SECOND

interface State {
  places: Places
  waiting: Waiting[]
}

/** An act that has not been judged yet. */
interface Waiting {
  id: string
  due: Millis
}

type Options = { after: Millis }

const WAITING_KEPT = 8

/**
 * A working control was pressed, and nothing happened at all. Each act is judged on its own, two seconds after it or
 * when what it waits for has ended; those on one target make one episode.
 *
 *   act ── any answer, also a "no" ─────────────▶ nothing
 *    │ ─── page hidden, left, or another page ──▶ nothing
 *    └──── 2 s, and nothing under way ──────────▶ dead ── a press is served at last ──▶ over
 */
export const deadClick = defineDetector<State, Options>({
  type: 'dead-click',
  layer: 'behaviour',
  weight: 0.25,
  options: { after: DEAD_AFTER },
  on: ['act', 'answer', 'page', 'visibility', 'stalled'],
  init: () => ({ places: initPlaces(), waiting: [] }),

  observe(state, observation, context) {
    switch (observation.type) {
      case 'act':
        addAct(state, observation, context)
        break
      case 'answer':
      case 'page':
        state.waiting = []
        break
      case 'visibility':
        if (observation.hidden) state.waiting = []
        break
      case 'stalled':
        putOff(state, observation, context)
    }
    return closePlaces(state.places, servedAt(state.places, context.acts))
  },

  dueAt({ waiting }, context) {
    const dues = waiting.map((each) => dueOf(each, context))
    return dues.length > 0 ? Math.min(...dues) : undefined
  },

  expire(state, at, context) {
    const due = state.waiting.filter((each) => dueOf(each, context) <= at)
    state.waiting = state.waiting.filter((each) => !due.includes(each))
    return due.flatMap(({ id }) => {
      const act = context.acts.find(id)
      return act?.state === 'open' ? [tell(state, act, at)] : []
    })
  },
})

function addAct(state: State, { id, at }: Observed<'act'>, { acts, wait, options }: Context<Options>): void {
  const act = acts.find(id)
  // A control that is disabled says so.
  if (act?.state !== 'open' || act.judge !== 'yes' || act.disabled) return
  state.waiting.push({ id, due: at + wait(options.after) })
  if (state.waiting.length > WAITING_KEPT) state.waiting.shift()
}

/** A page that froze could not answer: each act that still waits gets the time back. */
function putOff(state: State, { from, to }: Observed<'stalled'>, context: Context<Options>): void {
  for (const each of state.waiting) {
    const due = dueOf(each, context)
    if (due > from) each.due = due + Math.max(0, to - from)
  }
}

function dueOf({ id, due }: Waiting, { acts }: Context<Options>): Millis {
  return Math.max(due, acts.find(id)?.pendingUntil ?? 0)
}

function tell(state: State, act: ActRecord, at: Millis): Finding {
  const { episode, times } = findAt(state.places, act)
  return {
    episode,
    // One press may have been a test; who presses again believed in it.
    strength: 0.6 + 0.2 * (times - 1),
    counted: [act.at],
    target: act.target,
    form: act.form,
    act: act.id,
    evidence: { waited: Math.round(at - act.at), times, requested: act.pendingUntil > 0 },
  }
}
