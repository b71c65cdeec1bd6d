import type { Engine } from '../core/engine.ts'
import type { EngineState } from '../core/engineState.ts'
import type { Observation } from '../core/observation.ts'
import { findLogFlaw } from '../recording/shapes/findLogFlaw.ts'
import { findStateFlaw } from '../recording/shapes/findStateFlaw.ts'

/** @throws {TypeError} where a log from a file is none; `failed` says what cannot be done with it. */
export function checkLog(log: unknown, failed: string): asserts log is readonly Observation[] {
  if (!Array.isArray(log)) throw new TypeError(`${failed}: the log must be a list of observations.`)
  const flaw = findLogFlaw(log)
  if (flaw) throw new TypeError(`${failed}: entry ${flaw.index} of the log ${flaw.says}.`)
}

/**
 * An engine that goes on from a state out of a file.
 *
 * @throws {TypeError} where it is none.
 */
export function resume(
  create: (state: EngineState | undefined) => Engine,
  state: EngineState | undefined,
  failed: string,
): Engine {
  if (state === undefined) return create(undefined)
  const { version } = (state ?? {}) as { readonly version?: unknown }
  if (version !== 1)
    throw new TypeError(`${failed}: the state is none of this version; leave it out to begin anew.`)
  const flaw = findStateFlaw(state, withoutUnstarted(create(undefined).serialize(), state))
  if (flaw)
    throw new TypeError(
      `${failed}: the state is none that unstuck has written: "${flaw.at}" ${flaw.says}. Leave it out to begin anew.`,
    )
  return trust(() => create(state), `${failed}: the state does not fit together`)
}

/** Detectors that are new since the state was written begin anew, and so do rules where there was no config. */
function withoutUnstarted(fresh: EngineState, state: EngineState): unknown {
  const { judge = undefined, detectors = {} } = state
  const known = Object.entries(fresh.detectors).filter(([type]) => Object.hasOwn(detectors ?? {}, type))
  return { ...fresh, judge: judge ? fresh.judge : undefined, detectors: Object.fromEntries(known) }
}

/** What has the right shape may still not go together; whoever reads of it need not know our code. */
export function trust<T>(run: () => T, failed: string): T {
  try {
    return run()
  } catch (error) {
    throw new TypeError(`${failed}; was it edited? Take it as unstuck has written it.`, { cause: error })
  }
}
