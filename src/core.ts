import type { Live } from './client.ts'
import { createFacade, type Emit } from './facade.ts'
import type { Feature } from './features.ts'
import { inspectOnRequest } from './shell/inspectOnRequest.ts'
import type { Parts } from './shell/parts.ts'
import { start } from './start.ts'
import type { Unstuck, UnstuckOptions } from './surface.ts'

export * from './features.ts'
export { defineConfig } from './rules/schema.ts'
export type * from './rules/schema.ts'
export { forwarder } from './forward/forwarder.ts'
export type { Decision, DecisionOutcome, Score } from './core/decision.ts'
export type { Observation } from './core/observation.ts'
export type { Mode } from './core/observations/start.ts'
export type { Props } from './core/props.ts'
export type { Signal, SignalType, Target } from './core/signal.ts'
export * from './handover/adapters/index.ts'
export type * from './forward/cloudEvent.ts'
export type { DropReason } from './forward/drops.ts'
export type { HandoverStep, InterventionStep, TicketData } from './forward/event.ts'
export type { Forward, ForwardContext, Forwarding } from './forward/forward.ts'
export type { ForwarderOptions } from './forward/options.ts'
export type { Explanation, RuleExplanation } from './rules/explain.ts'
export type * from './surface.ts'

/** What {@link createUnstuck} of `unstuck/core` is made with. */
export interface CoreOptions extends UnstuckOptions {
  /** The signals to watch for; a bundler leaves the others out. */
  readonly features: readonly Feature[]
}

/**
 * Starts unstuck with the signals that are handed in, and no others.
 *
 * @example
 * import { createUnstuck, rageClick, retryLoop } from 'unstuck/core'
 *
 * createUnstuck({ features: [rageClick, retryLoop], config: '/unstuck.json' })
 */
export function createUnstuck(given: CoreOptions): Unstuck {
  if (typeof document !== 'object') return createFacade(undefined)
  const unstuck = createFacade((emit) => startWith(given ?? {}, emit))
  inspectOnRequest(unstuck, load.inspector, given)
  return unstuck
}

function startWith({ features, ...options }: CoreOptions, emit: Emit): Promise<Live | undefined> {
  const all: readonly Feature[] = Array.isArray(features) ? features : []
  const good = all.filter((feature) => feature?.sensors)
  const parts: Parts = {
    sensors: good.flatMap((feature) => Object.entries(feature.sensors)),
    load: {
      ...load,
      folding: async () => {
        const { startClient } = await import('./client.ts')
        return { startClient, detectors: good.map(({ detector }) => detector) }
      },
    },
  }
  // What is no list of features is told of with whatever else of the options cannot be read.
  const isGood = all === features && good.length === all.length
  const told: UnstuckOptions & { features?: unknown } = isGood
    ? options
    : { ...options, features: features ?? null }
  return start(told, parts, emit)
}

const load = {
  deciding: () => import('./deciding.ts'),
  handover: () => import('./handover/desk.ts'),
  forwarding: () => import('./forwarding.ts'),
  widget: () => import('./ui/widget.ts'),
  headless: () => import('./ui/headless.ts'),
  inspector: () => import('./inspector.ts'),
  sentences: () => import('./rules/sentences.ts'),
}
