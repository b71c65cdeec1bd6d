import { isWaiting, type ActRecord } from '../core/acts/actsState.ts'
import type { Context } from '../core/detector.ts'
import type { Observation, ObservationType, Observed } from '../core/observation.ts'
import type { Finding, Over } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'
import { closePlaces, findAt, initPlaces, servedAt, type Places } from './places.ts'

/** Acts that wait for an answer, and the targets at which others waited in vain. */
export interface Silence {
  places: Places
  waiting: Waiting[]
}

/** An act that has not been judged yet. */
interface Waiting {
  id: string
  due: Millis
}

type Wanted = Context<{ after: Millis }>

/** What a detector of silence has to hear. */
export const HEARD_IN_SILENCE: readonly ObservationType[] = ['act', 'answer', 'page', 'visibility', 'stalled']

const WAITING_KEPT = 8

export function initSilence(): Silence {
  return { places: initPlaces(), waiting: [] }
}

/**
 * Lets the acts that are meant wait for an answer. Any answer saves all of them, also a "no", since nobody can tell to
 * which of several quick acts it belongs; and where the page hides or changes, nobody will know.
 */
export function keepSilence(
  state: Silence,
  observation: Observation,
  context: Wanted,
  isMeant: (act: Observed<'act'>) => boolean,
): Over[] {
  switch (observation.type) {
    case 'act':
      if (isMeant(observation)) addAct(state, observation, context)
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
}

export function silenceDueAt({ waiting }: Silence, context: Wanted): Millis | undefined {
  const dues = waiting.map((each) => dueOf(each, context))
  return dues.length > 0 ? Math.min(...dues) : undefined
}

/** The silence lasted: the acts of which nothing came. */
export function breakSilence(state: Silence, at: Millis, context: Wanted): Finding[] {
  const due = state.waiting.filter((each) => dueOf(each, context) <= at)
  state.waiting = state.waiting.filter((each) => !due.includes(each))
  return due.flatMap(({ id }) => {
    const act = context.acts.find(id)
    return act?.state === 'open' ? [tell(state, act, at)] : []
  })
}

function addAct(state: Silence, { id, at }: Observed<'act'>, { acts, wait, options }: Wanted): void {
  const act = acts.find(id)
  if (!act || !isWaiting(act)) return
  state.waiting.push({ id, due: at + wait(options.after) })
  if (state.waiting.length > WAITING_KEPT) state.waiting.shift()
}

/** A page that froze could not answer: each act that still waits gets the time back. */
function putOff(state: Silence, { from, to }: Observed<'stalled'>, context: Wanted): void {
  for (const each of state.waiting) {
    const due = dueOf(each, context)
    if (due > from) each.due = due + Math.max(0, to - from)
  }
}

function dueOf({ id, due }: Waiting, { acts }: Wanted): Millis {
  return Math.max(due, acts.find(id)?.pendingUntil ?? 0)
}

function tell(state: Silence, act: ActRecord, at: Millis): Finding {
  const { episode, times } = findAt(state.places, act)
  return {
    episode,
    // Once may have been a test; who tries again believed in it.
    strength: 0.6 + 0.2 * (times - 1),
    counted: [act.at],
    target: act.target,
    form: act.form,
    act: act.id,
    evidence: { waited: Math.round(at - act.at), times, requested: act.pendingUntil > 0 },
  }
}
