import type { Decision, DecisionReason } from '../core/decision.ts'
import type { Mode } from '../core/observations/start.ts'
import type { Millis } from '../core/time.ts'

/** What became of one offer, from the moment at which its rule fired. */
export interface OfferTrace {
  readonly rule: string
  readonly intervention?: string
  readonly offer: string
  readonly mode: Mode
  readonly signal?: string
  /**
   * `shown`: or would have been. `told`: to the team alone, as its help is silent. `waiting`: the recording ends before a
   * good moment came.
   */
  readonly end: 'shown' | 'told' | 'kept for comparison' | 'not shown' | 'waiting'
  /** Why it waited, each reason once. */
  readonly held: readonly DecisionReason[]
  /** Why it ended so. */
  readonly reasons: readonly DecisionReason[]
  readonly at: Millis
  readonly endedAt: Millis
  /** How far into the session it ended. */
  readonly into: Millis
}

/** Reads decisions as stories: a hold, another, a show are one offer. */
export function traceOffers(decisions: readonly Decision[], from: Millis): OfferTrace[] {
  const byOffer = new Map<string, Decision[]>()
  for (const decision of decisions) {
    const known = byOffer.get(decision.offer)
    if (known) known.push(decision)
    else byOffer.set(decision.offer, [decision])
  }
  return [...byOffer.values()].map((story) => trace(story, from))
}

function trace(story: readonly Decision[], from: Millis): OfferTrace {
  const first = story[0]!
  const { rule, intervention, offer, mode, signal, verdict, reasons, at: endedAt } = story.at(-1)!
  const held = story.flatMap((decision) => (decision.verdict === 'hold' ? decision.reasons : []))
  return {
    rule,
    ...(intervention !== undefined && { intervention }),
    offer,
    mode,
    ...(signal !== undefined && { signal }),
    end: verdict === 'show' && reasons.includes('silent') ? 'told' : ENDS[verdict],
    held,
    reasons: verdict === 'hold' ? [] : reasons,
    at: first.at,
    endedAt,
    into: Math.max(0, endedAt - from),
  }
}

const ENDS = {
  show: 'shown',
  withhold: 'kept for comparison',
  suppress: 'not shown',
  hold: 'waiting',
} as const
