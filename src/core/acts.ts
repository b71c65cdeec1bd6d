import type { Observation, Observed } from './observation.ts'
import { own } from './own.ts'
import type { Target } from './signal.ts'
import { SECOND, type Millis } from './time.ts'

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
export interface ActBook {
  readonly recent: readonly ActRecord[]
  find(id: string): ActRecord | undefined
  latest(test: (act: ActRecord) => boolean): ActRecord | undefined
  /**
   * The act to which something that happens now is put down: the latest within a second, or pending, or the one
   * whose request has just been answered.
   */
  cause(now: Millis): ActRecord | undefined
  /** The act that waits for this request, which is still under way. */
  causeOfRequest(id: string): ActRecord | undefined
  /** The act whose request has just ended. */
  causeOfResponse(id: string): ActRecord | undefined
  /** How long the page could do anything between the two: a frozen one cannot. */
  awake(from: Millis, to: Millis): Millis
}

export interface ActRecord {
  readonly id: string
  readonly at: Millis
  readonly began: Millis
  readonly target: Target
  readonly form?: string
  readonly x?: number
  readonly y?: number
  readonly kind: Observed<'act'>['kind']
  readonly judge: Observed<'act'>['judge']
  readonly disabled?: true
  readonly masked?: true
  readonly search?: true
  readonly ignored?: readonly string[]
  /** It only runs on, after the control that was pressed has reached its end or has gone. */
  overrun?: true
  state: 'open' | 'failing' | 'served' | 'absorbed' | 'undecided'
  /** Requests of this act that are in flight. */
  inFlight: number
  /** Nothing is decided before then. */
  pendingUntil: Millis
  /** When it had its first answer, be it a "no". */
  answeredAt?: Millis
}

export interface ActsState {
  acts: ActRecord[]
  requests: { [id: string]: OpenRequest }
  /** The request that ended last, for whoever looks at its response. */
  ended?: { id: string; act: string; from: Millis; at: Millis }
  keys: { [key: string]: KeyHabits }
  lastAnswer: Millis
  /** A navigation is under way: the whole page is pending. */
  leavingUntil: Millis
  /** When the main thread last stood still. */
  frozen: Span
}

type Span = readonly [from: Millis, to: Millis]

interface OpenRequest {
  key: string
  at: Millis
  /** It was sent in the handler of an act. */
  caused?: true
  /** The act that caused it. */
  act?: string
  /** It keeps that act pending: noise does not. */
  pends?: true
}

/** What a request key usually does, to tell the work of an act from the noise around it. */
interface KeyHabits {
  /** The last starts that no act explains. */
  alone: Millis[]
  /** Places whose acts it followed. */
  places: string[]
  /** When the last one that an act caused started and ended; 0 while it runs. */
  from: Millis
  ended: Millis
  /** Ended before without any answer: a click tracker. */
  barren: boolean
  /** It followed a press that asked for nothing, like one into a text field. */
  idle?: true
}

/** A request that starts this soon after an act is its doing: handlers run at once, validation takes a moment. */
export const CAUSED_WITHIN: Millis = 150
/** After a request ended the page gets this long to show its result. */
export const AFTER_REQUEST: Millis = 500
/** Nothing is pending for longer: whatever comes later, the user waited in vain. */
export const PENDING_AT_MOST: Millis = 10 * SECOND
/** An error this soon after an act is put down to it (Splunk's figure; New Relic and Amplitude take 2 s). */
export const BLAMED_WITHIN: Millis = SECOND
/** A key that follows acts on so many different places belongs to none of them: it counts clicks. */
export const PLACES_OF_A_TRACKER = 4
/** An answer this late is none of an act that others have followed: it belongs to one of those. */
export const ANSWERED_WITHIN: Millis = 2 * SECOND
/** So many starts without any act, within {@link POLL_WITHIN}, make a key a poll. */
export const STARTS_OF_A_POLL = 2
/** Polls come at least once a minute; what a page loads once at its start is none. */
export const POLL_WITHIN: Millis = 60 * SECOND

