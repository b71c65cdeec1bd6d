import type { ActBook } from '../core/acts/readActs.ts'
import { defineDetector } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import { own } from '../core/own.ts'
import type { Finding } from '../core/signal.ts'
import { MINUTE, SECOND, type Millis } from '../core/time.ts'

/** One field is a try; whoever has filled in two wanted to send it. */
export const ABANDON_FIELDS = 2
/** Who looks something up on another page is back by then. */
export const ABANDON_AFTER: Millis = 5 * SECOND
/** A press in the form that leads on within this time is its next step. */
export const LEADS_ON_WITHIN: Millis = 10 * SECOND
/** What was left lying for longer was given up long before the page was left. */
export const ABANDON_WITHIN: Millis = 30 * MINUTE
const FORMS_KEPT = 4
const FIELDS_KEPT = 8

interface Draft {
  fields: string[]
  page: string
  /** The latest entry. */
  at: Millis
  /** It has been sent, and nobody has turned it down yet. */
  sent: boolean
}

interface State {
  episodes: number
  drafts: { [form: string]: Draft }
  pressed?: { form?: string; at: Millis }
  left?: { form: string; fields: number; page: string; at: Millis }
}

/**
 * A form that somebody has begun to fill in and left without sending it.
 *
 *   two fields ── another page, or its dialog closed ── 5 s ──▶ abandoned
 *       ▲                          │ back, or on in the form
 *       └──────────────────────────┘
 *   sent, saved by a request, led on by a press in it: not abandoned
 */
export const formAbandon = defineDetector<State, { fields: number; after: Millis; within: Millis }>({
  type: 'form-abandon',
  layer: 'behaviour',
  weight: 0.25,
  options: { fields: ABANDON_FIELDS, after: ABANDON_AFTER, within: ABANDON_WITHIN },
  counts: { fields: 8 },
  on: ['form', 'field', 'act', 'response', 'page'],
  init: () => ({ episodes: 0, drafts: {} }),

  observe(state, observation, { page, options, acts, wait }) {
    switch (observation.type) {
      case 'form':
        return observeForm(state, observation, page, options.fields)
      case 'field': {
        const draft = own(state.drafts, observation.form)
        const isEmpty = observation.step === 'left' && !observation.filled
        if (draft && isEmpty) draft.fields = draft.fields.filter((field) => field !== observation.field)
        return undefined
      }
      case 'act': {
        const { form, judge, at } = observation
        // A press into a field leads nowhere.
        state.pressed = { ...(form !== undefined && judge !== 'never' && { form }), at }
        return undefined
      }
      case 'response':
        return save(state, observation, acts)
      case 'page':
        return turnPage(state, observation, page, options.fields, wait(options.within))
      default:
        return undefined
    }
  },

  dueAt: ({ left }, { wait, options }) => left && left.at + wait(options.after),

  expire(state, at) {
    const { left } = state
    delete state.left
    if (!left) return undefined
    const { form, fields } = left
    const finding: Finding = {
      episode: String(++state.episodes),
      strength: 0.6,
      counted: [at],
      form,
      evidence: { fields },
    }
    return [finding]
  },
})

function observeForm(
  state: State,
  { form, step, field, at }: Observed<'form'>,
  page: string,
  needed: number,
): undefined {
  const draft = own(state.drafts, form)
  switch (step) {
    case 'started':
    case 'progress': {
      if (state.left?.form === form) delete state.left
      const known = draft && !draft.sent ? draft.fields : []
      const fields = field === undefined || known.includes(field) ? known : [...known, field]
      delete state.drafts[form]
      const names = Object.keys(state.drafts)
      if (names.length >= FORMS_KEPT) delete state.drafts[names[0]!]
      state.drafts[form] = { fields: fields.slice(0, FIELDS_KEPT), page, at, sent: false }
      return undefined
    }
    case 'submitted':
      if (draft) draft.sent = true
      return undefined
    case 'refused':
      if (draft) draft.sent = false
      return undefined
    case 'gone':
      if (draft) leave(state, form, draft, at, needed)
      return undefined
    default:
      delete state.drafts[form]
      return undefined
  }
}

/** Saved by a press in it, or by itself right after an entry: what is saved is not lost. */
function save(
  state: State,
  { id, key, outcome, judged, at }: Observed<'response'>,
  acts: ActBook,
): undefined {
  if (outcome !== 'ok' || !judged) return undefined
  const act = acts.causeOfResponse(id)
  for (const [form, draft] of Object.entries(state.drafts)) {
    const isPressed = act?.form === form && act.judge !== 'never'
    const isSaved = !key.startsWith('GET') && at - draft.at <= LEADS_ON_WITHIN
    if (isPressed || isSaved) delete state.drafts[form]
  }
  return undefined
}

function turnPage(
  state: State,
  { via, at }: Observed<'page'>,
  page: string,
  needed: number,
  within: Millis,
): undefined {
  if (via === 'replace' || via === 'route' || via === 'reload') return undefined
  if (state.left?.page === page) delete state.left
  for (const [form, draft] of Object.entries(state.drafts)) {
    if (at - draft.at > within) delete state.drafts[form]
    else if (draft.page !== page) leave(state, form, draft, at, needed)
  }
  return undefined
}

function leave(state: State, form: string, { fields, page, sent }: Draft, at: Millis, needed: number): void {
  delete state.drafts[form]
  const { pressed } = state
  const isLedOn = pressed?.form === form && at - pressed.at <= LEADS_ON_WITHIN
  if (!sent && !isLedOn && fields.length >= needed) state.left = { form, fields: fields.length, page, at }
}
