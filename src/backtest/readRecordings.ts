import { readAll, readOne, type Recording } from '../recording/recording.ts'
import { readPageSettings } from './pageSettings.ts'

/**
 * Reads one recorded session: rrweb events as an array, text or gzip bytes, bare or in the wrappings of PostHog, Sentry
 * and their like. Of several tabs in it, the one that holds the most is read, and the others are told of in `unknown`.
 *
 * What a config says of the pages (`marks`, `forms`, `events`, `pages.keepQuery`, elements that rules ask about) counts where
 * observations have to be derived. `backtest` derives anew where its config says something else.
 *
 * @throws {TypeError} when it holds no recording, or several sessions: those are for {@link readRecordings}.
 * @example
 * const { signals } = replay(config, readRecording(await readFile('session.json.gz'), config).log)
 */
export function readRecording(source: unknown, config?: unknown): Recording {
  return readOne(source, readPageSettings(config))
}

/**
 * Reads every session, and every tab of it, as a recording of its own: NDJSON with a session a line, an array of sessions, an
 * export with several windows.
 *
 * @throws {TypeError} when there is no recording in it.
 */
export function readRecordings(source: unknown, config?: unknown): Recording[] {
  const settings = readPageSettings(config)
  return readAll(source, settings)
}
