import { readRecording, replay } from '../../src/replay.ts'
import type { RecordedSession } from './session.ts'

/** A deadline this close before the recording was taken may not have come to the page's timer yet. */
const JUST_NOW = 250

/**
 * Replays what was recorded of each page load and holds it against what the page said, to the byte.
 *
 * @returns What differs, in sentences.
 */
export function compareExact({ config, signals, decisions, loads }: RecordedSession): string[] {
  return loads.flatMap((events) => {
    const { mode, log, state, from, to } = readRecording(events)
    if (mode !== 'exact') return ['our observations are not in the recording']
    const again = replay(config, log, state)
    const since = state?.now ?? from
    return [
      ...compare('signals', signals, again.signals, since, to),
      ...compare('decisions', decisions, again.decisions, since, to),
    ]
  })
}

interface Timed {
  readonly at: number
}

function compare(
  what: string,
  live: readonly Timed[],
  again: readonly Timed[],
  since: number,
  to: number,
): string[] {
  const lived = live.filter(({ at }) => at > since && at <= to).map((one) => JSON.stringify(one))
  const replayed = again.map((one) => JSON.stringify(one))
  const early = again.filter(({ at }) => at <= to - JUST_NOW).length
  const isSame =
    replayed.length >= lived.length && lived.length >= early && lived.every((one, i) => one === replayed[i])
  return isSame
    ? []
    : [`${what} differ: lived ${lived.join() || 'none'}, replayed ${replayed.join() || 'none'}`]
}
