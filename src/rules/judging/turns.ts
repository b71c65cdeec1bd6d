import type { JudgeContext } from '../../core/judge.ts'
import type { Millis } from '../../core/time.ts'
import type { Compiled } from '../compile.ts'
import type { Asking } from '../asking.ts'
import { beginPage, initFacts, startVisit } from '../facts.ts'
import { watchFor } from '../history/history.ts'
import { notePresence } from '../history/visits.ts'
import { initBudget } from '../policy/budget.ts'
import type { Rule } from '../rule.ts'
import { initJudge, type JudgeState } from './judgeState.ts'
import { dropHolding, keepHolding } from './holding.ts'
import { setTime } from './times.ts'
import { watchAsked } from '../watching.ts'
import { listWaiting } from './lines.ts'

/** A new document: nothing is on the screen, and what waited fires anew if it still holds. */
export function turnLoad(state: JudgeState): void {
  for (const one of [...listWaiting(state), ...state.telling.splice(0)]) dropHolding(state, one)
  delete state.waiting
  delete state.rehearsing
  delete state.open
  delete state.switched
  Object.assign(state.budget, { shownInLoad: 0, rehearsedInLoad: 0 })
  state.budget.memory = 'unread'
  state.changed.push('*')
}

/**
 * Another config is in force, over a page load or within a page. What is known stays; what was known of rules that are
 * gone does not, and a rule that has changed is judged as a new one.
 */
export function turnConfig(
  state: JudgeState,
  { hash, pageNames, events }: Compiled,
  { ruleOf, asking }: { readonly ruleOf: ReadonlyMap<string, Rule>; readonly asking: Asking },
  { now, visitSince }: JudgeContext,
): void {
  const isFirst = state.config === '' && now <= visitSince
  watchAsked(state.facts, asking.topics, events.version, isFirst ? undefined : now)
  state.config = hash
  keepHolding(state, ruleOf.values())
  for (const id of Object.keys(state.last)) if (!ruleOf.has(id)) delete state.last[id]
  for (const times of [state.recheck, state.snoozed]) {
    for (const id of Object.keys(times)) if (!ruleOf.has(id)) setTime(times, id)
  }
  state.facts.page.names = pageNames(state.facts.page.path)
  watchFor(state.facts.history, asking.history, now)
  state.changed.push('*')
}

/**
 * A new visit knows nothing of the last one, but what windows of minutes reach back to. Time turns it, and often nobody is
 * there when it does: a rule that goes on holding is not armed by that, and what time alone makes true waits.
 *
 *   half an hour without an act ─ a deadline, a request, an event ─▶ away ─ an act, a hand on the mouse ─▶ all are armed
 */
export function turnVisit(
  state: JudgeState,
  { visit, visitSince }: JudgeContext,
  rules: readonly Rule[],
  holds: (rule: Rule) => boolean,
): void {
  startVisit(state.facts, visit, visitSince)
  // Help that waits for its moment is for somebody who is there.
  for (const one of listWaiting(state)) dropHolding(state, one)
  keepHolding(state, rules.filter(holds))
  state.away = true
  state.changed.push('*')
}

/** Somebody is there: whatever holds fires, with what came while they were away. */
export function comeBack(state: JudgeState): void {
  delete state.away
  state.holding = ''
  state.changed.push('*')
}

/** The next person at this screen inherits nothing; what is on the screen stays theirs to close. */
export function turnUser(state: JudgeState, now: Millis, { history }: Asking): void {
  const { config, tab, made, open, budget, facts, incidents } = state
  const { visit, mode, utcOffset, zones, remembers, elements, handovers, hidden, watching } = facts
  const page = {
    ...beginPage(hidden, now),
    path: facts.page.path,
    key: facts.page.key,
    names: facts.page.names,
  }
  const kept = { visit, page, mode, utcOffset, zones, remembers, elements, handovers, hidden, watching }
  Object.assign(state, initJudge(), {
    config,
    tab,
    made,
    incidents: { feed: incidents.feed, known: {} },
    budget: { ...initBudget(), memory: budget.memory },
    facts: { ...initFacts(), ...kept, visitSince: now, watchedSince: now },
  })
  notePresence(state.facts.history.visits, now)
  watchFor(state.facts.history, history, now)
  delete state.waiting
  delete state.rehearsing
  if (open) state.open = open
}
