import { createFacade } from './facade.ts'
import { sensors } from './sensors.ts'
import { inspectOnRequest } from './shell/inspectOnRequest.ts'
import { start } from './start.ts'
import type { Unstuck, UnstuckOptions } from './surface.ts'

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

/**
 * Starts unstuck with every signal. Never throws; on a server it does nothing.
 *
 * @example
 * import { createUnstuck, forwarder } from 'unstuck'
 *
 * const unstuck = createUnstuck({ config: '/unstuck.json', forward: forwarder({ url: '/friction' }), consent: 'granted' })
 * unstuck.on('signal', (signal) => console.log(signal.type, signal.target))
 */
export function createUnstuck(options: UnstuckOptions = {}): Unstuck {
  if (typeof document !== 'object') return createFacade(undefined)
  const parts = { sensors: Object.entries(sensors), load }
  const unstuck = createFacade((emit) => start(options ?? {}, parts, emit))
  inspectOnRequest(unstuck, load.inspector, options)
  return unstuck
}

const load = {
  folding: () => import('./folding.ts'),
  deciding: () => import('./deciding.ts'),
  handover: () => import('./handover/desk.ts'),
  forwarding: () => import('./forwarding.ts'),
  widget: () => import('./ui/widget.ts'),
  headless: () => import('./ui/headless.ts'),
  inspector: () => import('./inspector.ts'),
  sentences: () => import('./rules/sentences.ts'),
}
