import type { Decision, DecisionOutcome, Effect } from '../core/decision.ts'
import type { AnyDetector } from '../core/detector.ts'
import { createEngine, type Engine } from '../core/engine.ts'
import type { Signal } from '../core/signal.ts'
import type { Millis } from '../core/time.ts'
import * as detectors from '../detectors/index.ts'
import { readAgain, type Recording, type Unknown } from '../recording/recording.ts'
import { isRecord } from '../recording/shapes/shape.ts'
import { compileConfig, type Compiled } from '../rules/compile.ts'
import { explainRules, type Explanation } from '../rules/explain.ts'
import type { JudgeState } from '../rules/judging/judgeState.ts'
import { createJudge } from '../rules/judge.ts'
import { describeProblem } from '../rules/sentences.ts'
import { checkLog, resume, trust } from './checkLog.ts'
import { dropLived, dropLivedState } from './dropLived.ts'
import { findEarlier } from './findEarlier.ts'
import { findUnknown } from './findUnknown.ts'
import { createMomentJudge } from './judgeMoment.ts'
import { pageSettingsOf } from './pageSettings.ts'
import { playAsLived, playAsSupposed } from './play.ts'
import { recallSignals } from './recallSignals.ts'
import { createCurve, type CurvePoint } from './scoreCurve.ts'
import { traceOffers, type OfferTrace } from './traceOffers.ts'
import { watchRules, type RuleWatch } from './watchRules.ts'
import { withUntold } from './withUntold.ts'

/** What a config would have done in one recorded session. */
export interface Backtest {
  readonly name?: string
  readonly mode: Recording['mode']
  /**
   * `lived`: this very config ran, and the page's own replies are in the log: the decisions are those of that day.
   * `supposed`: another one did, and what the page would have replied is read off the log.
   */
  readonly basis: 'lived' | 'supposed'
  readonly from: Millis
  readonly to: Millis
  /** As they came, each with its updates. */
  readonly signals: readonly Signal[]
  readonly decisions: readonly Decision[]
  readonly outcomes: readonly DecisionOutcome[]
  /** Each offer from the moment its rule fired: what became of it, and why. */
  readonly offers: readonly OfferTrace[]
  readonly curve: readonly CurvePoint[]
  /**
   * From the first help on that nobody saw that day, the user might have done something else than what was recorded.
   * Absent where there was none.
   */
  readonly counterfactualFrom?: Millis
  /** What cannot be known, and what was taken for granted in its place. */
  readonly unknown: readonly Unknown[]
  /** Why each rule stands as it does when the recording ends. */
  readonly explanation: Explanation
  /** What is wrong in the config, in sentences. */
  readonly problems: readonly string[]
}

/**
 * Says what a config would have done in a recorded session, by the code that runs in the page. Pure; runs in Node.
 * Where this very config ran, the decisions are those of that day, to the byte. Under any other, the log's replies
 * belong to help that this config might never offer; so whether a moment was good is judged by what the log says the
 * user was doing, and what no log can say is listed in `unknown`.
 *
 * @example
 * const { offers } = backtest(config, readRecording(await readFile('session.json.gz')))
 */
export function backtest(config: unknown, recording: Recording): Backtest {
  return prepareBacktest(config)(recording)
}

/** The same, with what was so of some rules all along. */
export function backtestWatching(
  config: unknown,
  recording: Recording,
  rules: readonly string[],
): { readonly result: Backtest; readonly watched: RuleWatch['seen'] } {
  let watch: RuleWatch | undefined
  const result = prepare(
    config,
    (given) => given,
    (engine, compiled) => (watch = watchRules(engine, compiled, rules)),
  )(recording)
  return { result, watched: watch!.seen }
}

/** Reads the config once, for many recordings. */
export function prepareBacktest(config: unknown): (recording: Recording) => Backtest {
  return prepare(config, (given) => given)
}

/**
 * The same where only signals were forwarded: what a rule would have done as far as signals, score and page tell.
 *
 * @example
 * const { offers } = prepareSignalBacktest(config)('visit 7', signals)
 */
