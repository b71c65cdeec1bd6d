import type { Decision, DecisionReason } from '../../core/decision.ts'
import { own } from '../../core/own.ts'
import { describeReason, STATES } from '../../rules/words.ts'
import { isOurs, kindOf } from '../sessions/parseEvents.ts'

/** One decision as it is laid before somebody who asks why help was shown, or was not. */
export interface AuditRecord {
  /** When it was decided, by the clock of the device. */
  readonly time: string
  readonly rule: string
  readonly intervention: string | undefined
  readonly verdict: Decision['verdict']
  /** The verdict in words: shown, waiting, not shown, kept for comparison. */
  readonly state: string
  readonly reasons: readonly string[]
  /** The reasons in words. */
  readonly says: string
  /** In `watch` nobody saw it. */
  readonly mode: string
  /** The signal that it was about: `data.id` of an event of the same visit. */
  readonly signal: string | undefined
  readonly offer: string
  readonly visit: string | undefined
  /** Hash of the user's id. */
  readonly user: string | undefined
  readonly release: string | undefined
  /** Hash of the config that was in force. */
  readonly config: string | undefined
  /** Version of unstuck that decided. */
  readonly version: string | undefined
  /** Of the event: unique within its source. */
  readonly id: string
  readonly source: string | undefined
}

export function readDecision(event: unknown): AuditRecord | 'other' | 'foreign' {
  const kind = kindOf(event)
  if (kind !== 'decision') return isOurs(kind) ? 'other' : 'foreign'
  const { id, time, data, ...envelope } = event as { readonly [key: string]: unknown }
  if (typeof id !== 'string' || typeof time !== 'string' || !isDecision(data)) return 'foreign'
  const text = (name: string) => {
    const value = own(envelope, name)
    return typeof value === 'string' ? value : undefined
  }
  return {
    time,
    rule: data.rule,
    intervention: data.intervention,
    verdict: data.verdict,
    state: own(STATES, data.verdict) ?? data.verdict,
    reasons: data.reasons,
    says: data.reasons.map((reason) => describeReason(reason as DecisionReason)).join('; '),
    mode: data.mode,
    signal: data.signal,
    offer: data.offer,
    visit: text('visit'),
    user: text('user'),
    release: text('release'),
    config: text('confighash'),
    version: text('sdkversion'),
    id,
    source: text('source'),
  }
}

function isDecision(data: unknown): data is Decision {
  const { rule, verdict, reasons, mode, offer } = (data ?? {}) as { readonly [key: string]: unknown }
  return (
    [rule, verdict, mode, offer].every((text) => typeof text === 'string') &&
    Array.isArray(reasons) &&
    reasons.every((reason) => typeof reason === 'string')
  )
}
