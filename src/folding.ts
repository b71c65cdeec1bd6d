import type { AnyDetector } from './core/detector.ts'
import * as all from './detectors/index.ts'
import { lateSensors } from './sensors.ts'

export { startClient } from './client.ts'

/**
 * Everything that makes signals of what the sensors see, with all detectors: a chunk of its own, loaded as soon as the sensors
 * run. What happens meanwhile is kept and folded when it has arrived.
 */
export const detectors: readonly AnyDetector[] = Object.values(all)

export const sensors = Object.entries(lateSensors)
