import type { Observation } from '../../../src/core/observation.ts'
import type { Recording } from '../../../src/recording/recording.ts'
import { DAWN, type Session } from './session.ts'

/** What the recorder would have kept of a session, until now. */
export function recordingOf(user: Session, more: Partial<Recording> = {}): Recording {
  const end = { type: 'end', at: DAWN + user.now } as const
  return recordingOfLog([...user.log, end], more)
}

export function recordingOfLog(log: readonly Observation[], more: Partial<Recording> = {}): Recording {
  return { mode: 'exact', log, from: log[0]!.at, to: log.at(-1)!.at, unknown: [], ...more }
}
