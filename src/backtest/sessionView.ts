import type { Recording } from '../recording/recording.ts'
import { describeReason } from '../rules/words.ts'
import type { Backtest } from './backtest.ts'
import { listPages } from './listPages.ts'
import type { Moment, SessionView } from './reportData.ts'
import { sayWhere } from './sayWhere.ts'
import type { OfferTrace } from './traceOffers.ts'

/** More than a timeline can show, or anybody look through. */
export const ACTS_SHOWN = 2000

/** What a report shows of one session: where the user went, what they pressed, what was found and what was decided. */
export function createSessionView(
  result: Backtest,
  recording: Recording,
  events: readonly object[] = [],
): SessionView {
  const { from, to, counterfactualFrom, curve, explanation, unknown } = result
  const moments = [...listWays(recording), ...listSignals(result), ...result.offers.flatMap(listOffer)]
  return {
    from,
    to,
    ...(counterfactualFrom !== undefined && { counterfactualFrom }),
    moments: moments.sort((a, b) => a.at - b.at),
    curve: curve.map(({ at, page }) => [at, page] as const),
    rules: explanation.rules.map(({ rule, says }) => ({ rule, says })),
    unknown: unknown.map(({ what, why }) => `${what}: ${why}`),
    events,
  }
}

/** Pages and acts; of very many acts some that stand for the others, from the beginning to the end. */
function listWays(recording: Recording): Moment[] {
  const acts = recording.log.filter((one) => one.type === 'act')
  const every = Math.ceil(acts.length / ACTS_SHOWN)
  const pages = listPages(recording).slice(0, ACTS_SHOWN)
  return [
    ...pages.map(({ at, page }): Moment => ({ at, kind: 'page', says: page })),
    ...acts
      .filter((_, i) => i % every === 0)
      .map(({ at, target }): Moment => ({ at, kind: 'act', says: target.name ?? target.role ?? target.tag })),
  ]
}

/** Each episode where it was found first, with the count that it came to. */
function listSignals({ signals }: Backtest): Moment[] {
  const byId = new Map<string, Moment>()
  for (const signal of signals) {
    const { id, at, type, count } = signal
    const about = sayWhere(signal)
    byId.set(id, {
      at: byId.get(id)?.at ?? at,
      kind: 'signal',
      says: count > 1 ? `${type} ×${count}` : type,
      ...(about !== undefined && { why: about }),
    })
  }
  return [...byId.values()]
}

function listOffer({ rule, intervention, at, endedAt, end, held, reasons }: OfferTrace): Moment[] {
  const waited: Moment[] =
    held.length === 0 ? [] : [{ at, kind: 'waiting', says: rule, why: held.map(describeReason).join(', ') }]
  if (end === 'waiting') return waited
  const why = end === 'not shown' ? reasons.map(describeReason).join(', ') : intervention
  const kind = end === 'kept for comparison' ? 'kept' : end
  return [...waited, { at: endedAt, kind, says: rule, ...(why !== undefined && { why }) }]
}