export function prepareSignalBacktest(
  config: unknown,
): (visit: string, signals: readonly Signal[]) => Backtest {
  let recall = (given: readonly AnyDetector[]) => given
  const judge = prepare(config, (given) => recall(given))
  return (visit, signals) => {
    const recalled = recallSignals(visit, signals, Object.values(detectors))
    recall = recalled.recall
    return judge(recalled.recording)
  }
}

/** `choose` says which detectors run in a recording; what `watch` gives looks on. */
function prepare(
  config: unknown,
  choose: (detectors: readonly AnyDetector[]) => readonly AnyDetector[],
  watch?: (engine: Engine, compiled: Compiled) => RuleWatch,
): (recording: Recording) => Backtest {
  const all: readonly AnyDetector[] = Object.values(detectors)
  const compiled = compileConfig(config, all)
  const judge = createJudge(compiled)
  const problems = compiled.problems.map(describeProblem)
  const settings = pageSettingsOf(compiled)

  return (given) => {
    const recording = readAgain(checkRecording(given), settings)
    const { mode, name, from, to } = recording
    const isLived = wasLivedUnder(recording, compiled.hash)
    const { log, state } = isLived
      ? recording
      : {
          log: withUntold(dropLived(recording), compiled, recording, config),
          state: dropLivedState(recording.state),
        }
    const known = log.find((observation) => observation.type === 'start')?.signals
    const options = {
      // Those that ran in the page: nobody looked for what the others need.
      detectors: choose(compiled.detectors.filter(({ type }) => known?.includes(type) ?? true)),
      judge,
      weights: compiled.weights,
      halfLife: compiled.halfLife,
      seeds: compiled.seeds,
    }
    const engine = resume((before) => createEngine({ ...options, state: before }), state, FAILED)
    const effects: Effect[] = []
    const curve = createCurve(engine, to - from)
    const take = (effect: Effect) => {
      effects.push(effect)
      if (effect.type === 'score') curve.add(effect.score)
    }
    const moments = createMomentJudge(recording)
    const watching = watch?.(engine, compiled)
    const pass = (until: Millis) => {
      curve.pass(until)
      watching?.look()
    }
    const audience = { take, pass: watching ? pass : curve.pass }
    trust(
      () =>
        isLived
          ? playAsLived(engine, log, audience)
          : playAsSupposed(engine, log, { ...audience, answerMoment: moments.answer }),
      `${FAILED}: what the log tells does not go with what came before it`,
    )
    watching?.look()
    const decisions = pick(effects, 'decision').map(({ decision }) => decision)
    const offers = traceOffers(decisions, from)
    const supposed = offers.find(({ end, mode }) => end === 'shown' && !(isLived && mode === 'on'))
    return {
      ...(name !== undefined && { name }),
      mode,
      basis: isLived ? 'lived' : 'supposed',
      from,
      to,
      signals: pick(effects, 'signal').map(({ signal }) => signal),
      decisions,
      outcomes: pick(effects, 'outcome').map(({ outcome }) => outcome),
      offers,
      curve: curve.points,
      ...(supposed && { counterfactualFrom: supposed.endedAt }),
      unknown: [
        ...recording.unknown,
        ...findEarlier(compiled, state),
        ...(isLived ? [] : [...findUnknown(compiled, recording, config), ...moments.unknown()]),
      ],
      explanation: engine.inspect((judged, context) => explainRules(compiled, judged as JudgeState, context)),
      problems,
    }
  }
}

const FAILED = 'Failed to backtest'

/** What was derived here is as we have made it; what is exact comes out of a file. */
function checkRecording(recording: Recording): Recording {
  if (!isRecord(recording) || !Array.isArray(recording.log))
    throw new TypeError(`${FAILED}: this is no recording, as readRecording() reads it.`)
  if (recording.mode === 'exact') checkLog(recording.log, FAILED)
  return recording
}

/** Only then the replies in the log are answers to what this config asks. */
function wasLivedUnder({ mode, log, state }: Recording, hash: string): boolean {
  const starts = log.flatMap((one) => (one.type === 'start' ? [one.config] : []))
  const before = state?.judge ? [(state.judge as JudgeState).config] : []
  const hashes = [...before, ...starts]
  return mode === 'exact' && hashes.length > 0 && hashes.every((one) => one === hash)
}

function pick<T extends Effect['type']>(effects: readonly Effect[], type: T) {
  return effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type)
}
