import type { EngineState } from '../core/engineState.ts'
import type { Observation } from '../core/observation.ts'
import type { Millis } from '../core/time.ts'
import { deriveRecording } from './deriveRecording.ts'
import { readExact } from './exact.ts'
import type { PageSettings } from './pageSettings.ts'
import { findSessions, type Session } from './sessions.ts'

/** A recorded session, as the engine reads it. */
export interface Recording {
  /** `exact`: our own observations were embedded. `derived`: they are rebuilt from what rrweb has seen, an estimate. */
  readonly mode: 'exact' | 'derived'
  /** Stamped; ends with an `end` observation. */
  readonly log: readonly Observation[]
  /** What the engine knew where the log begins, or was told of the page; replay needs it. */
  readonly state?: EngineState
  /** Epoch milliseconds. */
  readonly from: Millis
  readonly to: Millis
  /** Of the session, where the export tells one. */
  readonly name?: string
  /** What cannot be known from this recording. */
  readonly unknown: readonly Unknown[]
  /** Signals that it cannot tell of, whatever was done in it. */
  readonly untold?: readonly string[]
  /** Nothing else is known of it: they were forwarded. */
  readonly onlySignals?: boolean
}

/** Something that a recording cannot tell, why, and how often it was met. */
export interface Unknown {
  readonly what: string
  readonly why: string
  readonly count: number
  /** The rules that ask about it. */
  readonly rules?: readonly string[]
}

/**
 * Reads one recorded session: rrweb events as an array, text or gzip bytes, bare or in the wrappings of PostHog, Sentry
 * and their like. Of several tabs in it, the one that holds the most is read, and the others are told of in `unknown`.
 *
 * @throws {TypeError} when it holds no recording, or several sessions: those are for `readRecordings`.
 */
export function readOne(source: unknown, settings: PageSettings, before?: EngineState): Recording {
  const sessions = findSessions(source)
  const names = new Set(sessions.map(({ name }) => name))
  const single = sessions.length === 1 || (names.size === 1 && !names.has(undefined))
  if (!single) {
    throw new TypeError(
      `Failed to read a recording: the source holds ${sessions.length} sessions. Read them with readRecordings().`,
    )
  }
  const longest = sessions.reduce((best, one) => (one.events.length > best.events.length ? one : best))
  const others = sessions.length - 1
  return readSession(longest, settings, others, before)
}

/**
 * Reads every session, and every tab of it, as a recording of its own.
 *
 * @throws {TypeError} when there is no recording in it.
 */
export function readAll(source: unknown, settings: PageSettings, before?: EngineState): Recording[] {
  return findSessions(source).map((session) => readSession(session, settings, 0, before))
}

interface Derived {
  readonly session: Session
  readonly settings: string
  readonly others: number
  readonly before: EngineState | undefined
}

/** What a derived recording was made of, for as long as somebody holds it. */
const sources = new WeakMap<Recording, Derived>()

/** The same recording, derived under what another config says of the pages. */
export function readAgain(recording: Recording, settings: PageSettings): Recording {
  const source = sources.get(recording)
  if (!source || source.settings === JSON.stringify(settings)) return recording
  return readSession(source.session, settings, source.others, source.before)
}

/** `before` is what an engine knows that watches a page which tells nothing of itself. */
export function readSession(
  session: Session,
  settings: PageSettings,
  others = 0,
  before?: EngineState,
): Recording {
  const exact = readExact(session)
  const derived = () => ({ ...deriveRecording(session, settings), ...(before && { state: before }) })
  const recording = withOthers(exact ?? derived(), others)
  if (!exact) sources.set(recording, { session, settings: JSON.stringify(settings), others, before })
  return recording
}

function withOthers(recording: Recording, others: number): Recording {
  if (others === 0) return recording
  const left = { what: 'what happened in other tabs', why: 'Each is a recording of its own.', count: others }
  return { ...recording, unknown: [...recording.unknown, left] }
}
