import { defineDetector } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import { PRESENT_WITHIN } from '../core/pauses.ts'
import type { Finding, Over, Target } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'

/**
 * In forms that end well one in 170 holds a pause of twenty seconds; one of ten seconds is five times as common
 * and says little.
 */
export const STALL_AFTER: Millis = 20 * SECOND
/** Where one stay in twenty holds a silence of 40 s, as at a number on a card in a bag, only a longer one is a stall. */
export const TIMES_USUAL = 1.5
/** Who scrolls on for so long with the focus in no form is reading; a turn of the wheel looks for the next field. */
export const READING_AFTER: Millis = 3 * SECOND

interface State {
  episodes: number
  /** The form that is being filled in. */
  form?: string
  target?: Target
  /** The field that was worked in last, by which its baseline is known. */
  field: string
  /** Since when nothing went on in it. */
  since: Millis
  seen: Millis
  told: boolean
  /** The user turned to something else on the page. */
  away: boolean
  /** Since when they scroll outside of it; 0 while they do not. */
  reading: Millis
}

/**
 * A form that was started, a user who is there, and no progress.
 *
 *   started ─ progress ─ … ── 20 s without progress, present ──▶ stall
 *                  ▲                    │ away for 15 s: the pause begins anew on return
 *                  └──── progress ──────┘ a press elsewhere, reading, saved by a press: nobody is stalled
 */
export const formStall = defineDetector<State, { after: Millis; present: Millis; timesUsual: number }>({
  type: 'form-stall',
  layer: 'behaviour',
  weight: 0.3,
  options: { after: STALL_AFTER, present: PRESENT_WITHIN, timesUsual: TIMES_USUAL },
  factors: { timesUsual: 10 },
  on: ['form', 'act', 'response', 'presence', 'page', 'visibility'],
  init: () => ({ episodes: 0, field: '', since: 0, seen: 0, told: false, away: false, reading: 0 }),

  observe(state, observation, { acts, wait, options }) {
    switch (observation.type) {
      case 'form':
        return observeForm(state, observation)
      case 'act':
        if (observation.kind !== 'swipe') turnTo(state, observation)
        return see(state, observation.at, wait(options.present))
      case 'response': {
        if (observation.outcome !== 'ok') return undefined
        // A press in the form was served: it is saved. What a text field asks for (suggestions) saves nothing.
        const act = acts.causeOfResponse(observation.id)
        if (act?.form !== undefined && act.form === state.form && act.judge !== 'never') delete state.form
        return undefined
      }
      case 'presence':
        if (observation.by === 'reading') read(state, observation.at)
        // Typing into an embedded payment frame is progress that nobody may look at.
        if (observation.by === 'frame') state.since = observation.at
        return see(state, observation.at, wait(options.present))
      case 'visibility':
        // Back at the page, presence begins anew.
        if (observation.hidden) state.seen = 0
        return undefined
      case 'page':
        if (observation.via !== 'replace') delete state.form
        return undefined
      default:
        return undefined
    }
  },

  dueAt({ form, field, since, told, away }, { wait, options, baseline }) {
    if (form === undefined || told || away) return undefined
    const usual = baseline('field', `${form}/${field}`, 0.95) ?? 0
    return since + wait(Math.max(options.after, options.timesUsual * usual))
  },

  expire(state, at, { wait, options }) {
    const { form, since, seen, target } = state
    // Told, or nobody there to tell: in both cases silent until something happens again.
    state.told = true
    if (form === undefined || at - seen > wait(options.present)) return undefined
    state.episodes++
    const finding: Finding = {
      episode: String(state.episodes),
      strength: 0.8,
      counted: [at],
      target,
      form,
      evidence: { pause: Math.round(at - since) },
    }
    return [finding]
  },
})

function observeForm(state: State, { form, step, target, field, at }: Observed<'form'>): Over[] | undefined {
  if (step === 'started' || step === 'progress') {
    const over =
      state.told && state.form === form
        ? [{ episode: String(state.episodes), over: true } as const]
        : undefined
    if (target) state.target = target
    else if (state.form !== form) delete state.target
    Object.assign(state, {
      form,
      field: field ?? '',
      since: at,
      seen: at,
      told: false,
      away: false,
      reading: 0,
    })
    return over
  }
  if (step === 'refused') {
    // Sent, it was done with; now its user is back at it, and knows less than before.
    if (state.form === undefined) Object.assign(state, { form, seen: at, away: false, reading: 0 })
    if (form === state.form) Object.assign(state, { since: at, told: false })
  } else if (form === state.form) {
    delete state.form
  }
  return undefined
}

/** A press elsewhere on the page: the form is set aside, and its pause begins anew on return. */
function turnTo(state: State, { form, at }: Observed<'act'>): void {
  const away = state.form !== undefined && form !== state.form
  if (state.away && !away) state.since = at
  state.away = away
  state.reading = 0
}

/** The focus is in no form, and the page is scrolled for a while. */
function read(state: State, at: Millis): void {
  state.reading ||= at
  if (at - state.reading >= READING_AFTER) state.away = true
}

function see(state: State, at: Millis, present: Millis): undefined {
  if (at - state.seen > present) {
    // Back from somewhere: the time away was no pause.
    state.since = Math.max(state.since, at)
    if (state.form !== undefined) state.told = false
  }
  state.seen = at
}
