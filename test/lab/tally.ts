import type { SignalType } from '../../src/core/signal.ts'
import type { HeardSignal, Outcome } from './runScenario.ts'
import { OF_THE_MACHINE } from './scenario.ts'

/** How one signal did over all scenarios. Each scenario counts once for it: it must come, or must not. */
export interface Tally {
  readonly signal: SignalType
  readonly positives: number
  readonly negatives: number
  readonly found: number
  readonly missed: number
  readonly falseAlarms: number
  readonly precision: Share
  readonly recall: Share
  /** Median milliseconds from the deciding act to the signal, where it was rightly found. */
  readonly delay?: number
}

/** A share of `of`, with the bounds between which it lies with 95 %. */
export interface Share {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** One signal in one scenario. */
export type Verdict = 'found' | 'missed' | 'false alarm' | 'silent' | 'not counted'

export function judge({ scenario, heard }: Outcome, signal: SignalType): Verdict {
  const { finds = [], allows = [] } = scenario
  const came = heard.filter(({ type }) => type === signal)
  if (finds.includes(signal)) return came.some((each) => isRight(each, scenario.on)) ? 'found' : 'missed'
  if (allows.includes(signal) || OF_THE_MACHINE.includes(signal)) return 'not counted'
  return came.length > 0 ? 'false alarm' : 'silent'
}

/** What came and must not have, and what did not come and must have. */
export function mistakesOf(outcome: Outcome): string[] {
  const { scenario, heard, problem } = outcome
  if (problem !== undefined) return [problem]
  const types = new Set([...(scenario.finds ?? []), ...heard.map(({ type }) => type)])
  return [...types].flatMap((type) => {
    const verdict = judge(outcome, type)
    if (verdict !== 'missed' && verdict !== 'false alarm') return []
    const names = heard.filter((each) => each.type === type).map(({ name }) => `“${name ?? ''}”`)
    return [`${verdict}: ${type}${names.length > 0 ? ` on ${names.join(', ')}` : ''}`]
  })
}

/** The figures of each signal that some scenario expects, or that came where it counts. */
export function tally(outcomes: readonly Outcome[]): Tally[] {
  const sound = outcomes.filter(({ problem }) => problem === undefined)
  const types = sound.flatMap(({ scenario, heard }) => [
    ...(scenario.finds ?? []),
    ...heard.map(({ type }) => type),
  ])
  const tallies = [...new Set(types)].sort().map((signal) => tallyOne(sound, signal))
  return tallies.filter(({ positives, negatives }) => positives + negatives > 0)
}

function tallyOne(outcomes: readonly Outcome[], signal: SignalType): Tally {
  const verdicts = outcomes.map((outcome) => judge(outcome, signal))
  const count = (verdict: Verdict) => verdicts.filter((each) => each === verdict).length
  const [found, missed, falseAlarms] = [count('found'), count('missed'), count('false alarm')]
  const delay = medianOf(outcomes.flatMap((outcome) => delayOf(outcome, signal) ?? []))
  return {
    signal,
    positives: found + missed,
    negatives: falseAlarms + count('silent'),
    found,
    missed,
    falseAlarms,
    precision: computeShare(found, found + falseAlarms),
    recall: computeShare(found, found + missed),
    ...(delay !== undefined && { delay }),
  }
}

function delayOf({ scenario, heard }: Outcome, signal: SignalType): number | undefined {
  if (!scenario.finds?.includes(signal)) return undefined
  return heard.find((each) => each.type === signal && isRight(each, scenario.on))?.delay
}

function isRight({ name }: HeardSignal, on: string | undefined): boolean {
  return on === undefined || name === on
}

/** The middle of a 95 % interval of the normal distribution, in standard deviations. */
const Z = 1.96

/** The interval of Wilson (1927), which holds for small numbers and shares near 1 as well. */
export function computeShare(part: number, of: number): Share {
  if (of === 0) return { value: 1, low: 0, high: 1 }
  const value = part / of
  const middle = value + Z ** 2 / (2 * of)
  const reach = Z * Math.sqrt((value * (1 - value)) / of + Z ** 2 / (4 * of ** 2))
  const scale = 1 + Z ** 2 / of
  return { value, low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) }
}

function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = (sorted.length - 1) / 2
  const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
