import type { Effect, Score } from '../core/decision.ts'
import type { Derived, Judge, JudgeContext } from '../core/judge.ts'
import type { Observation } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import type { Compiled } from './compile.ts'
import type { World } from './conditions.ts'
import { noteFact, noteSignal } from './facts.ts'
import { chooseCandidate } from './judging/chooseCandidate.ts'
import { findFired, indexRules } from './judging/findFired.ts'
import { endReached, reachGoals } from './judging/goals.ts'
import { initJudge, type JudgeState } from './judging/judgeState.ts'
import { noteHelp } from './judging/noteHelp.ts'
import { answerCalls, noteHelpCall } from './judging/showHelp.ts'
import type { Sitting } from './judging/sitting.ts'
import { turnLoad, turnUser, turnVisit } from './judging/turns.ts'
import { noteReply, pursueMoment, reviewWaiting, waitingDueAt } from './judging/waiting.ts'
import { joinCaps } from './policy.ts'

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
  const byTopic = indexRules(rules)

  function note(state: JudgeState, observation: Observation, context: JudgeContext): readonly Derived[] {
    if (context.visit !== state.facts.visit) turnVisit(state, context)
    state.changed.push(...noteFact(state.facts, observation, pageNames, (topic) => byTopic.has(topic)))
    switch (observation.type) {
      case 'start':
        turnLoad(state)
        break
      case 'memory':
        state.budget.memory = observation.scope
        if (observation.caps) state.budget.caps = joinCaps(observation.caps, state.budget.caps)
        break
      case 'event':
        reachGoals(state, rules, observation.name, context)
        break
      case 'reply':
        noteReply(state, observation)
        break
      case 'help':
        noteHelp({ compiled, ruleOf, state, context }, observation)
        break
      case 'call':
        noteHelpCall(state, observation)
        if (observation.call === 'reset') turnUser(state, observation.at)
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
    const sitting: Sitting = { compiled, ruleOf, state, context, effects: [] }
    let score: Score | undefined
    const world: World = {
      now: context.now,
      facts: state.facts,
      // Most observations change nothing that a rule asks about.
      score: () => (score ??= context.score()),
      scoreAt: context.scoreAt,
    }
    endReached(sitting)
    answerCalls(sitting)
    const fired = findFired(sitting, byTopic, world)
    if (state.waiting) reviewWaiting(sitting, state.waiting)
    chooseCandidate(sitting, fired, world)
    if (state.waiting) pursueMoment(sitting, state.waiting)
    state.replies = []
    return sitting.effects
  }

  return {
    init: initJudge,
    note,
    noteSignals(state, found) {
      for (const one of found) state.changed.push(noteSignal(state.facts, one))
      state.changed.push('score')
    },
    decide,
    dueAt({ waiting, recheck, snoozed }) {
      let due: Millis | undefined
      const consider = (at: Millis) => {
        if (due === undefined || at < due) due = at
      }
      for (const id in recheck) consider(recheck[id]!)
      for (const id in snoozed) consider(snoozed[id]!)
      if (waiting) consider(waitingDueAt(waiting, policy))
      return due
    },
  }
}
