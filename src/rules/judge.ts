import type { Decision, DecisionReason, Effect, Score } from '../core/decision.ts'
import type { Derived, Judge, JudgeContext } from '../core/judge.ts'
import type { Mode, Observation, Observed } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import type { Compiled } from './compile.ts'
import type { World } from './conditions.ts'
import { isHeldOut } from './experiment.ts'
import { inMode, strictest } from './mode.ts'
import { initFacts, noteFact, noteSignal, startVisit, type Facts } from './facts.ts'
import {
  findShutGate,
  initBudget,
  joinCaps,
  noteDismissed,
  noteShown,
  noteSnoozed,
  type Budget,
} from './policy.ts'
import type { Rule } from './rule.ts'

/** The page is asked again this often while help waits for a good moment. */
export const ASK_AGAIN: Millis = 250

/** Everything the judge knows: plain JSON. */
export interface JudgeState {
  facts: Facts
  budget: Budget
  /** What has changed since the last decision; `*` is everything. */
  changed: string[]
  /** Rules whose conditions hold: each fired when it came in here. */
  holding: { [rule: string]: true }
  /** When a rule may change by the mere passing of time. */
  recheck: { [rule: string]: Millis }
  /** Postponed by the user until then: the rule may fire anew. */
  snoozed: { [rule: string]: Millis }
  waiting?: Candidate
  open?: OpenOffer
  /** The last decision on each rule. */
  last: { [rule: string]: Decision }
  /** Rules whose goal has just been reached. */
  reached: string[]
  /** Offers and questions made in all: names them. */
  made: number
  replies: { ask: string; good: boolean; reason?: DecisionReason }[]
  calls: { call: 'help' | 'preview'; intervention: string }[]
}

/** Help that waits for a good moment. */
interface Candidate {
  rule: string
  intervention: string
  offer: string
  since: Millis
  mode: Mode
  priority: number
  weight: number
  signal?: string
  question: 'moment' | 'slot'
  /** The question that is open. */
  ask?: string
  askAt: Millis
  held: DecisionReason[]
}

interface OpenOffer {
  offer: string
  intervention: string
  rule?: string
  /** It touches no cap. */
  preview?: true
}

/**
 * Decides about help: which rules fire, whether they may, and when.
 *
 *   conditions ─ edge to true ─▶ gates ─▶ tie ─▶ waiting ─ good moment ─▶ slot ─▶ show
 *                                  │       │        │ friction over, or waited too long
 *                                  ▼       ▼        ▼
 *                                    suppress, with its reason
 */
