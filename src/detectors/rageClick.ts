import { isNear, isWaiting, type ActRecord } from '../core/acts/actsState.ts'
import { ANSWERED_WITHIN } from '../core/acts/waits.ts'
import { defineDetector, type Context } from '../core/detector.ts'
import type { Observed } from '../core/observation.ts'
import type { Finding, Over } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'

/**
 * Three is where anger and habit part only if the page stayed silent: of 15,038 recorded web tasks, one in ten
 * holds three quick clicks on one place, and in all but 8 % of those the page answered.
 */
export const RAGE_ACTS = 3
/** A page that says "no" has said something; people try once more before they rage at it. */
export const RAGE_ACTS_REFUSED = 4
/** The usual gap (Datadog, PostHog, Mixpanel): slower pressing is trying again, not rage. */
export const RAGE_GAP: Millis = 1000
/** Where nothing is actionable, a hand that keeps pressing stays within this many pixels. */
export const RAGE_RADIUS = 30
/** A debounced control answers this long after the last press. */
export const RAGE_SETTLE: Millis = 500
/** If the pressing goes on, waiting longer than this after the third press comes too late to help. */
export const RAGE_DECIDE: Millis = 1000
/** Where it may be counting: who adds ten is busy for two seconds, and a total that is worked out once comes after that. */
export const RAGE_COUNTED: Millis = 4000
/** An answer this late after a press may be one that waits for the last: debounced handlers take 200 to 500 ms. */
export const RAGE_DEBOUNCED: Millis = 200
/** What counts or leafs says so by a sign or a word; in other languages its first late answer tells. */
const COUNTS =
  /^[-+−–<>‹›«»←→↑↓▲▼]|\b(add|plus|more|minus|less|fewer|remove|(in|de)(crease|crement)|next|prev(ious)?)\b/i

/** And the next time it may take half as long again. */
const LATER = 1.5
/** Controls of which is known that they answer late. */
const LATE_KEPT = 6
const KEPT = 20

interface State {
  episodes: number
  run: Press[]
  /** How many of the run have been told of. */
  told: number
  toldAt: Millis
  /** The place of the last rage, to see when pressing it helps at last. */
  raged?: { episode: string; place: string; since: Millis }
  /** Places that have answered late, and how late; the last one last. */
  late?: (readonly [place: string, wait: Millis])[]
}

interface Press {
  id: string
  at: Millis
  began: Millis
  /** How long the page could not answer since. */
  frozen: Millis
}

type Options = typeof options

const options = {
  acts: RAGE_ACTS,
  actsRefused: RAGE_ACTS_REFUSED,
  gap: RAGE_GAP,
  radius: RAGE_RADIUS,
  settle: RAGE_SETTLE,
  decide: RAGE_DECIDE,
  counted: RAGE_COUNTED,
}

/**
 * At least three consecutive acts on one place that the page did not serve, each at most a second after the one
 * before. Any answer up to half a second after the last clears the run; acts during an earlier answer that is
 * still to be seen are neither served nor unserved.
 *
 *   press ─ press ─ press ── 500 ms of silence ──────────▶ rage
 *                     └───── pressing goes on, 1 s ──────▶ rage      (4 s on what counts, or has answered late before)
 *                     └───── an answer ─▶ nothing
 */
export const rageClick = defineDetector<State, Options>({
  type: 'rage-click',
  layer: 'behaviour',
  weight: 0.45,
  options,
  counts: { acts: 20, actsRefused: 20, radius: 1000 },
  on: ['act', 'answer', 'page', 'visibility', 'stalled'],
  init: () => ({ episodes: 0, run: [], told: 0, toldAt: 0 }),

  observe(state, observation, context) {
    switch (observation.type) {
      case 'act':
        return addPress(state, observation, context)
      case 'answer':
        if (observation.failing) return findRelief(state, context)
        endRun(state)
        noteLate(state, context)
        return findRelief(state, context)
      case 'page':
        endRun(state)
        return undefined
      case 'visibility':
        if (observation.hidden) endRun(state)
        return undefined
      case 'stalled':
        return noteStall(state, observation)
      default:
        return undefined
    }
  },

  dueAt(state, context) {
    const { settle, decide, counted } = context.options
    const records = runOf(state, context)
    const decider = state.run[neededOf(records, context) - 1]
    const last = state.run.at(-1)
    if (!decider || !last || !isPending(state, context)) return undefined
    const [{ target: { key, name = '' } = {}, masked } = {}] = records
    const [, late = 0] = state.late?.find(([place]) => place === key) ?? []
    const most = context.wait(masked || late > 0 || COUNTS.test(name) ? Math.max(counted, decide) : decide)
    const goesOn = state.told > 0 ? state.toldAt + context.wait(decide) : decider.at + decider.frozen + most
    const quiet = Math.max(context.wait(settle), LATER * late)
    const silence = Math.min(last.at + last.frozen + quiet, goesOn)
    return records.reduce((due, { pendingUntil }) => Math.max(due, pendingUntil), silence)
  },

  expire(state, at, context) {
    const records = runOf(state, context)
    const last = records.at(-1)
    if (!last) {
      endRun(state)
      return undefined
    }
    if (state.told === 0) state.episodes++
    const fresh = state.run.slice(state.told)
    state.told = state.run.length
    state.toldAt = at
    const episode = String(state.episodes)
    state.raged = { episode, place: last.target.key, since: last.began }
    const finding: Finding = {
      episode,
      strength: strengthOf(state.run.length, last),
      counted: fresh.map((press) => press.at),
      target: last.target,
      form: last.form,
      act: last.id,
      evidence: {
        acts: state.run.length,
        span: Math.round(last.began - state.run[0]!.began),
        refused: records.some((record) => record.state === 'failing'),
        actionable: last.judge === 'yes',
      },
    }
    return [finding]
  },
})