/** A hand that presses again and again goes on so long before it sees that there is nothing more. */
export const OVERRUN_WITHIN: Millis = SECOND
/** And stays within so many pixels. */
export const OVERRUN_RADIUS = 30

const ACTS_KEPT = 20
const REQUESTS_KEPT = 24
const KEYS_KEPT = 16

export function initActs(): ActsState {
  return { acts: [], requests: {}, keys: {}, lastAnswer: 0, leavingUntil: 0, frozen: [0, 0] }
}

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

/** As the signal of this type may see them, now and whenever it is asked later. */
export function readActs(read: () => ActsState, type: string): ActBook {
  const ours = (act: ActRecord | undefined) => (act?.ignored?.includes(type) ? undefined : act)
  const find = (id: string) => ours(read().acts.find((act) => act.id === id))
  const awake = (from: Millis, to: Millis) => awakeBetween(read(), from, to)
  const isBlamed = (act: ActRecord, now: Millis) =>
    act.inFlight > 0 || (awake(act.at, now) <= BLAMED_WITHIN && act.at <= now)
  return {
    awake,
    get recent() {
      return read().acts
    },
    find,
    latest: (test) => ours(latest(read().acts, test)),
    cause(now) {
      const { acts, ended } = read()
      const blamed = ours(latest(acts, (act) => isBlamed(act, now)))
      return blamed ?? (ended && now - ended.at <= AFTER_REQUEST ? find(ended.act) : undefined)
    },
    causeOfRequest(id) {
      const request = own(read().requests, id)
      return request?.pends ? find(request.act!) : undefined
    },
    causeOfResponse(id) {
      const { ended } = read()
      return ended?.id === id ? find(ended.act) : undefined
    },
  }
}

/** How long a request took that an act has caused; `undefined` for all others. */
export function durationOf({ ended }: ActsState, { id, at }: Observed<'response'>): Millis | undefined {
  return ended?.id === id ? at - ended.from : undefined
}

/** The user waits for a request. */
export function isRequesting({ acts }: ActsState, now: Millis): boolean {
  return acts.some((act) => act.inFlight > 0 && now - act.at < PENDING_AT_MOST)
}

