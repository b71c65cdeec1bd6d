import { writeJson } from './json.ts'
import { initActs } from './acts/actsState.ts'
import { observeActs } from './acts/observeActs.ts'
import { isRequesting, readActs } from './acts/readActs.ts'
import { nameBaseline, readBaseline, type BaselinesRecord, type Seed } from './baselines.ts'
import type { Ask, Effect, Score } from './decision.ts'
import type { AnyDetector, Context } from './detector.ts'
import { initEpisodes, joinEpisode, endEpisode, isOver, relieveSignals } from './episodes.ts'
import type { Finds, Judge, JudgeContext } from './judge.ts'
import type { Observation } from './observation.ts'
import { initState, type EngineState } from './engineState.ts'
import { isByHand } from './isByHand.ts'
import { pageKey } from './page.ts'
import { addToScore, computeScore, HALF_LIFE, initScore, relieve } from './score.ts'
import type { Finding, Over } from './signal.ts'
import { learn } from './learning.ts'
import { own } from './own.ts'
import { initSubmits, observeSubmits } from './submits.ts'
import { extendDue, observeStall } from './stalls.ts'
import { MINUTE, type Millis } from './time.ts'

/** A visit is what one tab does until nobody acted for half an hour, as analytics tools count sessions. */
export const VISIT_GAP: Millis = 30 * MINUTE

export interface EngineOptions {
  readonly detectors: readonly AnyDetector[]
  readonly judge?: Judge
  /** Weights of the score by signal type, where they differ from the detectors'. */
  readonly weights?: { readonly [type: string]: number }
  readonly halfLife?: Millis
  /** What is usual for many, by the name of the baseline. */
  readonly seeds?: { readonly [name: string]: Seed }
  /** State of an earlier page load or of a log cut in two. */
  readonly state?: EngineState | undefined
}

/**
 * The fold from observations to effects. Pure and deterministic: the same stamped log gives the same effects
 * to the byte, live and in replay, in one go or cut in two.
 */
export interface Engine {
  readonly now: Millis
  /** Counts the visits that this state has lived through. */
  readonly visit: number
  readonly baselines: BaselinesRecord
  /** Grows with the baselines. */
  readonly learned: number
  /** Stamps, folds and answers with what is to be done. */
  observe(observation: Observation): Step
  /** Runs the deadlines that have passed. Late or never makes no difference to what is found. */
  advance(now: Millis): Effect[]
  /** When silence becomes meaningful next; arm one timer for it. */
  nextDue(): Millis | undefined
  score(): Score
  /** Whether the user waits for a request. */
  isRequesting(now: Millis): boolean
  /** A copy of everything it knows. */
  serialize(): EngineState
  /** For those who explain: the judge's state and what it may ask the engine. */
  inspect<T>(look: (state: unknown, context: JudgeContext) => T): T
}

export interface Step {
  /** As it goes into the log. */
  readonly observation: Observation
  readonly effects: Effect[]
}

