import type { Backtest } from '../../backtest/backtest.ts'
import type { OfferTrace } from '../../backtest/traceOffers.ts'
import { listPages } from '../../backtest/listPages.ts'
import { sayWhere } from '../../backtest/sayWhere.ts'
import type { Recording } from '../../recording/recording.ts'
import { describeReason } from '../../rules/words.ts'
import type { Colors } from '../colors.ts'
import { printable } from '../printable.ts'
import { sayClock } from '../sayClock.ts'

/** One session from its beginning to its end: where the user went, what was found, what was decided and why. */
export function printSession(name: string, result: Backtest, recording: Recording, colors: Colors): string {
  const { bold, dim, yellow, cyan } = colors
  const pages = listPages(recording).map(({ at, page }) => ({ at, says: cyan(printable(page)) }))
  const rows = [...pages, ...listSignals(result, colors), ...listOffers(result, colors)]
    .sort((a, b) => a.at - b.at)
    .map(({ at, says }) => `  ${dim(sayClock(at - result.from).padStart(7))}  ${says}`)
  const until = result.counterfactualFrom
  return [
    '',
    `${bold(name)} ${dim(`(${result.mode}, ${sayClock(result.to - result.from)})`)}`,
    '',
    ...(rows.length > 0 ? rows : [dim('  Nothing was found in it.')]),
    '',
    ...(until === undefined
      ? []
      : [
          dim(
            `From ${sayClock(until - result.from)} on this is a supposition: nobody saw that help, and the user might have done something else.`,
          ),
          '',
        ]),
    'Each rule when it ends:',
    ...result.explanation.rules.map(({ rule, says }) => `  ${bold(rule)}  ${says}`),
    ...(result.unknown.length === 0 ? [] : ['', 'What this recording cannot tell:']),
    ...result.unknown.map(({ what, why }) => `  ${yellow('?')} ${what}: ${dim(why)}`),
    '',
  ].join('\n')
}

interface Row {
  readonly at: number
  readonly says: string
}

function listSignals({ signals }: Backtest, { yellow }: Colors): Row[] {
  return signals.map((signal) => {
    const { at, type, count } = signal
    const about = sayWhere(signal)
    const words = [
      yellow(type),
      count > 1 ? `${count}×` : '',
      about === undefined ? '' : `on ${printable(about)}`,
    ]
    return { at, says: words.filter((word) => word !== '').join(' ') }
  })
}

function listOffers({ offers }: Backtest, colors: Colors): Row[] {
  return offers.flatMap((offer) => {
    const waited = offer.held.map(describeReason).join(', ')
    const fired = { at: offer.at, says: `${colors.bold(offer.rule)} waits: ${waited}` }
    return [
      ...(offer.held.length > 0 ? [fired] : []),
      ...(offer.end === 'waiting' ? [] : [{ at: offer.endedAt, says: sayEnd(offer, colors) }]),
    ]
  })
}

function sayEnd(
  { rule, intervention, end, reasons, mode }: OfferTrace,
  { bold, green, red, dim }: Colors,
): string {
  if (end === 'shown')
    return `${bold(rule)} ${green('shown')}${intervention === undefined ? '' : `: ${intervention}`}${mode === 'watch' ? dim(' (the mode is "watch")') : ''}`
  if (end === 'told')
    return `${bold(rule)} ${green('told to the team')}${intervention === undefined ? '' : `: ${intervention}`}`
  if (end === 'kept for comparison') return `${bold(rule)} kept for comparison`
  return `${bold(rule)} ${red('not shown')}: ${reasons.map(describeReason).join(', ')}`
}
