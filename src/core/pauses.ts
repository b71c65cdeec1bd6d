import type { Observation, Observed } from './observation.ts'
import { SECOND, type Millis } from './time.ts'

/** Somebody who has not moved, typed or scrolled for this long may have left the desk. */
export const PRESENT_WITHIN: Millis = 15 * SECOND

/**
 * The longest silence of each stay in a field, with the user there: what is usual before they go on, be it in the same
 * field or in the next. Single pauses would not do: nine in ten are those from one key to the next.
 */
export interface PausesState {
  stay?: Stay | undefined
  seen: Millis
}

interface Stay {
  form: string
  field: string
  /** Since when nothing was entered; 0 while the silence means nothing. */
  since: Millis
  longest: Millis
}

/** A stay in a field that is over. */
export interface Pause {
  /** `form/field` */
  readonly key: string
  readonly time: Millis
}

export function initPauses(): PausesState {
  return { seen: 0 }
}

export function observePauses(state: PausesState, observation: Observation): Pause | undefined {
  switch (observation.type) {
    case 'form':
      return observeForm(state, observation)
    case 'act':
      if (state.stay && observation.form !== state.stay.form) state.stay.since = 0
      return see(state, observation.at)
    case 'presence':
      if (observation.by === 'frame' && state.stay) state.stay.since = 0
      return see(state, observation.at)
    case 'visibility':
      if (state.stay) state.stay.since = 0
      return undefined
    case 'page':
      if (observation.via !== 'replace') state.stay = undefined
      return undefined
    default:
      return undefined
  }
}

function observeForm(state: PausesState, { form, field, step, at }: Observed<'form'>): Pause | undefined {
  const { stay } = state
  see(state, at)
  if (step === 'started' || step === 'progress') {
    const pause = stay && hear(stay, form, at)
    if (stay?.form === form && stay.field === field) {
      stay.since = at
      return undefined
    }
    state.stay = field === undefined ? undefined : { form, field, since: at, longest: 0 }
    return pause
  }
  if (form !== stay?.form) return undefined
  state.stay = undefined
  return step === 'submitted' ? hear(stay, form, at) : undefined
}

/** The silence has ended in the same form; one that ends elsewhere says nothing. */
function hear(stay: Stay, form: string, at: Millis): Pause | undefined {
  if (stay.form !== form) return undefined
  if (stay.since > 0) stay.longest = Math.max(stay.longest, at - stay.since)
  return stay.longest > 0 ? { key: `${stay.form}/${stay.field}`, time: stay.longest } : undefined
}

function see(state: PausesState, at: Millis): undefined {
  if (at - state.seen > PRESENT_WITHIN && state.stay) state.stay.since = 0
  state.seen = at
}
