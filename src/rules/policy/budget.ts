import type { Mode } from '../../core/observations/start.ts'
import type { CapsRecord, RuleCaps, Shows } from '../../core/remembered.ts'
import type { Followed } from '../../core/followed.ts'
import { own } from '../../core/own.ts'
import { DAY, type Millis } from '../../core/time.ts'
import { COOLDOWN_AT_MOST, QUIET_FOR, SHOWN_KEPT, type Limits, type Policy } from '../policy.ts'
import type { Rule } from '../rule.ts'
import { joinCaps, NEVER_SHOWN, NO_CAPS, NO_SHOWS } from './caps.ts'

/** What has been shown: carried with the visit, and kept by the browser where the user allows. */
export interface Budget {
  caps: Caps
  /** What the user does not want to be offered again, for good: `rule <id>` or `group <name>`. */
  never: readonly string[]
  /** Whether caps reach beyond this visit; `unread` until storage has answered. */
  memory: 'unread' | 'visit' | 'browser'
  /** Why they do not, where they were meant to. */
  forgetful?: 'late' | 'failed'
  shownInLoad: number
  rehearsedInLoad: number
}

/** What is followed of a rule's help is written where it stands. */
interface Caps extends CapsRecord {
  readonly rules: { [rule: string]: Mutable<RuleCaps> }
  quietUntil: Millis
  followed?: Followed[]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export function initBudget(): Budget {
  return { caps: joinCaps(NO_CAPS, NO_CAPS), never: [], memory: 'unread', shownInLoad: 0, rehearsedInLoad: 0 }
}

/** Whose budget an offer uses up. */
export interface Account {
  readonly rule: string
  readonly group?: string
  readonly version: string
  readonly limits: Limits
  /** Rehearsing has a budget of its own: a rule that goes on to show has used up nothing. */
  readonly isRehearsal: boolean
}

export function accountOf(
  { id, group, version, limits }: Pick<Rule, 'id' | 'group' | 'version' | 'limits'>,
  mode: Mode,
): Account {
  return { rule: id, version, limits, isRehearsal: mode === 'watch', ...(group !== undefined && { group }) }
}

/** The caps of everything together stand beside those of the groups, under a name that no group can have. */
export const EVERYTHING = ''

export function keyOf({ isRehearsal }: Account, name: string): string {
  return isRehearsal ? `watch ${name}` : name
}

export function noteShown(budget: Budget, account: Account, now: Millis): void {
  for (const name of new Set([account.group ?? EVERYTHING, EVERYTHING])) {
    count(budget, keyOf(account, name), now)
  }
  change(budget, account, (rule) => ({ ...rule, ...show(rule, now) }))
  budget[account.isRehearsal ? 'rehearsedInLoad' : 'shownInLoad']++
}

/** What the team learns by it is told to nobody else: it uses up its rule's limits, and nobody's attention. */
export function noteTold(budget: Budget, account: Account, now: Millis): void {
  change(budget, account, (rule) => ({ ...rule, ...show(rule, now) }))
}

/** Whoever is asked after each help stops to answer, and then to take it. */
export const ASK_EVERY: Millis = 7 * DAY

/** Whether help may ask if it has helped; where nobody may remember when it last did, it does not. */
export function mayQuestion({ memory, caps: { asked } }: Budget, now: Millis): boolean {
  return memory === 'browser' && (asked === undefined || now - asked >= ASK_EVERY)
}

export function noteQuestion(budget: Budget, now: Millis): void {
  budget.caps = { ...budget.caps, asked: now }
}

/** Whoever has just asked for help, and got it, is not offered more at once. */
export function noteAsked(budget: Budget, now: Millis): void {
  count(budget, EVERYTHING, now)
}

/** A dismissal starts the longer cool-down and doubles the next one; too many of any help make it quiet. */
export function noteDismissed(budget: Budget, account: Account, policy: Policy, now: Millis): void {
  change(budget, account, (rule) => {
    let cooldown = account.limits.cooldownAfterDismiss
    for (let i = 0; i < rule.dismissals && cooldown < COOLDOWN_AT_MOST; i++) cooldown *= 2
    const notBefore = Math.max(rule.notBefore, now + Math.min(cooldown, COOLDOWN_AT_MOST))
    return { ...rule, dismissals: rule.dismissals + 1, notBefore }
  })
  const dismissed = [...budget.caps.dismissed, now].slice(-SHOWN_KEPT)
  budget.caps = { ...budget.caps, dismissed }
  keepQuiet(budget, policy)
}

/**
 * So many dismissals within a week, in whichever visits and tabs: whoever closes one help today and one tomorrow wants
 * none as much as who closes both at once. Older ones were of another week.
 */
export function keepQuiet({ caps }: Budget, { quietAfterDismissals }: Policy): void {
  const last = caps.dismissed.at(-1)
  const first = caps.dismissed.at(-quietAfterDismissals)
  if (last !== undefined && first !== undefined && last - first < QUIET_FOR)
    caps.quietUntil = Math.max(caps.quietUntil, last + QUIET_FOR)
}

/** The user asked to be asked again: the show before counts in no window, or a weekly cap would be the last word. */
export function noteSnoozed(budget: Budget, account: Account, until: Millis): void {
  change(budget, account, (rule) => ({
    ...rule,
    notBefore: Math.max(rule.notBefore, until),
    excused: [...new Set([...rule.excused, ...rule.shown.slice(-1)])].slice(-SHOWN_KEPT),
  }))
}

/** Help like this: of the rule's whole group, where it has one; of the rule also when it is grouped anew. */
export function noteUnwanted(budget: Budget, account: Account): void {
  budget.never = [...new Set([...budget.never, ...wishesAbout(account)])]
}

export function isUnwanted({ never }: Budget, account: Account): boolean {
  return wishesAbout(account).some((wish) => never.includes(wish))
}

function wishesAbout({ rule, group }: Account): string[] {
  return [`rule ${rule}`, ...(group === undefined ? [] : [`group ${group}`])]
}

function count(budget: Budget, group: string, now: Millis): void {
  const { caps } = budget
  const groups = { ...caps.groups, [group]: show(own(caps.groups, group) ?? NO_SHOWS, now) }
  budget.caps = { ...caps, groups }
}

function show({ shown, lifetime }: Shows, now: Millis): Shows {
  return { shown: [...shown, now].slice(-SHOWN_KEPT), lifetime: lifetime + 1 }
}

function change(budget: Budget, account: Account, edit: (rule: RuleCaps) => RuleCaps): void {
  const { caps } = budget
  const key = keyOf(account, account.rule)
  budget.caps = { ...caps, rules: { ...caps.rules, [key]: edit(own(caps.rules, key) ?? NEVER_SHOWN) } }
}