export function createJudge(compiled: Compiled): Judge<JudgeState> {
  const { rules, policy, pageNames, events, forms } = compiled
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]))
  const byTopic = indexRules(rules)

  function note(state: JudgeState, observation: Observation, context: JudgeContext): readonly Derived[] {
    if (context.visit !== state.facts.visit) turnVisit(state, context)
    state.changed.push(...noteFact(state.facts, observation, pageNames, (topic) => byTopic.has(topic)))
    switch (observation.type) {
      case 'start':
        startLoad(state)
        break
      case 'memory':
        state.budget.memory = observation.scope
        if (observation.caps) state.budget.caps = joinCaps(observation.caps, state.budget.caps)
        break
      case 'event':
        reachGoals(state, observation.name, context)
        break
      case 'reply':
        noteReply(state, observation)
        break
      case 'help':
        noteHelp(state, observation, context.now)
        break
      case 'call':
        noteCall(state, observation)
        break
    }
    return derive(observation)
  }

  /** What the config says that this is: declared events, and forms that an event accepts. */
  function derive(observation: Observation): Derived[] {
    const names = observation.type === 'event' ? [] : events.match(observation)
    const derived: Derived[] = names.map((name) => ({ type: 'event', name, props: {} }))
    if (observation.type !== 'event') return derived
    return forms
      .filter(({ accepted }) => accepted === observation.name)
      .map(({ name }) => ({ type: 'form', form: name, step: 'accepted', by: 'event' }))
  }

  function decide(state: JudgeState, context: JudgeContext): Effect[] {
    const effects: Effect[] = []
    let score: Score | undefined
    const world: World = {
      now: context.now,
      facts: state.facts,
      // Most observations change nothing that a rule asks about.
      score: () => (score ??= context.score()),
      scoreAt: context.scoreAt,
    }
    endReached(state, context, effects)
    answerCalls(state, context, effects)
    const fired = judgeRules(state, world)
    if (state.waiting) reviewWaiting(state, state.waiting, context, effects)
    chooseCandidate(state, fired, world, context, effects)
    if (state.waiting) pursue(state, state.waiting, context, effects)
    state.replies = []
    return effects
  }

  /** Judges the rules that something has changed for; returns those that fire. */
  function judgeRules(state: JudgeState, world: World): Rule[] {
    const concerned = new Set<Rule>()
    for (const topic of new Set(state.changed)) {
      for (const rule of topic === '*' ? rules : (byTopic.get(topic) ?? [])) concerned.add(rule)
    }
    state.changed = []
    for (const [times, rearm] of [
      [state.recheck, false],
      [state.snoozed, true],
    ] as const) {
      for (const id of Object.keys(times)) {
        if (times[id]! > world.now) continue
        delete times[id]
        if (rearm) delete state.holding[id]
        const rule = ruleOf.get(id)
        if (rule) concerned.add(rule)
      }
    }
    return rules.filter((rule) => concerned.has(rule) && fires(state, rule, world))
  }

  function fires(state: JudgeState, rule: Rule, world: World): boolean {
    const { id, when } = rule
    const holds = modeOf(state, rule) !== 'off' && when.judge(world) === true
    const changesAt = when.changesAt?.(world)
    delete state.recheck[id]
    if (changesAt !== undefined) state.recheck[id] = Math.max(changesAt, world.now + 1)
    if (!holds) {
      delete state.holding[id]
      return false
    }
    if (state.holding[id]) return false
    state.holding[id] = true
    return true
  }

  /** Of those that fired and may, the first by priority, score and id waits for its moment. */
  function chooseCandidate(
    state: JudgeState,
    fired: readonly Rule[],
    world: World,
    context: JudgeContext,
    effects: Effect[],
  ): void {
    const candidates = fired.flatMap((rule) => propose(state, rule, world, context, effects) ?? [])
    if (candidates.length === 0) return
    const rivals = state.waiting ? [state.waiting, ...candidates] : candidates
    const [first, ...losers] = rivals.sort(
      (a, b) => b.priority - a.priority || b.weight - a.weight || (a.rule < b.rule ? -1 : 1),
    )
    for (const loser of losers) tell(state, loser, 'suppress', ['lower-priority'], context, effects)
    state.waiting = first!
  }

  /** A candidate, or a decision that says why not. */
  function propose(
    state: JudgeState,
    rule: Rule,
    world: World,
    context: JudgeContext,
    effects: Effect[],
  ): Candidate | undefined {
    const { now, load, score } = context
    const { traits } = state.facts.user
    const about = rule.when.about?.(world)
    const variant = rule.variants.find(
      ({ audience, hours }) =>
        (!audience || (traits !== undefined && audience(traits) === true)) &&
        (!hours || hours(now, state.facts.utcOffset)),
    )
    const candidate: Candidate = {
      rule: rule.id,
      intervention: variant?.offer ?? '',
      offer: `${load}-o${++state.made}`,
      since: now,
      mode: modeOf(state, rule),
      priority: rule.priority,
      weight: score().terms.find(({ signal }) => signal === about?.signal)?.value ?? 0,
      question: 'moment',
      askAt: now,
      held: [],
      ...(about && { signal: about.signal }),
    }
    const shut = !variant
      ? 'no-variant'
      : now >= rule.expires
        ? 'expired'
        : state.open
          ? 'another-open'
          : state.budget.memory === 'unread'
            ? undefined
            : findShutGate(state.budget, inMode(rule, candidate.mode), policy, now)
    if (!shut) return candidate
    tell(state, candidate, 'suppress', [shut], context, effects)
    return undefined
  }

  /** Help that lost its reason, or waited in vain, is dropped: it would come as an interruption. */
  function reviewWaiting(
    state: JudgeState,
    waiting: Candidate,
    context: JudgeContext,
    effects: Effect[],
  ): void {
    const { rule, signal } = waiting
    const isOver = !state.holding[rule] || (signal !== undefined && context.isRelieved(signal))
    const isStale = context.now >= staleAt(waiting)
    if (!isOver && !isStale) return
    delete state.waiting
    if (waiting.question === 'slot') effects.push({ type: 'release' })
    tell(
      state,
      waiting,
      'suppress',
      isOver ? ['friction-over'] : ['waited-too-long', ...waiting.held],
      context,
      effects,
    )
  }

  /** However little patience there is, the page has time for one answer. */
  function staleAt({ since }: Candidate): Millis {
    return since + Math.max(policy.maxDefer, ASK_AGAIN)
  }

  /** Asks the page for the moment, then for the slot, then shows. */
  function pursue(state: JudgeState, waiting: Candidate, context: JudgeContext, effects: Effect[]): void {
    const { now, load } = context
    const reply = state.replies.find(({ ask }) => ask === waiting.ask)
    if (reply) {
      delete waiting.ask
      if (!reply.good) return hold(state, waiting, reply.reason ?? 'slot-taken', context, effects)
      if (waiting.question === 'slot') return settle(state, waiting, context, effects)
      if (state.budget.memory === 'unread') {
        waiting.askAt = now + ASK_AGAIN
        return
      }
      waiting.question = 'slot'
      waiting.askAt = now
    }
    if (waiting.ask !== undefined || waiting.askAt > now) return
    const id = (waiting.ask = `${load}-q${++state.made}`)
    const target =
      waiting.signal === undefined ? undefined : state.facts.signals[waiting.signal]?.signal.target
    effects.push({
      type: 'ask',
      ask:
        waiting.question === 'slot'
          ? { id, question: 'slot', offer: waiting.offer }
          : { id, question: 'moment', ...(target && { target }) },
    })
  }

  function hold(
    state: JudgeState,
    waiting: Candidate,
    reason: DecisionReason,
    context: JudgeContext,
    effects: Effect[],
  ): void {
    waiting.askAt = context.now + ASK_AGAIN
    waiting.question = 'moment'
    if (waiting.held.includes(reason)) return
    waiting.held.push(reason)
    tell(state, waiting, 'hold', [reason], context, effects)
  }

  /** The moment is good and the slot is ours: the last look at caps and control group, then it is shown. */
  function settle(state: JudgeState, waiting: Candidate, context: JudgeContext, effects: Effect[]): void {
    const { now } = context
    delete state.waiting
    const rule = ruleOf.get(waiting.rule)
    if (!rule) return
    const capped = inMode(rule, waiting.mode)
    const shut = state.open ? 'another-open' : findShutGate(state.budget, capped, policy, now)
    const isWithheld = isHeldOut(state.facts.user.id, rule.id, rule.holdout)
    if (!shut && !isWithheld && waiting.mode === 'on') {
      tell(state, waiting, 'show', ['conditions-hold', 'good-moment'], context, effects)
      return present(state, waiting, effects)
    }
    effects.push({ type: 'release' })
    if (shut) return tell(state, waiting, 'suppress', [shut], context, effects)
    // Whoever only would have been helped has used up the same budget, or the two could not be compared.
    noteShown(state.budget, capped.id, now)
    if (isWithheld) return tell(state, waiting, 'withhold', ['control-group'], context, effects)
    tell(state, waiting, 'show', ['conditions-hold', 'good-moment', 'mode-watch'], context, effects)
  }

  function present(
    state: JudgeState,
    { offer, intervention, rule, signal }: Pick<Candidate, 'offer' | 'intervention'> & Partial<Candidate>,
    effects: Effect[],
  ): void {
    const about = signal === undefined ? undefined : state.facts.signals[signal]?.signal
    state.open = { offer, intervention, ...(rule !== undefined && { rule }) }
    effects.push({
      type: 'offer',
      offer: {
        id: offer,
        intervention,
        ...(rule !== undefined && { rule }),
        ...(about && { signal: about }),
      },
    })
  }

  /** Help that somebody asked for, or an author looks at: no gate, and it takes the screen from what is there. */
  function answerCalls(state: JudgeState, context: JudgeContext, effects: Effect[]): void {
    for (const { call, intervention } of state.calls.splice(0)) {
      if (state.open) effects.push({ type: 'withdraw', offer: state.open.offer, why: 'replaced' })
      present(state, { offer: `${context.load}-o${++state.made}`, intervention }, effects)
      if (call === 'preview' && state.open) state.open.preview = true
    }
  }

  function noteHelp(state: JudgeState, { offer, step, by }: Observed<'help'>, now: Millis): void {
    const { open } = state
    if (open?.offer !== offer) return
    const rule = open.rule === undefined || open.preview ? undefined : ruleOf.get(open.rule)
    if (step === 'shown' && rule) noteShown(state.budget, rule.id, now)
    if (
      step === 'shown' ||
      step === 'used' ||
      (step === 'failed' && by !== 'removed' && by !== 'cannot-show')
    )
      return
    delete state.open
    if (!rule) return
    if (step === 'dismissed') noteDismissed(state.budget, rule, policy, now)
    if (step === 'snoozed') {
      const until = now + (Number(by) || 0)
      noteSnoozed(state.budget, rule.id, until, now)
      state.snoozed[rule.id] = until
    }
  }

  /** The goal of a rule: what its page made hard is done. */
  function reachGoals(state: JudgeState, event: string, context: JudgeContext): void {
    for (const { id, goal } of rules) {
      const waiting = state.waiting?.rule === id ? state.waiting : undefined
      const decided = waiting ?? state.last[id]
      if (goal?.event !== event || !decided) continue
      const about = decided.signal === undefined ? undefined : state.facts.signals[decided.signal]?.signal
      // The page where the trouble was, which is seldom the one where the goal is reached.
      if (about) context.relieve(({ page }) => page === about.page)
      state.reached.push(id)
      state.changed.push('score')
    }
  }

  /** Help for what has just succeeded is taken away, shown or not. */
  function endReached(state: JudgeState, context: JudgeContext, effects: Effect[]): void {
    const reached = state.reached.splice(0)
    const { waiting, open } = state
    if (waiting && reached.includes(waiting.rule)) {
      delete state.waiting
      tell(state, waiting, 'suppress', ['friction-over'], context, effects)
    }
    if (open?.rule !== undefined && reached.includes(open.rule)) {
      effects.push({ type: 'withdraw', offer: open.offer, why: 'goal-reached' })
    }
  }

  function modeOf(state: JudgeState, rule: Rule): Mode {
    return strictest([compiled.mode, state.facts.mode, rule.mode])
  }

  function tell(
    state: JudgeState,
    { rule, intervention, offer, mode, signal }: Candidate,
    verdict: Decision['verdict'],
    reasons: readonly DecisionReason[],
    { now }: JudgeContext,
    effects: Effect[],
  ): void {
    const decision: Decision = {
      at: now,
      rule,
      ...(intervention !== '' && { intervention }),
      verdict,
      reasons,
      mode,
      offer,
      ...(signal !== undefined && { signal }),
    }
    state.last[rule] = decision
    effects.push({ type: 'decision', decision })
  }

  return {
    init: initJudge,
    note,
    noteSignals(state, found) {
      for (const one of found) state.changed.push(noteSignal(state.facts, one))
      state.changed.push('score')
    },
    decide,
    dueAt(state) {
      const { waiting, recheck, snoozed } = state
      let due: Millis | undefined
      const consider = (at: Millis) => {
        if (due === undefined || at < due) due = at
      }
      for (const id in recheck) consider(recheck[id]!)
      for (const id in snoozed) consider(snoozed[id]!)
      if (waiting) {
        consider(staleAt(waiting))
        if (waiting.ask === undefined) consider(waiting.askAt)
      }
      return due
    },
  }
}

