import { defineDetector } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import type { Finding, Over, Target } from '../core/signal.ts'
import { SECOND, type Millis } from '../core/time.ts'

/**
 * In forms that end well one in 170 holds a pause of twenty seconds; one of ten seconds is five times as common
 * and says little.
 */
export const STALL_AFTER: Millis = 20 * SECOND
/** Somebody who has not moved, typed or scrolled for this long may have left the desk. */
export const PRESENT_WITHIN: Millis = 15 * SECOND

interface State {
  episodes: number
  /** The form that is being filled in. */
  form?: string
  target?: Target
  /** Since when nothing went on in it. */
  since: Millis
  seen: Millis
  told: boolean
  /** The user turned to something else on the page. */
  away: boolean
}

/**
 * A form that was started, a user who is there, and no progress.
 *
 *   started ─ progress ─ … ── 20 s without progress, present ──▶ stall
 *                  ▲                    │ away for 15 s: the pause begins anew on return
 *                  └──── progress ──────┘ a press elsewhere on the page: nobody is stalled
 */
export const formStall = defineDetector<State, { after: Millis; present: Millis }>({
  type: 'form-stall',
  layer: 'behaviour',
  weight: 0.3,
  options: { after: STALL_AFTER, present: PRESENT_WITHIN },
  on: ['form', 'act', 'presence', 'page', 'visibility'],
  init: () => ({ episodes: 0, since: 0, seen: 0, told: false, away: false }),

  observe(state, observation, { wait, options }) {
    switch (observation.type) {
      case 'form':
        return observeForm(state, observation)
      case 'act':
        turnTo(state, observation)
        return see(state, observation.at, wait(options.present))
      case 'presence':
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

  dueAt({ form, since, told, away }, { wait, options }) {
    return form === undefined || told || away ? undefined : since + wait(options.after)
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
      evidence: { pause: at - since },
    }
    return [finding]
  },
})

function observeForm(state: State, { form, step, target, at }: Observed<'form'>): Over[] | undefined {
  if (step === 'started' || step === 'progress') {
    const over =
      state.told && state.form === form
        ? [{ episode: String(state.episodes), over: true } as const]
        : undefined
    if (target) state.target = target
    else if (state.form !== form) delete state.target
    Object.assign(state, { form, since: at, seen: at, told: false, away: false })
    return over
  }
  if (form !== state.form) return undefined
  if (step === 'refused') Object.assign(state, { since: at, told: false })
  else delete state.form
  return undefined
}

/** A press elsewhere on the page: the form is set aside, and its pause begins anew on return. */
function turnTo(state: State, { form, at }: Observed<'act'>): void {
  const away = state.form !== undefined && form !== state.form
  if (state.away && !away) state.since = at
  state.away = away
}

function see(state: State, at: Millis, present: Millis): undefined {
  if (at - state.seen > present) {
    // Back from somewhere: the time away was no pause.
    state.since = Math.max(state.since, at)
    if (state.form !== undefined) state.told = false
  }
  state.seen = at
}
