import { createFacade } from './facade.ts'
import { load } from './load.ts'
import { sensors } from './sensors.ts'
import { inspectOnRequest } from './shell/inspectOnRequest.ts'
import { start } from './start.ts'
import type { Unstuck, UnstuckOptions } from './surface.ts'

export * from './exports.ts'

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
  const folding = () => import('./folding.ts')
  const parts = { sensors: Object.entries(sensors), load: { ...load, folding } }
  const unstuck = createFacade((emit) => start(options ?? {}, parts, emit))
  inspectOnRequest(unstuck, load.inspector, options)
  return unstuck
}