function initJudge(): JudgeState {
  return {
    facts: initFacts(),
    budget: initBudget(),
    changed: ['*'],
    holding: {},
    recheck: {},
    snoozed: {},
    last: {},
    reached: [],
    made: 0,
    replies: [],
    calls: [],
  }
}

function indexRules(rules: readonly Rule[]): Map<string, Rule[]> {
  const index = new Map<string, Rule[]>()
  for (const rule of rules) {
    for (const topic of new Set(rule.when.topics)) {
      const known = index.get(topic)
      if (known) known.push(rule)
      else index.set(topic, [rule])
    }
  }
  return index
}

/** A new document: nothing is on the screen, and what waited fires anew if it still holds. */
function startLoad(state: JudgeState): void {
  if (state.waiting) delete state.holding[state.waiting.rule]
  delete state.waiting
  delete state.open
  state.budget.shownInLoad = 0
  state.budget.memory = 'unread'
  state.changed.push('*')
}

function turnVisit(state: JudgeState, { visit, now }: JudgeContext): void {
  startVisit(state.facts, visit, now)
  Object.assign(state.budget, { shownInVisit: 0, dismissalsInVisit: 0 })
  state.holding = {}
  state.recheck = {}
  state.changed.push('*')
}

function noteReply(state: JudgeState, { ask, answer }: Observed<'reply'>): void {
  if (answer.question === 'moment') {
    const reason = answer.why && (`moment-${answer.why}` as const)
    state.replies.push({ ask, good: answer.good, ...(reason && { reason }) })
  } else if (answer.question === 'slot') {
    state.replies.push({ ask, good: answer.granted })
  }
}

function noteCall(state: JudgeState, observation: Observed<'call'>): void {
  if (observation.call === 'help' || observation.call === 'preview') {
    const { call, intervention } = observation
    state.calls.push({ call, intervention })
  } else if (observation.call === 'reset') {
    // The next person at this screen inherits nothing; what is on the screen stays theirs to close.
    const { made, open, budget, facts } = state
    const { visit, page, mode, utcOffset } = facts
    Object.assign(state, initJudge(), {
      made,
      budget: { ...initBudget(), memory: budget.memory },
      facts: { ...initFacts(), visit, visitSince: observation.at, page, mode, utcOffset },
    })
    delete state.waiting
    if (open) state.open = open
  }
}
