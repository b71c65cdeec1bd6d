import { defineDetector } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import { own } from '../core/own.ts'
import type { Finding } from '../core/signal.ts'
import { MINUTE, type Millis } from '../core/time.ts'

/** Everybody corrects a slip, many correct two; who empties a field a third time does not know what it wants. */
export const REFILLS = 3
/** A later correction is another thought. */
export const REFILL_WITHIN: Millis = 10 * MINUTE
const FIELDS_KEPT = 12

interface State {
  episodes: number
  fields: { [field: string]: Refills }
}

interface Refills {
  form: string
  episode: string
  times: Millis[]
  told: boolean
  /** It was emptied in this stay: what is in it when it is left has been counted. */
  emptied: boolean
}

/** One field emptied, or returned to and rewritten, again and again. The sensor tells nothing of search and filters. */
export const fieldRefill = defineDetector<State, { refills: number; within: Millis }>({
  type: 'field-refill',
  layer: 'behaviour',
  weight: 0.2,
  options: { refills: REFILLS, within: REFILL_WITHIN },
  counts: { refills: 20 },
  on: ['field', 'form', 'page'],
  init: () => ({ episodes: 0, fields: {} }),

  observe(state, observation, { wait, options }) {
    if (observation.type === 'page') {
      if (observation.via !== 'replace') state.fields = {}
      return undefined
    }
    if (observation.type === 'form') {
      if (observation.step === 'accepted' || observation.step === 'gone') forget(state, observation.form)
      return undefined
    }
    if (observation.type !== 'field') return undefined
    const refills = refillsOf(state, observation)
    const { step, rewritten, at } = observation
    const isRefilled = step === 'emptied' || (step === 'left' && rewritten && !refills.emptied)
    refills.emptied = step === 'emptied' || (refills.emptied && step !== 'entered')
    if (!isRefilled) return undefined
    refills.times = [...refills.times, at]
      .filter((time) => at - time <= wait(options.within))
      .slice(-options.refills)
    if (refills.times.length < options.refills) return undefined
    const counted = refills.told ? [at] : refills.times
    refills.told = true
    const finding: Finding = {
      episode: refills.episode,
      strength: 0.6,
      counted,
      target: observation.target,
      form: observation.form,
      evidence: { by: step === 'emptied' ? 'emptied' : 'rewritten' },
    }
    return [finding]
  },
})

function refillsOf(state: State, { form, field, target }: Observed<'field'>): Refills {
  const name = `${form}/${field}/${target.key}`
  const known = own(state.fields, name)
  if (known) return known
  const names = Object.keys(state.fields)
  if (names.length >= FIELDS_KEPT) delete state.fields[names[0]!]
  const refills: Refills = {
    form,
    episode: String(++state.episodes),
    times: [],
    told: false,
    emptied: false,
  }
  state.fields[name] = refills
  return refills
}

function forget(state: State, form: string): void {
  for (const [name, refills] of Object.entries(state.fields)) {
    if (refills.form === form) delete state.fields[name]
  }
}
