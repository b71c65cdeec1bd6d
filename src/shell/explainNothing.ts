import type { Engine } from '../core/engine.ts'
import type { Observed } from '../core/observation.ts'
import type { Explanation } from '../rules/explain.ts'
import type { UnstuckOptions } from '../surface.ts'

/** What is to be said of rules where there is no config. */
export function explainNothing(
  engine: Engine,
  { mode = 'on' }: UnstuckOptions,
  place: Observed<'page'> | undefined,
): Explanation {
  return {
    at: engine.now,
    mode,
    page: place?.path ?? '',
    score: engine.score(),
    memory: 'visit',
    rules: [],
    incidents: [],
    interventions: [],
  }
}
