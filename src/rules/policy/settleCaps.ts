import type { CapsRecord, RuleCaps } from '../../core/remembered.ts'
import type { Millis } from '../../core/time.ts'
import { COOLDOWN_AT_MOST, QUIET_FOR } from '../policy.ts'

/**
 * Nothing was shown later than now: where it says so, the clock has been set back since. Such a show counts as shown just
 * now, and what it began (a cool-down, a quiet week) begins now: that allows no more than was allowed, and is over in its
 * time. Left as it is, a clock that was once a year ahead would silence help for a year. The storage keeps what comes
 * of this, or "just now" would begin anew with each page load.
 */
export function settleCaps(caps: CapsRecord, now: Millis): CapsRecord {
  const { followed, notices } = caps
  return {
    ...caps,
    rules: mapValues(caps.rules, (rule) => settleRule(rule, now)),
    groups: mapValues(caps.groups, (group) => ({ ...group, shown: settleTimes(group.shown, now) })),
    dismissed: settleTimes(caps.dismissed, now),
    quietUntil: Math.min(caps.quietUntil, now + QUIET_FOR),
    ...(caps.asked !== undefined && { asked: Math.min(caps.asked, now) }),
    ...(notices && { notices: mapValues(notices, (at) => Math.min(at, now)) }),
    ...(followed && { followed: followed.filter(({ at }) => at <= now) }),
  }
}

function settleRule(rule: RuleCaps, now: Millis): RuleCaps {
  const { shown, excused, notBefore, evidence } = rule
  const settled = settleTimes(shown, now)
  return {
    ...rule,
    shown: settled,
    excused: excused.flatMap((at) => settled[shown.indexOf(at)] ?? []),
    notBefore: settleWait(notBefore, shown.at(-1) ?? 0, now),
    ...(evidence && {
      evidence: {
        ...evidence,
        helped: Math.min(evidence.helped, now),
        failed: settleTimes(evidence.failed, now),
      },
    }),
  }
}

/** A wait that ends after the last show was begun by it: nothing is shown before a wait is over. */
function settleWait(until: Millis, shown: Millis, now: Millis): Millis {
  const began = shown > now && until > shown ? shown - now : 0
  return Math.min(until - began, now + COOLDOWN_AT_MOST)
}

/** A millisecond apart, or two shows would become one. */
function settleTimes(times: readonly Millis[], now: Millis): Millis[] {
  return times.map((at, i) => (at > now ? now - (times.length - 1 - i) : at))
}

function mapValues<T>(record: { readonly [key: string]: T }, edit: (value: T) => T): { [key: string]: T } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, edit(value)]))
}
