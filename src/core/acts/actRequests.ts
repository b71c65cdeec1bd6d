import type { Observed } from '../observation.ts'
import { own } from '../own.ts'
import { SECOND, type Millis } from '../time.ts'
import {
  awakeBetween,
  isWaiting,
  latest,
  type ActRecord,
  type ActsState,
  type KeyHabits,
  type OpenRequest,
} from './actsState.ts'
import { AFTER_REQUEST, PENDING_AT_MOST } from './waits.ts'

/** A request that starts this soon after an act is its doing: handlers run at once, validation takes a moment. */
export const CAUSED_WITHIN: Millis = 150
/** A key that follows acts on so many different places belongs to none of them: it counts clicks. */
export const PLACES_OF_A_TRACKER = 4
/** So many starts without any act, within {@link POLL_WITHIN}, make a key a poll. */
export const STARTS_OF_A_POLL = 2
/** Polls come at least once a minute; what a page loads once at its start is none. */
export const POLL_WITHIN: Millis = 60 * SECOND

const REQUESTS_KEPT = 24
const KEYS_KEPT = 16

/** Finds the act that a request was sent for; one that no act explains is counted as coming by itself. */
export function openRequest(state: ActsState, request: Observed<'request'>): void {
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

export function closeRequest(state: ActsState, response: Observed<'response'>): void {
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

/** What a stall held up was not sent by itself: an act before it caused it. */
export function attributeHeldUp(state: ActsState): void {
  for (const request of Object.values(state.requests)) {
    const habits = habitsOf(state, request.key)
    const cause = habits.alone.includes(request.at) && causeOf(state, request.at, CAUSED_WITHIN)
    if (!cause) continue
    habits.alone = habits.alone.filter((at) => at !== request.at)
    attribute(state, request, cause)
  }
}

/** What it caused is its own; what comes by itself, or with every press, is nobody's. */
export function attribute(state: ActsState, request: OpenRequest, act: ActRecord): void {
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

function causeOf(state: ActsState, at: Millis, within: Millis): ActRecord | undefined {
  return latest(state.acts, (act) => act.at <= at && awakeBetween(state, act.at, at) <= within)
}

function habitsOf(state: ActsState, key: string): KeyHabits {
  const known = own(state.keys, key)
  if (known) return known
  const keys = Object.keys(state.keys)
  if (keys.length >= KEYS_KEPT) delete state.keys[keys[0]!]
  return (state.keys[key] = { alone: [], places: [], from: 0, ended: 0, barren: false })
}
