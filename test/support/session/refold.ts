import type { Effect } from '../../../src/core/decision.ts'
import type { EngineState } from '../../../src/core/engineState.ts'
import type { Observation } from '../../../src/core/observation.ts'
import type { Compiled } from '../../../src/rules/compile.ts'
import { createFold } from './live.ts'
import { createRandom } from './random.ts'

export interface Refolded {
  readonly effects: readonly Effect[]
  readonly state: EngineState
}

/** Folds a stamped log again; `timers` seeds timers that fire late, or not, between its observations. */
export function refold(
  compiled: Compiled,
  log: readonly Observation[],
  { state, timers }: { readonly state?: EngineState; readonly timers?: number } = {},
): Refolded {
  const engine = createFold(compiled, state)
  const random = timers === undefined ? undefined : createRandom(timers)
  const effects: Effect[] = []
  for (const observation of log) {
    const next = observation.type === 'stalled' ? Math.min(observation.from, observation.at) : observation.at
    // A thread that stands still fires no timer either.
    const ahead = next - engine.now
    if (random && ahead > 0 && random(2) > 0) effects.push(...engine.advance(engine.now + random(ahead + 1)))
    effects.push(...engine.observe(observation).effects)
  }
  return { effects, state: engine.serialize() }
}

/** Through JSON, as a page load carries it. */
export function carried(state: EngineState): EngineState {
  return JSON.parse(JSON.stringify(state)) as EngineState
}
