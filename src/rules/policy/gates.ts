import type { DecisionReason } from '../../core/decision.ts'
import type { RuleCaps, Shows } from '../../core/remembered.ts'
import { own } from '../../core/own.ts'
import type { Millis } from '../../core/time.ts'
import { nameTime } from '../nameTime.ts'
import { mutedUntil } from '../outcomes/selfMuting.ts'
import { PER_LOAD_WITHOUT_HISTORY, UNLIMITED, type Policy, type Quota } from '../policy.ts'
import { EVERYTHING, isUnwanted, keyOf, type Account, type Budget } from './budget.ts'
import { NEVER_SHOWN, NO_SHOWS } from './caps.ts'

/** One of the things that must be so before help may interrupt. */
export interface Gate {
  readonly gate: DecisionReason
  readonly open: boolean
  /** In words, for people who are not engineers. */
  readonly says: string
  /** Where it counts: how many there are, and from how many on it is shut. */
  readonly value?: number
  readonly limit?: number
  /** When it shuts, or opens again. */
  readonly until?: Millis
}

export interface When {
  readonly now: Millis
  readonly visitSince: Millis
}

export function listGates(budget: Budget, account: Account, policy: Policy, when: When): Gate[] {
  const { caps, memory } = budget
  const { now, visitSince } = when
  const { group, limits } = account
  const rule = own(caps.rules, keyOf(account, account.rule)) ?? NEVER_SHOWN
  const failures = rule.evidence?.version === account.version ? rule.evidence.failed.length : 0
  const muted = mutedUntil(rule, account.version, policy.muteAfter, now)
  const showsOf = (name: string) => own(caps.groups, keyOf(account, name)) ?? NO_SHOWS
  const all = showsOf(EVERYTHING)
  const last = all.shown.at(-1)
  const inVisit = all.shown.filter((at) => at >= visitSince).length
  const inLoad = account.isRehearsal ? budget.rehearsedInLoad : budget.shownInLoad
  // Who asked to be asked again is not interrupted by it.
  const isAwaited = isExcused(rule, rule.shown.at(-1))
  const counted = { ...rule, shown: rule.shown.filter((at) => !isExcused(rule, at)) }
  return [
    {
      gate: 'unwanted',
      open: !isUnwanted(budget, account),
      says: isUnwanted(budget, account)
        ? 'the user wants no help like this'
        : 'the user has not refused help like this',
    },
    {
      gate: 'quiet',
      open: now >= caps.quietUntil,
      says:
        caps.quietUntil > now
          ? 'the user dismissed help repeatedly; quiet for a week'
          : 'not in a quiet week',
      ...(caps.quietUntil > now && { until: caps.quietUntil }),
    },
    {
      gate: 'rule-cooldown',
      open: now >= rule.notBefore,
      says:
        rule.notBefore > now
          ? `dismissed or postponed; not for another ${nameTime(rule.notBefore - now)}`
          : 'not dismissed or postponed lately',
      ...(rule.notBefore > now && { until: rule.notBefore }),
    },
    { gate: 'rule-cap', ...weigh('this help', counted, limits, now) },
    {
      gate: 'not-helping',
      open: muted === undefined,
      says:
        muted === undefined
          ? failures === 0
            ? 'has not failed this user'
            : `has failed this user ${sayTimes(failures)} in a row`
          : `did not help this user ${failures} times in a row; not for another ${nameTime(muted - now)}`,
      value: failures,
      limit: policy.muteAfter,
      ...(muted !== undefined && { until: muted }),
    },
    ...(group === undefined
      ? []
      : [
          {
            gate: 'group-cap' as const,
            ...weigh(`help of "${group}"`, showsOf(group), quotaOf(policy, group), now, isAwaited),
          },
        ]),
    { gate: 'overall-cap', ...weigh('help of any kind', all, policy.overall, now, isAwaited) },
    {
      gate: 'visit-cap',
      open: inVisit < policy.perVisit,
      says: `${inVisit} of ${policy.perVisit} in this visit`,
      value: inVisit,
      limit: policy.perVisit,
    },
    {
      gate: 'min-gap',
      open: last === undefined || now - last >= policy.minGap,
      says: last === undefined ? 'no help yet' : `last help ${nameTime(Math.max(0, now - last))} ago`,
      ...(last !== undefined && now - last < policy.minGap && { until: last + policy.minGap }),
    },
    {
      gate: 'page-load-cap',
      open: memory === 'browser' || inLoad < PER_LOAD_WITHOUT_HISTORY,
      says:
        memory === 'browser'
          ? 'this browser may remember what was shown'
          : WITHOUT_MEMORY[budget.forgetful ?? 'denied'],
    },
  ]
}

const WITHOUT_MEMORY = {
  denied: 'this browser may not remember what was shown: one offer a page load',
  late: 'storage did not answer in time: one offer a page load',
  failed: 'storage is full or denied: one offer a page load',
}

function quotaOf({ groups }: Policy, group: string): Quota {
  return own(groups, group) ?? UNLIMITED
}

function isExcused({ excused }: RuleCaps, at: Millis | undefined): boolean {
  return at !== undefined && excused.includes(at)
}

/** A show that seems to lie ahead, since the clock was set back, counts as well. */
function weigh(
  what: string,
  { shown, lifetime }: Shows,
  quota: Quota,
  now: Millis,
  isAwaited = false,
): Omit<Gate, 'gate'> {
  const full = isAwaited
    ? undefined
    : quota.windows.find(({ cap, per }) => shown.filter((at) => now - at < per).length >= cap)
  return {
    open: lifetime < quota.lifetime && !full,
    says: full
      ? `${what} shown ${sayTimes(full.cap)} in ${nameTime(full.per)} already`
      : `${what} ${lifetime === 0 ? 'not shown yet' : `shown ${sayTimes(lifetime)} so far`}`,
    ...(full
      ? { value: full.cap, limit: full.cap }
      : { value: lifetime, ...(quota.lifetime < Infinity && { limit: quota.lifetime }) }),
  }
}

function sayTimes(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
