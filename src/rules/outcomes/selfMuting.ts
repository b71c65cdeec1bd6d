import type { Followed } from '../../core/followed.ts'
import type { Evidence, RuleCaps } from '../../core/remembered.ts'
import { DAY, type Millis } from '../../core/time.ts'

/**
 * Help that failed this person so many times in a row is not shown to them any more. What helps every second time
 * fails four times in a row once in sixteen; three would silence it for every eighth person whom it does help.
 * One browser cannot tell more than that: whether help works at all is asked of all users, against a control group.
 */
export const MUTE_AFTER = 4
/** Then once more: in a quarter people have learnt, and the product has changed. */
export const MUTED_FOR: Millis = 90 * DAY

/** Beyond what any config should ask for. */
export const FAILURES_KEPT = 10

/** Takes the end of one offer as evidence. Who left without a word may have had a train to catch: that is none. */
export function learnFrom(
  rules: { [rule: string]: { evidence?: Evidence } },
  { rule, version, verdict, mode, unseen, at, told }: Followed,
): void {
  const caps = rules[rule]
  if (!caps || verdict !== 'show' || mode !== 'on' || unseen || told === undefined || told === 'abandoned')
    return
  const helped = told === 'resolved' || told === 'dismissed-resolved'
  const news: Evidence = { version, helped: helped ? at : 0, failed: helped ? [] : [at] }
  caps.evidence = joinEvidence(caps.evidence, news)!
}

/** What two tabs have learnt. Of an older version of the rule nothing is kept: it is other help. */
export function joinEvidence(one: Evidence | undefined, other: Evidence | undefined): Evidence | undefined {
  if (!one || !other) return one ?? other
  if (one.version !== other.version) return lastOf(one) > lastOf(other) ? one : other
  const helped = Math.max(one.helped, other.helped)
  const failed = [...new Set([...one.failed, ...other.failed])]
    .filter((at) => at > helped)
    .sort((a, b) => a - b)
    .slice(-FAILURES_KEPT)
  return { version: one.version, helped, failed }
}

function lastOf({ helped, failed }: Evidence): Millis {
  return Math.max(helped, failed.at(-1) ?? 0)
}

/** When it has failed too often; `undefined` while it may be shown. */
export function mutedUntil(
  caps: RuleCaps | undefined,
  version: string,
  muteAfter: number,
  now: Millis,
): Millis | undefined {
  const evidence = caps?.evidence
  if (!evidence || muteAfter <= 0 || evidence.version !== version || evidence.failed.length < muteAfter)
    return undefined
  const until = evidence.failed.at(-1)! + MUTED_FOR
  return now < until ? until : undefined
}