export function createEngine(options: EngineOptions): Engine {
  const { detectors, judge, weights = {}, halfLife = HALF_LIFE, seeds = {} } = options
  const state = options.state ? copy(options.state) : initState(judge)
  for (const { type, init } of detectors) state.detectors[type] ??= init()
  // The page before may have had no config.
  state.judge ??= judge?.init()
  const scoreAt = (at: Millis) => computeScore(state.score, state.page, halfLife, at)
  const contexts = detectors.map(createContext)
  /** Who hears a type of observation, in the order of the detectors. */
  const routes: { [T in Observation['type']]?: readonly number[] } = {}
  /** The next deadline, for as long as nothing has happened since it was found. */
  let known: { due: Due | undefined } | undefined

  function observe(raw: Observation): Step {
    const observation = stamp(raw)
    const effects: Effect[] = []
    if (observation.type === 'stalled') {
      // What the stall covers is put off before it could expire.
      runDue(Math.min(observation.from, observation.at), effects)
      known = undefined
      observeStall(
        state.stalls,
        observation,
        detectors.map(({ type, dueAt }, i) => [type, dueAt && rawDue(i)]),
      )
    }
    runDue(observation.at, effects)
    state.now = observation.at
    known = undefined
    const found = openFindings(effects)
    fold(observation, found)
    learn(state.learning, observation, state.acts, state.page)
    found.close()
    known = undefined
    return { observation, effects }
  }

  function stamp(raw: Observation): Observation {
    const at = Math.max(raw.at, state.now)
    // A stall that is told late puts nothing off that has run already, in the log neither.
    return raw.type === 'stalled' ? { ...raw, at, from: Math.max(raw.from, state.ran) } : { ...raw, at }
  }

  function advance(now: Millis): Effect[] {
    const effects: Effect[] = []
    runDue(now, effects)
    return effects
  }

  function fold(observation: Observation, found: Findings): void {
    turn(observation)
    observeActs(state.acts, observation)
    const ignored = 'ignored' in observation ? observation.ignored : undefined
    for (const i of (routes[observation.type] ??= findRoute(observation.type))) {
      const detector = detectors[i]!
      if (ignored?.includes(detector.type)) continue
      found.take(detector, detector.observe(state.detectors[detector.type], observation, contextOf(i)))
    }
    if (observation.type === 'form' && observation.step === 'accepted') {
      found.relieve(({ form }) => form === observation.form)
    }
    const { ask, derived: outcome } = observeSubmits(state.submits, observation, state.load)
    if (ask) found.ask(ask)
    if (outcome) fold({ ...outcome, at: observation.at } as Observation, found)
    for (const derived of judge?.note(state.judge, observation, judgeContext(found.relieve)) ?? []) {
      fold({ ...derived, at: observation.at } as Observation, found)
    }
  }

  function findRoute(type: Observation['type']): number[] {
    return detectors.flatMap(({ on }, i) => (on.includes(type) ? i : []))
  }

  /** What the engine itself keeps of an observation: where and since when the user is. */
  function turn(observation: Observation): void {
    state.visitSince ||= observation.at
    if (isVisitOver(observation.at)) startVisit(observation.at)
    if (isByHand(observation)) state.lastAct = observation.at
    if (observation.type === 'start') {
      state.load = observation.load
      state.patience = observation.patience
    } else if (observation.type === 'page') {
      state.page = pageKey(observation)
    } else if (observation.type === 'call' && observation.call === 'reset') {
      startVisit(observation.at)
      state.acts = initActs()
      state.submits = initSubmits(state.submits.asks)
    }
  }

  /** After half an hour without an act; until the first one, since it began. What comes then, whatever it is, begins another. */
  function isVisitOver(at: Millis): boolean {
    return at - Math.max(state.visitSince, state.lastAct) > VISIT_GAP
  }

  function startVisit(at: Millis): void {
    state.visit++
    state.visitSince = at
    state.score = initScore()
    state.episodes = initEpisodes(state.episodes.made)
    for (const { type, init } of detectors) state.detectors[type] = init()
  }

  /** Collects what one observation or deadline brings; the judge decides once, when all of it is known. */
  function openFindings(effects: Effect[]) {
    const finds: Finds[] = []
    let relieved = false
    return {
      ask: (ask: Ask) => void effects.push({ type: 'ask', ask }),
      relieve(where: Parameters<JudgeContext['relieve']>[0]) {
        const ids = relieve(state.score, where)
        relieveSignals(state.episodes, where, ids)
        relieved ||= ids.length > 0
      },
      take(detector: AnyDetector, found: readonly (Finding | Over)[] = []) {
        for (const one of found) {
          if ('over' in one) {
            const id = endEpisode(state.episodes, detector.type, one.episode)
            relieved = relieve(state.score, (term) => term.id === id).length > 0 || relieved
            continue
          }
          const signal = joinEpisode(state.episodes, { detector, finding: one, ...state })
          addToScore(state.score, signal, weights[detector.type] ?? detector.weight, halfLife)
          effects.push({ type: 'signal', signal })
          finds.push({ signal, counted: one.counted })
        }
      },
      close() {
        if (relieved || finds.length > 0) effects.push({ type: 'score', score: scoreAt(state.now) })
        if (!judge) return
        const context = judgeContext(this.relieve)
        if (finds.length > 0) judge.noteSignals(state.judge, finds, context)
        effects.push(...judge.decide(state.judge, context))
      },
    }
  }

  function runDue(until: Millis, effects: Effect[]): void {
    for (let due = soonest(); due && due.at <= until; due = soonest()) {
      state.now = state.ran = Math.max(state.now, due.at)
      known = undefined
      const found = openFindings(effects)
      const { detector } = due
      // What a detector waited for in the last visit is due no more.
      if (isVisitOver(state.now)) startVisit(state.now)
      else if (detector) {
        found.take(
          detector,
          detector.expire?.(state.detectors[detector.type], state.now, contextOf(due.index)),
        )
      }
      found.close()
      const next = detector
        ? effectiveDue(due.index)
        : judge?.dueAt(
            state.judge,
            judgeContext(() => {}),
          )
      // A deadline that stays would be run for ever.
      if (next !== undefined && next <= due.at)
        throw new Error(`${detector?.type ?? 'judge'} stays due at ${next}`)
    }
  }

  /** The next deadline; ties go by detector order, the judge last. */
  function soonest(): Due | undefined {
    return (known ??= { due: findSoonest() }).due
  }

  function findSoonest(): Due | undefined {
    let next: Due | undefined
    for (let index = 0; index < detectors.length; index++) {
      const at = effectiveDue(index)
      if (at !== undefined && (!next || at < next.at)) next = { at, index, detector: detectors[index]! }
    }
    const judged = judge?.dueAt(
      state.judge,
      judgeContext(() => {}),
    )
    if (judged !== undefined && (!next || judged < next.at)) next = { at: judged, index: detectors.length }
    return next
  }

  function rawDue(index: number): Millis | undefined {
    const detector = detectors[index]!
    return detector.dueAt?.(state.detectors[detector.type], contextOf(index))
  }

  function effectiveDue(index: number): Millis | undefined {
    const due = rawDue(index)
    return due === undefined ? undefined : extendDue(state.stalls, detectors[index]!.type, due)
  }

  /** One object a detector, brought up to date at each call: there are thirty, and each is asked often. */
  function contextOf(index: number): Context {
    const context = contexts[index]!
    context.now = state.now
    context.page = state.page
    return context
  }

  function createContext({ type, options }: AnyDetector): { -readonly [K in keyof Context]: Context[K] } {
    return {
      now: state.now,
      page: state.page,
      options,
      acts: readActs(() => state.acts, type),
      wait: (time) => time * state.patience,
      baseline(kind, key, share) {
        const name = nameBaseline(kind, key)
        return readBaseline(state.learning.baselines, own(seeds, name), name, share)
      },
    }
  }

  function judgeContext(relieveWhere: JudgeContext['relieve']): JudgeContext {
    const { now, page, visit, visitSince, load } = state
    return {
      now,
      page,
      visit,
      visitSince,
      load,
      score: () => scoreAt(now),
      scoreAt,
      isRelieved: (signal) => isOver(state.episodes, signal),
      relieve: relieveWhere,
    }
  }

  return {
    get now() {
      return state.now
    },
    get visit() {
      return state.visit
    },
    get baselines() {
      return state.learning.baselines
    },
    get learned() {
      return state.learning.learned
    },
    observe,
    advance,
    nextDue: () => soonest()?.at,
    score: () => scoreAt(state.now),
    isRequesting: (now) => isRequesting(state.acts, now),
    serialize: () => copy(state),
    inspect(look) {
      // Whoever looks may also set what the judge waits for.
      known = undefined
      return look(
        state.judge,
        judgeContext(() => {}),
      )
    },
  }
}

interface Due {
  readonly at: Millis
  /** In the order of the detectors. */
  readonly index: number
  readonly detector?: AnyDetector
}

interface Findings {
  take(detector: AnyDetector, found?: readonly (Finding | Over)[]): void
  relieve: JudgeContext['relieve']
  ask(ask: Ask): void
}

function copy<T>(state: T): T {
  return JSON.parse(writeJson(state)) as T
}
