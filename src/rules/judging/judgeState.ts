import type { Decision, DecisionReason, OutcomeCause } from '../../core/decision.ts'
import type { Observed } from '../../core/observation.ts'
import type { Outcome, SwitchBody } from '../../core/observations/deciding.ts'
import type { Mode } from '../../core/observations/start.ts'
import type { Millis } from '../../core/time.ts'
import type { KnownIncident } from '../incidents/noteIncidents.ts'
import type { Notice } from '../incidents/notices.ts'
import { initFacts, type Facts } from '../facts.ts'
import { initBudget, type Budget } from '../policy/budget.ts'
import type { Times } from './times.ts'

/** Everything the judge knows: plain JSON. */
export interface JudgeState {
  /** Hash of the config that it was judged by. */
  config: string
  /** Rules that a newer config has taken back. */
  switched?: SwitchBody['rules']
  /** This tab, over its page loads. */
  tab: string
  facts: Facts
  budget: Budget
  /** What has changed since the last decision; `*` is everything. */
  changed: string[]
  /** Rules whose conditions hold: see `holding.ts`. */
  holding: string
  /** The visit has begun, and nobody was there yet: no rule fires but by an event. */
  away?: true
  /** When a rule may change by the mere passing of time. */
  recheck: Times
  /** Postponed by the user until then: the rule may fire anew. */
  snoozed: Times
  incidents: {
    /** As it was last read. */
    feed: readonly { readonly [key: string]: unknown }[]
    known: { [id: string]: KnownIncident }
    /** What failed of late, for a feed that comes later. */
    failed?: Observed<'response'>[]
  }
  waiting?: Candidate
  /** Likewise, of a rule that only watches: beside what is really shown, and in nobody's way. */
  rehearsing?: Candidate
  /** What the team is to be told once it is known how often it was. */
  telling: Candidate[]
  open?: OpenOffer
  /** The last decision on each rule. */
  last: { [rule: string]: Decision }
  /** Rules whose goal has just been reached. */
  reached: string[]
  /** Found since the last decision. */
  outcomes: { offer: string; outcome: Outcome; by: OutcomeCause }[]
  /** Something has come that is to be remembered over visits. */
  remember?: boolean
  /** Offers and questions made in all: names them. */
  made: number
  replies: { ask: string; good: boolean; isSlot?: true; reason?: DecisionReason }[]
  calls: { call: 'help' | 'preview'; intervention: string }[]
}

/** Help that waits for a good moment. */
export interface Candidate {
  rule: string
  /** Of its rule; empty for news of an incident. */
  version: string
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
  /** News of an incident, and no help. */
  notice?: Notice
}

export interface OpenOffer {
  offer: string
  intervention: string
  rule?: string
  /** It touches no cap. */
  preview?: true
  /** News of an incident, and no help. */
  notice?: Notice
  /** Is being taken off the screen. */
  leaving?: true
}

export function initJudge(): JudgeState {
  return {
    config: '',
    tab: '',
    facts: initFacts(),
    budget: initBudget(),
    changed: ['*'],
    holding: '',
    recheck: {},
    snoozed: {},
    telling: [],
    incidents: { feed: [], known: {} },
    last: {},
    reached: [],
    outcomes: [],
    made: 0,
    replies: [],
    calls: [],
  }
}
