import type { Backtest } from '../../backtest/backtest.ts'
import type { OfferTrace } from '../../backtest/traceOffers.ts'
import type { Unknown } from '../../recording/recording.ts'

/** What is told of one session: a line of `--ndjson`. */
export type SessionLine = JudgedSession | UnreadSession

export interface JudgedSession {
  readonly session: string
  readonly mode: Backtest['mode']
  readonly basis: Backtest['basis']
  /** Epoch milliseconds. */
  readonly from: number
  /** Milliseconds. */
  readonly length: number
  /** How many episodes of each signal. */
  readonly signals: { readonly [type: string]: number }
  /** The highest friction of the visit, from 0 to 100. */
  readonly peak: number
  readonly offers: readonly OfferTrace[]
  /** Under the config that is compared with. */
  readonly otherOffers?: readonly OfferTrace[]
  /** Milliseconds into the session, from where on it is a supposition. */
  readonly counterfactualAfter?: number
  readonly unknown: readonly Unknown[]
}

export interface UnreadSession {
  readonly session: string
  readonly error: string
}

export function createSessionLine(session: string, result: Backtest, other?: Backtest): JudgedSession {
  const { mode, basis, from, to, signals, curve, offers, counterfactualFrom, unknown } = result
  const types = new Map<string, Set<string>>()
  for (const { type, id } of signals) types.set(type, (types.get(type) ?? new Set()).add(id))
  return {
    session,
    mode,
    basis,
    from,
    length: to - from,
    signals: Object.fromEntries([...types].map(([type, ids]) => [type, ids.size])),
    peak: curve.reduce((peak, { visit }) => Math.max(peak, visit), 0),
    offers,
    ...(other && { otherOffers: other.offers }),
    ...(counterfactualFrom !== undefined && { counterfactualAfter: counterfactualFrom - from }),
    unknown,
  }
}
