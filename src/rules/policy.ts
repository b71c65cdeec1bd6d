import type { DecisionReason } from '../core/decision.ts'
import type { Followed } from '../core/followed.ts'
import type { CapsRecord, RuleCaps } from '../core/observation.ts'
import { own } from '../core/own.ts'
import { DAY, MINUTE, SECOND, type Millis } from '../core/time.ts'
import { nameTime } from './nameTime.ts'
import { joinFollowed } from './outcomes/joinFollowed.ts'
import { joinEvidence, MUTE_AFTER, mutedUntil } from './outcomes/selfMuting.ts'

/** How often help may interrupt. The clock of every cap starts at *shown*. */
export interface Policy {
  readonly perVisit: number
  readonly minGap: Millis
  readonly maxDefer: Millis
  readonly quietAfterDismissals: number
  /** Shows in a row that did not help this person; 0: help never mutes itself. */
  readonly muteAfter: number
}

export interface Limits {
  readonly lifetime: number
  readonly windows: readonly { readonly cap: number; readonly per: Millis }[]
  readonly cooldownAfterDismiss: Millis
}

/** Three in a visit is what Amplitude's and Pendo's customers settle on; a fourth is noise whatever it says. */
export const POLICY: Policy = {
  perVisit: 3,
  minGap: 10 * MINUTE,
  maxDefer: 20 * SECOND,
  quietAfterDismissals: 2,
  muteAfter: MUTE_AFTER,
}

/** A rule that says nothing about limits is shown once a week, and not for a month once dismissed. */
export const LIMITS: Limits = {
  lifetime: Infinity,
  windows: [{ cap: 1, per: 7 * DAY }],
  cooldownAfterDismiss: 30 * DAY,
}

/** After too many dismissals, this long without anything unsolicited. */
export const QUIET_FOR: Millis = 7 * DAY
/** Doubled with each dismissal, but never longer. */
const COOLDOWN_AT_MOST: Millis = 365 * DAY
/** Without leave to remember, a page load is all that a cap can see: one offer in it, then silence. */
export const PER_LOAD_WITHOUT_HISTORY = 1

const SHOWN_KEPT = 50

/** What has been shown: carried with the visit, and kept by the browser where the user allows. */
export interface Budget {
  caps: { rules: { [rule: string]: MutableCaps }; quietUntil: Millis; followed?: Followed[] }
  /** Whether caps reach beyond this visit; `unread` until storage has answered. */
  memory: 'unread' | 'visit' | 'browser'
  shownInVisit: number
  shownInLoad: number
  lastShown: Millis
  dismissalsInVisit: number
}

type MutableCaps = { -readonly [K in keyof RuleCaps]: RuleCaps[K] }

export function initBudget(): Budget {
  return {
    caps: { rules: {}, quietUntil: 0 },
    memory: 'unread',
    shownInVisit: 0,
    shownInLoad: 0,
    lastShown: 0,
    dismissalsInVisit: 0,
  }
}

/** What forbids an unsolicited offer of this rule now: the first gate that is shut. */
export function findShutGate(
  budget: Budget,
  rule: Limited,
  policy: Policy,
  now: Millis,
): DecisionReason | undefined {
  return listGates(budget, rule, policy, now).find(({ open }) => !open)?.gate
}

/** What has caps of its own: a rule, or its rehearsal. */
export interface Limited {
  readonly id: string
  readonly version: string
  readonly limits: Limits
}

export interface Gate {
  readonly gate: DecisionReason
  readonly open: boolean
  readonly says: string
}

