import type { Observation } from '../core/observation.ts'
import type { Recording } from '../recording/recording.ts'
import type { Compiled } from '../rules/compile.ts'
import { createUntold } from './findUnknown.ts'

/**
 * The log, in which it is said what rules ask about and it cannot tell of: that did not fail to happen, so "not" is no more true of it than
 * the contrary. Of events in an exact recording that is not said: they were looked for, unless the config of that day did not
 * declare them, of which the log holds no more than a hash.
 */
export function withUntold(
  log: readonly Observation[],
  compiled: Compiled,
  recording: Recording,
  config: unknown,
): readonly Observation[] {
  const [first] = log
  if (recording.mode === 'exact' || !first) return log
  const why = createUntold(compiled, recording, config)
  const asked = new Set(compiled.rules.flatMap(({ when }) => when.topics))
  const untold = [...asked].filter((topic) => /^(signal|event) /.test(topic) && why(topic) !== undefined)
  if (untold.length === 0) return log
  // What the recording says of signals is in it, and would take its place.
  const others = log.filter((one) => one.type !== 'sight' || !one.untold)
  // Before anything else: a rule may be true of the very first moment.
  return [{ type: 'sight', at: first.at, of: 'all', untold }, ...others]
}
