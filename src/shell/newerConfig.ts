import type { Compiled } from '../rules/compile.ts'
import { loadFrom } from './loadDecider.ts'
import type { Given } from './parts.ts'

/** Asks for the config again; what it resolves with is newer than all before, or there is nothing new. */
export function createNewerConfig({
  options,
  decider,
  detectors,
  emit,
}: Given): () => Promise<Compiled | undefined> {
  const { config, integrity } = options
  let seen = decider?.compiled.hash
  return async () => {
    // With a hash it cannot have changed.
    if (!decider || typeof config !== 'string' || integrity !== undefined) return undefined
    const loaded = await loadFrom(config, options, emit, true)
    const newer = loaded && decider.compileConfig(loaded, detectors)
    if (!newer || newer.hash === seen) return undefined
    seen = newer.hash
    return newer
  }
}
