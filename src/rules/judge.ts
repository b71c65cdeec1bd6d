import type { Effect, Score } from '../core/decision.ts'
import { isByHand } from '../core/isByHand.ts'
import type { Derived, Judge, JudgeContext } from '../core/judge.ts'
import type { Observation } from '../core/observation.ts'
import type { MemoryBody } from '../core/observations/deciding.ts'
import type { CapsRecord } from '../core/remembered.ts'
import type { Millis } from '../core/time.ts'
import { createAsking } from './asking.ts'
import type { Compiled } from './compile.ts'
import type { World } from './conditions/condition.ts'
import { noteFact } from './facts.ts'
import { noteHistory, noteSignalHistory } from './history/noteHistory.ts'
import { noteSignal } from './sightings.ts'
import { notePresence } from './history/visits.ts'
import { listIncidents } from './incidents/listIncidents.ts'
import { incidentDueAt, noteFeed, noteIncidents } from './incidents/noteIncidents.ts'
import { chooseCandidate } from './judging/chooseCandidate.ts'
import { findFired, indexRules } from './judging/findFired.ts'
import { endReached, indexGoals, reachGoals } from './judging/goals.ts'
import { isHolding } from './judging/holding.ts'
import { initJudge, type JudgeState } from './judging/judgeState.ts'
import { noteHelp } from './judging/noteHelp.ts'
import { proposeNotice } from './judging/proposeNotice.ts'
import { answerCalls, noteHelpCall } from './judging/showHelp.ts'
import type { Sitting } from './judging/sitting.ts'
import { earliestOf } from './judging/times.ts'
import { tellTeam } from './judging/tellTeam.ts'
import { noteSwitch, takeBack } from './judging/switchOff.ts'
import { comeBack, turnConfig, turnLoad, turnUser, turnVisit } from './judging/turns.ts'
import { isSomebodyThere } from './judging/isSomebodyThere.ts'
import { listWaiting } from './judging/lines.ts'
import { noteReply, pursueMoment, releaseUnused, reviewWaiting, waitingDueAt } from './judging/waiting.ts'
import { endFollowing, followingEndsAt, takeOutcomes } from './outcomes/endFollowing.ts'
import { noteFiredAgain, noteFriction, noteOutcome } from './outcomes/noteOutcome.ts'
import type { Policy } from './policy.ts'
import { keepQuiet, type Budget } from './policy/budget.ts'
import { joinCaps } from './policy/caps.ts'
import { settleCaps } from './policy/settleCaps.ts'

/**
 * Decides about help: which rules fire, whether they may, and when.
 *
 *   conditions ─ edge to true ─▶ gates ─▶ tie ─▶ waiting ─ good moment ─▶ slot ─▶ show
 *   findFired                    chooseCandidate │ waiting                        showHelp
 *                                  │       │     │ friction over, or waited too long
 *                                  ▼       ▼     ▼
 *                                  suppress, with its reason
 */
