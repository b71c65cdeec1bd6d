import type { Observation, Observed } from '../observation.ts'
import { SECOND, type Millis } from '../time.ts'
import { attribute, attributeHeldUp, closeRequest, openRequest } from './actRequests.ts'
import { isNear, isWaiting, type ActRecord, type ActsState } from './actsState.ts'
import { ANSWERED_WITHIN, PENDING_AT_MOST } from './waits.ts'

/** A hand that presses again and again goes on so long before it sees that there is nothing more. */
export const OVERRUN_WITHIN: Millis = SECOND
/** And stays within so many pixels. */
export const OVERRUN_RADIUS = 30

const ACTS_KEPT = 20

/**
 * What became of each act: the one place where the page's answers meet the user's acts. Every click signal
 * reads it and none judges for itself. A signal that the host keeps from an act does not get it here either.
 *
 *              absorbed   (an earlier answer still to be seen, or pending, on the same place)
 *            ╱
 *   act ── open ──────────────── answer ──▶ served
 *            │ ╲                   ▲
 *            │   failing answer ─▶ failing       (also: its form shows that it was refused)
 *            │ request caused      │
 *            ▼                     │
 *         pending (in flight, and 500 ms more) ──▶ open again when it brought nothing
 *
 *   page hidden, or about to be left; answered while another control was pressed ──▶ undecided
 */
export function observeActs(state: ActsState, observation: Observation): void {
  switch (observation.type) {
    case 'act':
      return addAct(state, observation)
    case 'answer':
      return observation.failing ? refuse(state, observation.at) : serve(state, observation)
    case 'form':
      return refuseForm(state, observation)
    case 'stalled':
      return freeze(state, observation)
    case 'request':
      return openRequest(state, observation)
    case 'response':
      return closeRequest(state, observation)
    case 'leaving':
      state.leavingUntil = observation.at + PENDING_AT_MOST
      // It may end in a file or in nothing: whatever comes, nobody will know what the act was answered.
      return leaveUndecided(state)
    case 'page':
      return turnPage(state, observation)
    case 'visibility':
      if (observation.hidden) leaveUndecided(state)
      return
  }
}

function addAct(state: ActsState, act: Observed<'act'>): void {
  const { type: _, absorbed, length: __, ...rest } = act
  const record: ActRecord = { ...rest, state: 'open', inFlight: 0, pendingUntil: 0 }
  if (state.lastAnswer >= act.began && state.lastAnswer > 0) {
    // The page answered between the press and now: a menu on pointerdown, or a frozen page that caught up.
    record.state = 'served'
    record.answeredAt = state.lastAnswer
  } else if (absorbed || act.at < state.leavingUntil || isPendingAt(state, act)) {
    record.state = 'absorbed'
  }
  if (isOverrun(record, state.acts.at(-1))) record.overrun = true
  state.acts.push(record)
  if (state.acts.length > ACTS_KEPT) state.acts.shift()
  for (const request of Object.values(state.requests)) {
    // Sent on pointerdown, before the click made it an act.
    if (request.act === undefined && request.at >= act.began) attribute(state, request, record)
  }
}

/**
 * A hand that presses an arrow to the end goes on for a while: by then the arrow is disabled, or has made way for
 * what lies under it. Whoever was served so far is not annoyed by that.
 */
function isOverrun(act: ActRecord, before: ActRecord | undefined): boolean {
  if (!before || act.began - before.began > OVERRUN_WITHIN || !isNear(before, act, OVERRUN_RADIUS))
    return false
  const hasWorked = before.judge !== 'idle' && !before.disabled
  const wasServed = hasWorked && (before.state === 'served' || before.state === 'absorbed')
  return (act.judge === 'idle' || act.disabled === true) && (before.overrun === true || wasServed)
}

/** Pressing again while the first press is being worked on is impatience with a wait, not with silence. */
function isPendingAt(state: ActsState, act: Observed<'act'>): boolean {
  return state.acts.some(
    (earlier) =>
      earlier.inFlight > 0 && earlier.target.key === act.target.key && act.at < earlier.pendingUntil,
  )
}

function serve(state: ActsState, { at, elsewhere }: Observed<'answer'>): void {
  state.lastAnswer = at
  // Most likely it is the control that is being pressed which was answered, and nothing looks on for the others.
  if (elsewhere) return leaveUndecided(state)
  const latest = state.acts.at(-1)
  for (const act of state.acts) {
    const isPast = act !== latest && at - act.at > ANSWERED_WITHIN && at > act.pendingUntil
    if (!isWaiting(act) || act.began > at || isPast) continue
    act.state = 'served'
    act.answeredAt ??= at
  }
}

/**
 * A form that is sent anew and still says what it said before has not changed, and has answered all the same. What
 * only a server has said, nobody has seen.
 */
function refuseForm({ acts }: ActsState, { form, step, by }: Observed<'form'>): void {
  if (step !== 'refused' || by === 'request') return
  for (const act of acts) if (act.form === form && act.state === 'open') act.state = 'failing'
}

/** The clock rule: what stood still could start nothing. The stall may be told of after what it has held up. */
function freeze(state: ActsState, { from, to }: Observed<'stalled'>): void {
  const [since, until] = state.frozen
  state.frozen = from <= until && since <= to ? [Math.min(from, since), Math.max(to, until)] : [from, to]
  attributeHeldUp(state)
}

function refuse(state: ActsState, at: Millis): void {
  for (const act of state.acts) {
    if (act.state !== 'open') continue
    act.state = 'failing'
    act.answeredAt = at
  }
}

/** A new document forgets what was under way; within one, the change of page is an answer of its own. */
function turnPage(state: ActsState, { via }: Observed<'page'>): void {
  state.leavingUntil = 0
  if (via === 'load' || via === 'reload' || via === 'restore') {
    leaveUndecided(state)
    state.requests = {}
    for (const act of state.acts) act.inFlight = 0
  }
}

function leaveUndecided(state: ActsState): void {
  for (const act of state.acts) if (isWaiting(act)) act.state = 'undecided'
}
