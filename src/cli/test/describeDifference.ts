import type { Backtest } from '../../backtest/backtest.ts'
import { sayWhere } from '../../backtest/sayWhere.ts'
import type { OfferTrace } from '../../backtest/traceOffers.ts'
import { describeReason } from '../../rules/words.ts'
import type { RuleTest } from '../../rules/ruleTest.ts'
import { sayClock } from '../sayClock.ts'

export interface Expectation {
  readonly rule: string
  readonly expected: keyof RuleTest['expect']
  readonly result: Backtest
  /** Why help of a kind can never come of it here; nothing where it could. */
  whyNot(wanted: 'shown' | 'told'): string | undefined
}

/** What came otherwise than it must of one rule, and why; nothing where all is well. */
export function describeDifference({ rule, expected, result, whyNot }: Expectation): string | undefined {
  const mine = result.offers.filter((offer) => offer.rule === rule)
  const shown = mine.find(({ end }) => end === 'shown')
  const told = mine.find(({ end }) => end === 'told')
  switch (expected) {
    case 'shown':
      return shown ? undefined : describeMiss(rule, mine, result, whyNot('shown'))
    case 'told':
      return told ? undefined : describeMiss(rule, mine, result, whyNot('told'))
    case 'notShown':
      return shown ? describeShown(shown, result) : describeProof(mine, result, whyNot('shown'), MEANT)
    case 'notTold':
      return told ? `told at ${sayClock(told.into)}` : describeProof(mine, result, whyNot('told'))
    case 'cannotBeShown':
      if (shown) return describeShown(shown, result)
      return whyNot('shown') === undefined
        ? 'it was not shown, and could have been; expect it in "notShown"'
        : undefined
  }
}

function describeShown({ signal, into }: OfferTrace, { signals }: Backtest): string {
  const about = signals.find(({ id }) => id === signal)
  const place = about && sayWhere(about)
  return `shown at ${sayClock(into)}${about ? `, about ${about.type}${place === undefined ? '' : ` on ${place}`}` : ''}`
}

const MEANT = ' Where that is meant, expect it in "cannotBeShown".'

/** Nothing came; what keeps that from proving anything. */
function describeProof(
  mine: readonly OfferTrace[],
  { from }: Backtest,
  why: string | undefined,
  meant = '',
): string | undefined {
  if (why !== undefined) return `this proves nothing: ${why}.${meant}`
  const last = mine.at(-1)
  if (last?.end !== 'waiting') return undefined
  return `this proves nothing: ${describeWaiting(last, from)}. Let the session go on until it is shown or given up`
}

/** Nothing came; what was in the way. */
function describeMiss(
  rule: string,
  mine: readonly OfferTrace[],
  { explanation, from }: Backtest,
  why: string | undefined,
): string {
  const last = mine.at(-1)
  if (!last) return why ?? `it never fired. ${explanation.rules.find((one) => one.rule === rule)?.says ?? ''}`
  const at = sayClock(last.endedAt - from)
  switch (last.end) {
    case 'waiting':
      return describeWaiting(last, from)
    case 'kept for comparison':
      return `it fired at ${at}, and was kept for comparison`
    case 'not shown':
      return `it fired, and was not shown at ${at}: ${last.reasons.map(describeReason).join(', ')}`
    default:
      return why ?? `it fired, and was ${last.end} at ${at}`
  }
}

function describeWaiting({ endedAt, held }: OfferTrace, from: number): string {
  return `it fired at ${sayClock(endedAt - from)}, and still waited at the end: ${held.map(describeReason).join(', ')}`
}
