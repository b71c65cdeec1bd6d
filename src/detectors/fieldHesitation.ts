import { defineDetector } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import { PRESENT_WITHIN } from '../core/pauses.ts'
import type { Finding, Over, Target } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'

/** A field asks for something that has to be looked up, or is not understood; most begin within two seconds. */
export const HESITATION_AFTER: Millis = 8 * SECOND

interface State {
  episodes: number
  seen: Millis
  stay?: { form: string; field: string; target: Target; since: Millis; told: boolean }
}

/**
 * Somebody went to a field, is there, and enters nothing: for 8 s, or for what is long in this field. Slow readers and
 * users of assistive technology hesitate everywhere, so it says something of the field only when many do.
 */
export const fieldHesitation = defineDetector<State, { after: Millis; present: Millis }>({
  type: 'field-hesitation',
  layer: 'behaviour',
  weight: 0,
  personal: true,
  options: { after: HESITATION_AFTER, present: PRESENT_WITHIN },
  on: ['field', 'form', 'act', 'presence', 'page', 'visibility'],
  init: () => ({ episodes: 0, seen: 0 }),

  observe(state, observation, { wait, options }) {
    const { at } = observation
    switch (observation.type) {
      case 'field':
        return observeField(state, observation)
      case 'form':
        if (observation.form === state.stay?.form) delete state.stay
        return undefined
      case 'act':
        if (observation.form !== state.stay?.form) delete state.stay
        return see(state, at, wait(options.present))
      case 'presence':
        return see(state, at, wait(options.present))
      case 'page':
        if (observation.via !== 'replace') delete state.stay
        return undefined
      default:
        delete state.stay
        return undefined
    }
  },

  dueAt({ stay }, { wait, options, baseline }) {
    if (!stay || stay.told) return undefined
    const usual = baseline('field', `${stay.form}/${stay.field}`, 0.95) ?? 0
    return stay.since + wait(Math.max(options.after, usual))
  },

  expire(state, at, { wait, options }) {
    const { stay, seen } = state
    if (!stay) return undefined
    stay.told = true
    if (at - seen > wait(options.present)) return undefined
    const finding: Finding = {
      episode: String(++state.episodes),
      strength: 0.5,
      counted: [at],
      target: stay.target,
      form: stay.form,
      evidence: { pause: Math.round(at - stay.since) },
    }
    return [finding]
  },
})

function observeField(
  state: State,
  { step, auto, form, field, target, at }: Observed<'field'>,
): Over[] | undefined {
  const { stay, episodes } = state
  const over = stay?.told ? [{ episode: String(episodes), over: true } as const] : undefined
  delete state.stay
  // Where the page has put the focus, nobody has decided to write.
  if (step === 'entered' && !auto) state.stay = { form, field, target, since: at, told: false }
  state.seen = at
  return over
}

function see(state: State, at: Millis, present: Millis): undefined {
  const { stay } = state
  // Back from somewhere: the time away was no hesitation.
  if (stay && at - state.seen > present) Object.assign(stay, { since: at, told: false })
  state.seen = at
}