export function listGates(
  budget: Budget,
  { id, version, limits }: Limited,
  policy: Policy,
  now: Millis,
): Gate[] {
  const { caps, memory, shownInVisit, shownInLoad, lastShown } = budget
  const { shown, lifetime, notBefore, excused, evidence } = caps.rules[id] ?? NEVER
  const failures = evidence?.version === version ? evidence.failed.length : 0
  const full = limits.windows.find(
    ({ cap, per }) => shown.filter((at) => at > excused && now - at < per).length >= cap,
  )
  const muted = mutedUntil(caps.rules[id], version, policy.muteAfter, now)
  const sinceLast = lastShown > 0 ? now - lastShown : Infinity
  return [
    {
      gate: 'quiet',
      open: now >= caps.quietUntil,
      says:
        caps.quietUntil > now
          ? 'the user dismissed help repeatedly; quiet for a week'
          : 'not in a quiet week',
    },
    {
      gate: 'rule-cooldown',
      open: now >= notBefore,
      says:
        notBefore > now
          ? `dismissed or postponed; not for another ${nameTime(notBefore - now)}`
          : 'no cool-down',
    },
    {
      gate: 'rule-cap',
      open: lifetime < limits.lifetime && !full,
      says: full ? `shown ${full.cap} in ${nameTime(full.per)} already` : `shown ${lifetime} so far`,
    },
    {
      gate: 'not-helping',
      open: muted === undefined,
      says:
        muted === undefined
          ? `has failed this user ${failures} times in a row`
          : `did not help this user ${failures} times in a row; not for another ${nameTime(muted - now)}`,
    },
    {
      gate: 'visit-cap',
      open: shownInVisit < policy.perVisit,
      says: `${shownInVisit} of ${policy.perVisit} in this visit`,
    },
    {
      gate: 'min-gap',
      open: sinceLast >= policy.minGap,
      says: lastShown > 0 ? `last help ${nameTime(sinceLast)} ago` : 'no help yet',
    },
    {
      gate: 'page-load-cap',
      open: memory === 'browser' || shownInLoad < PER_LOAD_WITHOUT_HISTORY,
      says: memory === 'browser' ? 'may remember' : 'may not remember: one offer a page load',
    },
  ]
}

export function noteShown(budget: Budget, rule: string, now: Millis): void {
  const caps = capsOf(budget, rule)
  caps.shown = [...caps.shown, now].slice(-SHOWN_KEPT)
  caps.lifetime++
  budget.shownInVisit++
  budget.shownInLoad++
  budget.lastShown = now
}

export function noteDismissed(
  budget: Budget,
  { id, limits }: { readonly id: string; readonly limits: Limits },
  policy: Policy,
  now: Millis,
): void {
  const caps = capsOf(budget, id)
  let cooldown = limits.cooldownAfterDismiss
  for (let i = 0; i < caps.dismissals && cooldown < COOLDOWN_AT_MOST; i++) cooldown *= 2
  caps.dismissals++
  caps.notBefore = Math.max(caps.notBefore, now + Math.min(cooldown, COOLDOWN_AT_MOST))
  budget.dismissalsInVisit++
  if (budget.dismissalsInVisit >= policy.quietAfterDismissals) budget.caps.quietUntil = now + QUIET_FOR
}

export function noteSnoozed(budget: Budget, rule: string, until: Millis, now: Millis): void {
  const caps = capsOf(budget, rule)
  caps.notBefore = Math.max(caps.notBefore, until)
  caps.excused = now
}

/** Joins what two tabs, or a tab and the browser, know of shows: never forgets, so never allows more. */
export function joinCaps(one: CapsRecord, other: CapsRecord): Budget['caps'] {
  const rules: Budget['caps']['rules'] = {}
  for (const id of new Set([...Object.keys(one.rules), ...Object.keys(other.rules)])) {
    const a = own(one.rules, id) ?? NEVER
    const b = own(other.rules, id) ?? NEVER
    const shown = [...new Set([...a.shown, ...b.shown])].sort((x, y) => x - y).slice(-SHOWN_KEPT)
    const evidence = joinEvidence(a.evidence, b.evidence)
    rules[id] = {
      shown,
      lifetime: Math.max(a.lifetime, b.lifetime, shown.length),
      dismissals: Math.max(a.dismissals, b.dismissals),
      notBefore: Math.max(a.notBefore, b.notBefore),
      excused: Math.max(a.excused, b.excused),
      ...(evidence && { evidence }),
    }
  }
  const followed = joinFollowed(one.followed, other.followed)
  return {
    rules,
    quietUntil: Math.max(one.quietUntil, other.quietUntil),
    ...(followed && { followed }),
  }
}

const NEVER: RuleCaps = { shown: [], lifetime: 0, dismissals: 0, notBefore: 0, excused: 0 }

function capsOf(budget: Budget, rule: string): MutableCaps {
  return (budget.caps.rules[rule] ??= { ...NEVER })
}