export function createJudge(compiled: Compiled): Judge<JudgeState> {
  const { rules, policy, pageNames, events, forms } = compiled
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]))
  const index = indexRules(rules)
  const byGoal = indexGoals(rules)
  const asking = createAsking(compiled)

  function note(state: JudgeState, observation: Observation, context: JudgeContext): readonly Derived[] {
    if (state.config !== compiled.hash) turnConfig(state, compiled, { ruleOf, asking }, context)
    if (context.visit !== state.facts.visit) {
      turn(state, context)
      // Nobody has come back where the page only goes on by itself.
      if (observation.type === 'start' || isByHand(observation))
        notePresence(state.facts.history.visits, context.now)
      if (asking.visits) state.remember = true
    }
    if (state.away && isSomebodyThere(observation)) comeBack(state)
    takeDown(state, observation)
    switch (observation.type) {
      case 'start':
        turnLoad(state)
        state.tab = observation.tab
        break
      case 'memory':
        noteMemory(state.budget, observation)
        // What is watched for from now on is worth a note: that it did not happen counts too.
        if (observation.scope === 'browser' && asking.history.length > 0) state.remember = true
        learnCaps(state.budget, observation.caps, policy, context.now)
        endFollowing(state, context.now, 'all')
        break
      case 'budget':
        learnCaps(state.budget, observation.caps, policy, context.now)
        if (observation.never) state.budget.never = observation.never
        break
      case 'switch':
        noteSwitch(state, observation)
        break
      case 'incidents':
        noteFeed(state, observation.incidents)
        break
      case 'event':
        reachGoals(state, byGoal.get(observation.name), context)
        break
      case 'reply':
        noteReply(state, observation)
        break
      case 'help':
        noteHelp({ compiled, ruleOf, state, context }, observation)
        break
      case 'call':
        noteHelpCall(state, observation)
        if (observation.call === 'reset') turnUser(state, observation.at, asking)
        break
    }
    noteIncidents(state, listIncidents(compiled, state), observation)
    noteOutcome(state, observation, context)
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
    if (context.visit !== state.facts.visit) turn(state, context)
    const sitting: Sitting = { compiled, ruleOf, state, context, effects: [] }
    const world = createWorld(state, context)
    endFollowing(state, context.now)
    endReached(sitting)
    answerCalls(sitting)
    tellOutcomes(sitting)
    if (state.switched) takeBack(sitting)
    const fired = findFired(sitting, index, world)
    for (const { id } of fired) noteFiredAgain(state, id, context.now)
    // What became of one rule's help may be what another waits for.
    if (tellOutcomes(sitting)) fired.push(...findFired(sitting, index, world))
    for (const one of listWaiting(state)) reviewWaiting(sitting, one)
    proposeNotice(sitting)
    chooseCandidate(sitting, fired, world)
    for (const one of listWaiting(state)) pursueMoment(sitting, one)
    tellTeam(sitting)
    releaseUnused(sitting)
    state.replies = []
    if (state.remember) sitting.effects.push({ type: 'remember' })
    delete state.remember
    return sitting.effects
  }

  function turn(state: JudgeState, context: JudgeContext): void {
    const world = createWorld(state, context)
    const held = rules.filter((rule) => isHolding(state, rule))
    turnVisit(state, context, held, ({ when }) => when.judge(world) === true)
  }

  /** To the world, and to rules that ask about it; whether there was any. */
  function tellOutcomes({ state, context: { now }, effects }: Sitting): boolean {
    const outcomes = takeOutcomes(state, now)
    for (const outcome of outcomes) {
      effects.push({ type: 'outcome', outcome })
      takeDown(state, { type: 'outcome', at: now, rule: outcome.rule, outcome: outcome.outcome })
    }
    return outcomes.length > 0
  }

  function takeDown(state: JudgeState, observation: Observation): void {
    const { visits } = state.facts.history
    const came = visits.at(-1)?.[0]
    state.changed.push(...noteFact(state.facts, observation, pageNames, asking))
    if (noteHistory(state.facts, observation, asking)) state.remember = true
    if (asking.visits && visits.at(-1)?.[0] !== came) state.changed.push('memory')
  }

  return {
    init: initJudge,
    note,
    noteSignals(state, found, { now }) {
      for (const one of found) {
        state.changed.push(noteSignal(state.facts, one))
        if (noteSignalHistory(state.facts, one, asking)) state.remember = true
        noteFriction(state, one, now)
      }
      state.changed.push('score')
    },
    decide,
    dueAt(state, { now }) {
      const { recheck, snoozed } = state
      const due = Math.min(
        earliestOf(recheck),
        earliestOf(snoozed),
        ...listWaiting(state).map((one) => waitingDueAt(one, policy)),
        followingEndsAt(state) ?? Infinity,
        incidentDueAt(state, listIncidents(compiled, state), now) ?? Infinity,
      )
      return due < Infinity ? due : undefined
    },
  }
}

function createWorld({ facts }: JudgeState, { now, score, scoreAt }: JudgeContext): World {
  let known: Score | undefined
  // Most observations change nothing that a rule asks about.
  return { now, facts, score: () => (known ??= score()), scoreAt }
}

function noteMemory(budget: Budget, { scope, why }: MemoryBody): void {
  budget.memory = scope
  if (why) budget.forgetful = why
  else delete budget.forgetful
}

function learnCaps(budget: Budget, caps: CapsRecord | undefined, policy: Policy, now: Millis): void {
  if (!caps) return
  budget.caps = joinCaps(settleCaps(caps, now), budget.caps)
  // One in each of two tabs makes two.
  keepQuiet(budget, policy)
}