function addPress(
  state: State,
  act: Observed<'act'>,
  context: Context<Options>,
): (Finding | Over)[] | undefined {
  const record = context.acts.find(act.id)
  if (!record || act.kind === 'swipe') return undefined
  const before = state.run.at(-1)
  const beforeRecord = before && context.acts.find(before.id)
  const follows =
    before !== undefined &&
    beforeRecord !== undefined &&
    isSamePlace(beforeRecord, record, context.options.radius) &&
    // Where there are enough already, whoever presses on before the verdict takes nothing back.
    (record.began - before.began <= context.wait(context.options.gap) || isPending(state, context))

  if (record.state === 'absorbed' && follows) {
    // It keeps the run together without adding to it.
    before.began = record.began
    return undefined
  }
  if (!follows) endRun(state)
  if (record.overrun) return undefined
  // What is disabled says so, and a press on it is another finding.
  if (!isWaiting(record) || act.disabled || record.judge === 'never' || record.judge === 'unknown') {
    endRun(state)
    return findRelief(state, context)
  }
  state.run.push({ id: record.id, at: record.at, began: record.began, frozen: 0 })
  if (state.run.length > KEPT) {
    // The first ones say when it began.
    const { actsRefused } = context.options
    state.run.splice(actsRefused, 1)
    if (state.told > actsRefused) state.told--
  }
  return undefined
}

/** What it was served by came late, and no request explains it. */
function noteLate(state: State, { now, acts }: Context<Options>): void {
  const act = acts.recent.at(-1)
  if (act?.answeredAt !== now || act.judge !== 'yes' || act.pendingUntil > 0) return
  const wait = acts.awake(act.at, now)
  if (wait < RAGE_DEBOUNCED || wait > ANSWERED_WITHIN) return
  const others = (state.late ?? []).filter(([place]) => place !== act.target.key)
  state.late = [...others, [act.target.key, wait] as const].slice(-LATE_KEPT)
}

/** A page that stands still can answer none of the presses until then, however many deadlines they have set since. */
function noteStall({ run }: State, { from, to }: Observed<'stalled'>): undefined {
  for (const press of run) press.frozen += Math.max(0, to - Math.max(from, press.at))
}

function isSamePlace(a: ActRecord, b: ActRecord, radius: number): boolean {
  if (a.judge === 'yes' || b.judge === 'yes') return a.target.key === b.target.key
  return isNear(a, b, radius)
}

/** There are enough for a verdict, which has not fallen. */
function isPending(state: State, context: Context<Options>): boolean {
  return state.run.length > state.told && state.run.length >= neededOf(runOf(state, context), context)
}

/** The acts of the run that still wait for an answer. */
function runOf(state: State, { acts }: Context<Options>): ActRecord[] {
  return state.run.flatMap(({ id }) => {
    const record = acts.find(id)
    return record && isWaiting(record) ? [record] : []
  })
}

function neededOf(records: readonly ActRecord[], { options }: Context<Options>): number {
  return records.some(({ state }) => state === 'failing') ? options.actsRefused : options.acts
}

/** Pressing what raged before has helped at last. */
function findRelief(state: State, { acts }: Context<Options>): Over[] | undefined {
  const { raged } = state
  const served =
    raged &&
    acts.recent.some(
      (act) => act.state === 'served' && act.target.key === raged.place && act.began > raged.since,
    )
  if (!served) return undefined
  delete state.raged
  return [{ episode: raged.episode, over: true }]
}

function endRun(state: State): void {
  state.run = []
  state.told = 0
}

/** Three on a button are likely rage, six surely; on what is no control, somewhat less. */
function strengthOf(acts: number, { judge }: ActRecord): number {
  const sure = Math.min(1, 0.7 + 0.1 * (acts - RAGE_ACTS))
  return judge === 'yes' ? sure : sure * 0.7
}
