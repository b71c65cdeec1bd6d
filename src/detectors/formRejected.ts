import { defineDetector, type Context } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import { own } from '../core/own.ts'
import type { Finding, Over, Target } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'
import { isFailure } from './isFailure.ts'

/** One refusal is a typing mistake; the second says that the person does not know what is wrong. */
export const REFUSALS = 2
/** Several signs of one refusal (fields marked, an alert) arrive together. */
export const ONE_REFUSAL_WITHIN: Millis = 300

interface State {
  episodes: number
  forms: { [form: string]: FormRecord }
}

interface FormRecord {
  episode: string
  refusals: Millis[]
  /** A submit without an outcome yet. */
  open: boolean
  target?: Target
  told: number
}

const FORMS_KEPT = 8
const REFUSALS_KEPT = 20

type Options = { refusals: number }

/**
 * At least two attempts to submit a form that were refused, with none accepted between. A form that merely
 * comes back is neither refused nor accepted.
 */
export const formRejected = defineDetector<State, Options>({
  type: 'form-rejected',
  layer: 'behaviour',
  weight: 0.5,
  options: { refusals: REFUSALS },
  counts: { refusals: 20 },
  on: ['form', 'response'],
  init: () => ({ episodes: 0, forms: {} }),

  observe(state, observation, context) {
    if (observation.type === 'response') {
      const form = failedForm(state, observation, context)
      return form === undefined ? undefined : refuse(state, form, 'request', undefined, context)
    }
    if (observation.type !== 'form') return undefined
    const { form, step, target, by = '' } = observation
    switch (step) {
      case 'submitted':
        recordOf(state, form).open = true
        return undefined
      case 'refused':
        return isAttempt(state, observation, context) ? refuse(state, form, by, target, context) : undefined
      case 'accepted':
        return accept(state, form)
      default:
        return undefined
    }
  },
})

/**
 * The form whose submit is open and whose request has just failed; or where a press that no submit event told of
 * was to change something and failed, since many forms are sent by a button that is none that sends.
 */
function failedForm(
  state: State,
  response: Observed<'response'>,
  { acts }: Context<Options>,
): string | undefined {
  const act = acts.causeOfResponse(response.id)
  const { judged, outcome } = response
  if (act?.form === undefined || !judged || (outcome !== 'failed' && outcome !== 'refused')) return undefined
  const known = own(state.forms, act.form)
  const isUnheard = act.judge === 'yes' && isFailure(response) && act.began > (known?.refusals.at(-1) ?? 0)
  return known?.open || (isUnheard && !response.key.startsWith('GET ')) ? act.form : undefined
}

/** Whether this refusal answers an attempt that has not been counted. */
function isAttempt(state: State, { form, by, at }: Observed<'form'>, { acts }: Context<Options>): boolean {
  const known = own(state.forms, form)
  const last = known?.refusals.at(-1)
  if (!known || known.open || last === undefined) return true
  // The browser itself refused before any submit event, or the host says so.
  if (by === 'invalid' || by === 'result') return at - last > ONE_REFUSAL_WITHIN
  return acts.recent.some((act) => act.form === form && act.began > last)
}

function refuse(
  state: State,
  form: string,
  by: string,
  target: Target | undefined,
  { now, acts, options }: Context<Options>,
): Finding[] | undefined {
  const known = recordOf(state, form)
  known.open = false
  known.refusals.push(now)
  if (known.refusals.length > REFUSALS_KEPT) {
    known.refusals.shift()
    known.told--
  }
  if (target) known.target = target
  if (known.refusals.length < options.refusals) return undefined
  const counted = known.refusals.slice(known.told)
  known.told = known.refusals.length
  const act = acts.latest((one) => one.form === form)
  return [
    {
      episode: known.episode,
      strength: 0.8 + 0.2 * (known.refusals.length - options.refusals),
      counted,
      target: known.target ?? act?.target,
      form,
      act: act?.id,
      evidence: { by, refusals: known.refusals.length },
    },
  ]
}

function accept(state: State, form: string): Over[] | undefined {
  const known = own(state.forms, form)
  delete state.forms[form]
  return known && known.told > 0 ? [{ episode: known.episode, over: true }] : undefined
}

function recordOf(state: State, form: string): FormRecord {
  const known = own(state.forms, form)
  if (known) return known
  const forms = Object.keys(state.forms)
  if (forms.length >= FORMS_KEPT) delete state.forms[forms[0]!]
  return (state.forms[form] = { episode: String(++state.episodes), refusals: [], open: false, told: 0 })
}
