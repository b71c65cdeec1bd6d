import { checkLog, resume, trust } from './backtest/checkLog.ts'
import type { Decision, DecisionOutcome, Offer } from './core/decision.ts'
import type { AnyDetector } from './core/detector.ts'
import { createEngine } from './core/engine.ts'
import type { EngineState } from './core/engineState.ts'
import type { Observation } from './core/observation.ts'
import type { Signal } from './core/signal.ts'
import * as detectors from './detectors/index.ts'
import { isRecord } from './recording/shapes/shape.ts'
import { compileConfig } from './rules/compile.ts'
import { createJudge } from './rules/judge.ts'
import { describeProblem } from './rules/sentences.ts'

export { describeProblem }
export type { RuleTest } from './rules/ruleTest.ts'
export { backtest, prepareBacktest, prepareSignalBacktest } from './backtest/backtest.ts'
export type { Backtest } from './backtest/backtest.ts'
export type { CurvePoint } from './backtest/scoreCurve.ts'
export type { OfferTrace } from './backtest/traceOffers.ts'
export { computeUplift } from './rules/uplift.ts'
export type { Arm, Uplift, UpliftOptions } from './rules/uplift.ts'
export type { Decision, DecisionOutcome, Observation, Offer, Signal }
export type { Config } from './rules/schema.ts'
export { readRecording, readRecordings } from './backtest/readRecordings.ts'
export type { PageOptions } from './backtest/readRecordings.ts'
export type { Recording, Unknown } from './recording/recording.ts'

/** What a log of observations comes to. */
export interface Replay {
  readonly signals: readonly Signal[]
  readonly decisions: readonly Decision[]
  /** What became of them, as far as the log reaches. */
  readonly outcomes: readonly DecisionOutcome[]
  /** The help that was, or would have been, put on the screen. */
  readonly offers: readonly Offer[]
  /** What is wrong in the config, in sentences. */
  readonly problems: readonly string[]
  /** To go on with the rest of a log that was cut. */
  readonly state: EngineState
}

/**
 * Folds a stamped log once more, by the code that ran in the page: the same signals and decisions, to the byte.
 * Pure; runs in Node.
 *
 * @throws {TypeError} when the log is no list of stamped observations, or the state is none of this version's.
 * @example
 * const { signals, decisions } = replay(config, log)
 */
export function replay(config: unknown, log: readonly Observation[], state?: EngineState): Replay {
  checkLog(log, FAILED)
  const all: readonly AnyDetector[] = Object.values(detectors)
  const compiled = compileConfig(config, all)
  const { weights, halfLife, seeds, problems } = compiled
  const start = log.find((observation) => observation.type === 'start')
  // Those that ran in the page: `unstuck/core` runs what it is given.
  const ran = start?.signals ?? (isRecord(state?.detectors) ? Object.keys(state.detectors) : undefined)
  const options = {
    detectors: compiled.detectors.filter(({ type }) => ran?.includes(type) ?? true),
    judge: createJudge(compiled),
    weights,
    halfLife,
    seeds,
  }
  const engine = resume((before) => createEngine({ ...options, state: before }), state, FAILED)
  const effects = log.flatMap((observation, i) =>
    trust(
      () => engine.observe(observation).effects,
      `${FAILED}: entry ${i} of the log ("${observation.type}") does not go with what came before it`,
    ),
  )
  return {
    signals: effects.flatMap((effect) => (effect.type === 'signal' ? [effect.signal] : [])),
    decisions: effects.flatMap((effect) => (effect.type === 'decision' ? [effect.decision] : [])),
    outcomes: effects.flatMap((effect) => (effect.type === 'outcome' ? [effect.outcome] : [])),
    offers: effects.flatMap((effect) => (effect.type === 'offer' ? [effect.offer] : [])),
    problems: problems.map(describeProblem),
    state: engine.serialize(),
  }
}

const FAILED = 'Failed to replay'
