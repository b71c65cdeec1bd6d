import { startClient } from './client.ts'
import { createFacade } from './facade.ts'
import type { Feature } from './features.ts'
import type { Unstuck, UnstuckOptions } from './surface.ts'

export * from './features.ts'
export { defineConfig, type Config } from './rules/schema.ts'
export { forwarder, type ForwarderOptions } from './forward/forwarder.ts'
export type * from './surface.ts'

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
export function createUnstuck({ features, ...options }: CoreOptions): Unstuck {
  if (typeof document !== 'object') return createFacade(undefined)
  return createFacade((emit) => startClient(options, { features, load }, emit))
}

const load = {
  deciding: () => import('./deciding.ts'),
  widget: () => import('./ui/widget.ts'),
  sentences: () => import('./rules/sentences.ts'),
}