/** It still may be answered. */
export function isWaiting(act: ActRecord): boolean {
  return act.state === 'open' || act.state === 'failing'
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

/** Where there are no points, as with keys, the control is the place. */
export function isNear(a: ActRecord, b: ActRecord, radius: number): boolean {
  if (a.x === undefined || a.y === undefined || b.x === undefined || b.y === undefined) {
    return a.target.key === b.target.key
  }
  const dx = a.x - b.x
  const dy = a.y - b.y
  return dx * dx + dy * dy <= radius * radius
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
  for (const request of Object.values(state.requests)) {
    const habits = habitsOf(state, request.key)
    const cause = habits.alone.includes(request.at) && causeOf(state, request.at, CAUSED_WITHIN)
    if (!cause) continue
    habits.alone = habits.alone.filter((at) => at !== request.at)
    attribute(state, request, cause)
  }
}

function awakeBetween({ frozen: [since, until] }: ActsState, from: Millis, to: Millis): Millis {
  return to - from - Math.max(0, Math.min(to, until) - Math.max(from, since))
}

function refuse(state: ActsState, at: Millis): void {
  for (const act of state.acts) {
    if (act.state !== 'open') continue
    act.state = 'failing'
    act.answeredAt = at
  }
}

function openRequest(state: ActsState, request: Observed<'request'>): void {
  // It outlives the page, so that nobody has to wait for it.
  if (request.beacon) return
  const open: OpenRequest = { key: request.key, at: request.at, ...(request.caused && { caused: true }) }
  const ids = Object.keys(state.requests)
  if (ids.length >= REQUESTS_KEPT) delete state.requests[ids[0]!]
  state.requests[request.id] = open
  const cause = causeOf(state, request.at, request.caused ? PENDING_AT_MOST : CAUSED_WITHIN)
  if (cause) return attribute(state, open, cause)
  const { alone } = habitsOf(state, request.key)
  alone.push(request.at)
  if (alone.length > STARTS_OF_A_POLL) alone.shift()
}

function causeOf(state: ActsState, at: Millis, within: Millis): ActRecord | undefined {
  return latest(state.acts, (act) => act.at <= at && awakeBetween(state, act.at, at) <= within)
}

function attribute(state: ActsState, request: OpenRequest, act: ActRecord): void {
  const habits = habitsOf(state, request.key)
  if (!habits.places.includes(act.target.key) && habits.places.length < PLACES_OF_A_TRACKER) {
    habits.places.push(act.target.key)
  }
  if (act.judge === 'never' || act.judge === 'idle') habits.idle = true
  if (habits.ended > 0) {
    const answered = state.lastAnswer >= habits.from && state.lastAnswer <= habits.ended + AFTER_REQUEST
    habits.barren = !answered && request.at > habits.ended + AFTER_REQUEST
    habits.ended = 0
  }
  if (isHabit(habits, request)) return
  request.act = act.id
  // What brought no answer before keeps nobody waiting, but it may still fail.
  if (habits.barren) return
  request.pends = true
  habits.from = act.began
  act.inFlight++
  if (isWaiting(act)) act.pendingUntil = act.at + PENDING_AT_MOST
}

/** It comes by itself, or with every press: this act has nothing to do with it, nor with its failure. */
function isHabit({ alone, places }: KeyHabits, { at, caused }: OpenRequest): boolean {
  const polls = !caused && alone.length >= STARTS_OF_A_POLL && at - alone[0]! <= POLL_WITHIN
  return polls || places.length >= PLACES_OF_A_TRACKER
}

function closeRequest(state: ActsState, response: Observed<'response'>): void {
  const request = state.requests[response.id]
  delete state.requests[response.id]
  const act = request && state.acts.find(({ id }) => id === request.act)
  if (
    act &&
    !isCutOff(state, response) &&
    !asksForNothing(act) &&
    !countsPresses(habitsOf(state, request.key))
  ) {
    state.ended = { id: response.id, act: act.id, from: request.at, at: response.at }
  }
  if (!request?.pends) return
  if (!act || act.inFlight === 0) return
  habitsOf(state, request.key).ended = response.at
  act.inFlight--
  if (act.inFlight === 0) act.pendingUntil = response.at + AFTER_REQUEST
}

/** The page goes, and its requests with it. */
function isCutOff({ leavingUntil }: ActsState, { at, outcome, status }: Observed<'response'>): boolean {
  return at < leavingUntil && outcome === 'failed' && status === undefined
}

/**
 * Who presses a text field wants to write there, and who presses the bare page wants out of something: what the page
 * asks of a server at that is its own affair.
 */
function asksForNothing({ kind, target }: ActRecord): boolean {
  const isBare = /^(html|body)$/.test(target.tag)
  return kind === 'press' && (isBare || /^(textbox|searchbox|spinbutton)$/.test(target.role ?? ''))
}

/** It follows presses here and there, those that ask for nothing among them: nobody waits for it. */
function countsPresses({ idle, places }: KeyHabits): boolean {
  return !!idle && places.length > 1
}

function habitsOf(state: ActsState, key: string): KeyHabits {
  const known = own(state.keys, key)
  if (known) return known
  const keys = Object.keys(state.keys)
  if (keys.length >= KEYS_KEPT) delete state.keys[keys[0]!]
  return (state.keys[key] = { alone: [], places: [], from: 0, ended: 0, barren: false })
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

/** `findLast`, which browsers of 2021 do not have. */
function latest(acts: readonly ActRecord[], test: (act: ActRecord) => boolean): ActRecord | undefined {
  for (let i = acts.length - 1; i >= 0; i--) if (test(acts[i]!)) return acts[i]
  return undefined
}
