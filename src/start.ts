import type { Live } from './client.ts'
import type { Emit } from './facade.ts'
import { describeInternal } from './shell/describeInternal.ts'
import type { NamedSensors, Parts } from './shell/parts.ts'
import { startWatching } from './shell/watch.ts'
import type { UnstuckOptions } from './surface.ts'

/**
 * Starts to watch at once; what happens is kept until what thinks about it has been loaded and the config has been read, and
 * then folded.
 */
export async function start(options: UnstuckOptions, parts: Parts, tell: Emit): Promise<Live | undefined> {
  if (options.mode === 'off') return undefined
  // What else was said, and how well, is read by those who need it.
  const origins = Array.isArray(options.origins) ? options.origins : []
  const watch = startWatching({
    cpuBudget: options.cpuBudget,
    onProblem: (problem) => tell('problem', describeInternal(problem)),
  })
  const { shared } = watch
  const use = (sensors: NamedSensors) => {
    for (const [name, create] of sensors) shared.use(name, create({ origins }))
  }
  use(parts.sensors)
  const emit: Emit = (type, event) => shared.page.guard.aside(() => tell(type, event))
  try {
    // Both are on their way at the same time.
    if (options.config !== undefined) parts.load.deciding().catch(() => {})
    const { startClient, detectors, sensors = [] } = await parts.load.folding()
    use(sensors)
    const live = await startClient(options, { detectors, load: parts.load }, watch, emit)
    if (!live) shared.leave()
    return live
  } catch (error) {
    shared.leave()
    throw error
  }
}
