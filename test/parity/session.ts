import type { Decision } from '../../src/core/decision.ts'
import type { Observation } from '../../src/core/observation.ts'
import type { Signal } from '../../src/core/signal.ts'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'
import type { Outcome } from '../lab/runScenario.ts'

/** A session that was lived and recorded at once; plain JSON. */
export interface RecordedSession {
  readonly name: string
  readonly config?: unknown
  readonly observations: readonly Observation[]
  readonly signals: readonly Signal[]
  readonly decisions: readonly Decision[]
  /** By page load. */
  readonly loads: readonly (readonly RrwebEvent[])[]
}

/** @returns Nothing where the scenario did not come to its end. */
export function sessionOf({ scenario, recorded, said }: Outcome): RecordedSession | undefined {
  if (!recorded || !said) return undefined
  const { family, page, name } = scenario
  return {
    name: `${family} (${page.widget}): ${name}`,
    ...(page.config && { config: page.config }),
    observations: said.of('observation'),
    signals: said.of('signal'),
    decisions: said.of('decision'),
    loads: recorded,
  }
}
