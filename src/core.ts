import type { Live } from './client.ts'
import { createFacade, type Emit } from './facade.ts'
import type { Feature } from './features.ts'
import { load } from './load.ts'
import { inspectOnRequest } from './shell/inspectOnRequest.ts'
import type { Parts } from './shell/parts.ts'
import { start } from './start.ts'
import type { Unstuck, UnstuckOptions } from './surface.ts'

export * from './exports.ts'
export * from './features.ts'

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
