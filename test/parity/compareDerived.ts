import { OBSERVATION_TAG, STATE_TAG } from '../../src/core/embedded.ts'
import type { Observation } from '../../src/core/observation.ts'
import type { Signal } from '../../src/core/signal.ts'
import { readRecording, replay, type Recording } from '../../src/replay.ts'
import { maskTexts } from './maskTexts.ts'
import type { RecordedSession } from './session.ts'

/** One episode of friction that both, or only one of them, have found. */
export interface Pair {
  readonly type: string
  readonly found: 'both' | 'live' | 'derived'
  readonly at: number
}

/** Both are about the same when they are about the same act, or were found so close together. */
const SAME: number = 1500
const SAME_ACT: number = 250

/** As our recorder masks what is typed, as it masks all texts, or as rrweb alone would have recorded it. */
export type As = 'inputs' | 'texts' | 'rrweb'

/** What is found without our observations in the recording, against what the page has found. */
export function compareDerived(
  { config, observations, signals, loads }: RecordedSession,
  as: As,
): {
  pairs: Pair[]
  recording?: Recording
} {
  const ends = loads.map((load) => load.at(-1)?.timestamp ?? 0)
  // Until when there was nothing more to record is known to whoever has stopped it.
  const stopped = { type: 5, timestamp: Math.max(...ends), data: { tag: 'stopped', payload: {} } }
  const recorded = loads.flat().filter((event) => !isOurs(event.data) && !(as === 'rrweb' && 'ours' in event))
  const events = [...(as === 'texts' ? maskTexts(recorded) : recorded), stopped]
  const since = Math.min(...loads.flatMap((load) => load[0]?.timestamp ?? []))
  // What the page's code has set is known to whoever replays.
  const starts = observations.flatMap((one) => (one.type === 'start' ? [one.patience] : []))
  const recording = readRecording(events, config, { patience: starts.at(-1) ?? 1 })
  const derived = episodes(replay(config, recording.log, recording.state).signals).filter(
    ({ at }) => at > since,
  )
  const lived = episodes(signals).filter(({ at }) => at > since && at <= Math.max(...ends))
  const pairs: Pair[] = []
  const left = [...derived]
  const livedActs = findActs(observations)
  const derivedActs = findActs(recording.log)
  for (const { type, at, act = '' } of lived) {
    const began = livedActs.get(act)
    const same = left.findIndex((one) => {
      const other = derivedActs.get(one.act ?? '')
      const isAct = began !== undefined && other !== undefined && Math.abs(other - began) <= SAME_ACT
      return one.type === type && (isAct || Math.abs(one.at - at) <= SAME)
    })
    if (same >= 0) left.splice(same, 1)
    pairs.push({ type, found: same >= 0 ? 'both' : 'live', at })
  }
  for (const { type, at } of left) pairs.push({ type, found: 'derived', at })
  return { pairs, recording }
}

/** When each began. */
function findActs(log: readonly Observation[]): Map<string, number> {
  return new Map(log.flatMap((one) => (one.type === 'act' ? [[one.id, one.began] as const] : [])))
}

/** Each once, as it was first told of. */
function episodes(signals: readonly Signal[]): Signal[] {
  const ids = new Set<string>()
  return signals.filter(({ id }) => !ids.has(id) && ids.add(id))
}

function isOurs(data: unknown): boolean {
  const { tag } = (data ?? {}) as { tag?: unknown }
  return tag === OBSERVATION_TAG || tag === STATE_TAG
}
