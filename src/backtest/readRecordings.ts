import { createEngine } from '../core/engine.ts'
import type { EngineState } from '../core/engineState.ts'
import * as detectors from '../detectors/index.ts'
import { readAll, readOne, type Recording } from '../recording/recording.ts'
import { compileConfig } from '../rules/compile.ts'
import { pageSettingsOf } from './pageSettings.ts'

/** What the page's own code has set, of which a recording of another tool tells nothing. */
export interface PageOptions {
  /** As `createUnstuck` takes it: a factor on all times, for users who need longer. Default: 1. */
  readonly patience?: number
}

/**
 * Reads one recorded session: rrweb events as an array, text or gzip bytes, bare or in the wrappings of PostHog, Sentry
 * and their like. Of several tabs in it, the one that holds the most is read, and the others are told of in `unknown`.
 *
 * What a config says of the pages (`marks`, `forms`, `events`, `pages.keepQuery`, elements that rules ask about) counts where
 * observations have to be derived. `backtest` derives anew where its config says something else.
 *
 * @throws {TypeError} when it holds no recording, or several sessions: those are for {@link readRecordings}.
 * @example
 * const { log, state } = readRecording(await readFile('session.json.gz'), config)
 * const { signals } = replay(config, log, state)
 */
export function readRecording(source: unknown, config?: unknown, options?: PageOptions): Recording {
  const { settings, before } = prepare(config, options)
  return readOne(source, settings, before)
}

/**
 * Reads every session, and every tab of it, as a recording of its own: NDJSON with a session a line, an array of sessions, an
 * export with several windows.
 *
 * @throws {TypeError} when there is no recording in it.
 */
export function readRecordings(source: unknown, config?: unknown, options?: PageOptions): Recording[] {
  const { settings, before } = prepare(config, options)
  return readAll(source, settings, before)
}

function prepare(config: unknown, { patience = 1 }: PageOptions = {}) {
  const compiled = compileConfig(config, Object.values(detectors))
  const engine = patience > 1 ? createEngine({ detectors: compiled.detectors }) : undefined
  const before: EngineState | undefined = engine && { ...engine.serialize(), patience }
  return { settings: pageSettingsOf(compiled), before }
}
