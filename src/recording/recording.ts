import type { EngineState } from '../core/engine.ts'
import type { Observation } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { deriveRecording } from './deriveRecording.ts'
import { readExact } from './exact.ts'
import { findSessions, type Session } from './sessions.ts'

/** A recorded session, as the engine reads it. */
export interface Recording {
  /** `exact`: our own observations were embedded. `derived`: they are rebuilt from what rrweb has seen, an estimate. */
  readonly mode: 'exact' | 'derived'
  /** Stamped; ends with an `end` observation. */
  readonly log: readonly Observation[]
  /** What the engine knew where the log begins; replay needs it. */
  readonly state?: EngineState
  /** Epoch milliseconds. */
  readonly from: Millis
  readonly to: Millis
  /** Of the session, where the export tells one. */
  readonly name?: string
  /** What cannot be known from this recording. */
  readonly unknown: readonly Unknown[]
}

export interface Unknown {
  readonly what: string
  readonly why: string
  readonly count: number
}

/**
 * Reads one recorded session: rrweb events as an array, text or gzip bytes, bare or in the wrappings of PostHog, Sentry
 * and their like. Of several tabs in it, the one that holds the most is read, and the others are told of in `unknown`.
 *
 * @throws {TypeError} when it holds no recording, or several sessions: those are for {@link readRecordings}.
 * @example
 * const { signals } = replay(config, readRecording(await readFile('session.json.gz')))
 */
export function readRecording(source: unknown): Recording {
  const sessions = findSessions(source)
  const names = new Set(sessions.map(({ name }) => name))
  const single = sessions.length === 1 || (names.size === 1 && !names.has(undefined))
  if (!single) {
    throw new TypeError(
      `Failed to read a recording: the source holds ${sessions.length} sessions. Read them with readRecordings().`,
    )
  }
  const longest = sessions.reduce((best, one) => (one.events.length > best.events.length ? one : best))
  const recording = readSession(longest)
  const others = sessions.length - 1
  if (others === 0) return recording
  const left = { what: 'what happened in other tabs', why: 'Each is a recording of its own.', count: others }
  return { ...recording, unknown: [...recording.unknown, left] }
}

/**
 * Reads every session, and every tab of it, as a recording of its own: NDJSON with a session a line, an array of sessions, an
 * export with several windows.
 *
 * @throws {TypeError} when there is no recording in it.
 */
export function readRecordings(source: unknown): Recording[] {
  return findSessions(source).map(readSession)
}

function readSession(session: Session): Recording {
  return readExact(session) ?? deriveRecording(session)
}
