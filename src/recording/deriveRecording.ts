import type { Recording } from './recording.ts'
import type { Session } from './sessions.ts'

export function deriveRecording({ name, events }: Session): Recording {
  const from = events[0]!.timestamp
  const to = events.at(-1)!.timestamp
  return {
    mode: 'derived',
    log: [{ type: 'end', at: to }],
    from,
    to,
    ...(name !== undefined && { name }),
    unknown: [{ what: 'what happened', why: 'None of our observations are in it.', count: 1 }],
  }
}
