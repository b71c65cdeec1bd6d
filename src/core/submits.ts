import type { Ask } from './decision.ts'
import type { Derived } from './judge.ts'
import type { Observation, Observed } from './observation.ts'
import { MINUTE, type Millis } from './time.ts'

/**
 * A form that is sent by a full page load has its outcome on the next page. This remembers the submit over the
 * load, asks the next page what it shows, and tells the outcome as an observation of the form.
 */
export interface SubmitsState {
  sent?: { form: string; at: Millis; said: readonly string[] }
  asked?: { id: string; form: string; said: readonly string[] }
  /** Words with which a page has refused: they say so again where they still stand. */
  refusing?: readonly string[]
  asks: number
}

/** A server that takes longer has lost the user; what comes then is not put down to this submit. */
export const OUTCOME_WITHIN: Millis = 2 * MINUTE

export function initSubmits(asks = 0): SubmitsState {
  return { asks }
}

export function observeSubmits(
  state: SubmitsState,
  observation: Observation,
  load: string,
): { readonly ask?: Ask; readonly derived?: Derived } {
  switch (observation.type) {
    case 'form':
      if (observation.step === 'submitted' && observation.leaves) {
        const { form, at, said = [] } = observation
        state.sent = { form, at, said }
      }
      return {}
    case 'page':
      return turnPage(state, observation, load)
    case 'reply':
      return readOutcome(state, observation)
    default:
      return {}
  }
}

function turnPage(state: SubmitsState, { via, at }: Observed<'page'>, load: string): { readonly ask?: Ask } {
  const { sent } = state
  if (!sent || (via !== 'load' && via !== 'reload' && via !== 'restore')) return {}
  delete state.sent
  // Going back shows the form as it was before: that is no outcome.
  if (via === 'restore' || at - sent.at > OUTCOME_WITHIN) return {}
  const id = `${load}-f${++state.asks}`
  state.asked = { id, form: sent.form, said: sent.said }
  return { ask: { id, question: 'form', form: sent.form } }
}

function readOutcome(
  state: SubmitsState,
  { ask, answer }: Observed<'reply'>,
): { readonly derived?: Derived } {
  const { asked } = state
  if (answer.question !== 'form' || asked?.id !== ask) return {}
  delete state.asked
  const { refusing = [] } = state
  const news = (answer.said ?? []).filter((each) => !asked.said.includes(each) || refusing.includes(each))
  const isRefused = answer.refused || news.length > 0
  state.refusing = isRefused ? news : []
  const step = isRefused ? 'refused' : answer.present ? 'undecided' : 'accepted'
  return { derived: { type: 'form', form: asked.form, step, by: answer.by ?? 'page' } }
}
