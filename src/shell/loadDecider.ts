import type { Emit } from '../facade.ts'
import { createConsent } from '../storage/consent.ts'
import { loadJson } from '../storage/loadJson.ts'
import type { UnstuckOptions } from '../surface.ts'
import { openMemory } from './openMemory.ts'
import type { ClientParts, Decider } from './parts.ts'
import { tellProblems } from './tellProblems.ts'

/**
 * The config and what is loaded beside it. `undefined` without a config: signals and no help. `null` where there
 * should be one, but it could not be had: then nothing is done.
 */
export async function loadDecider(
  options: UnstuckOptions,
  parts: ClientParts,
  emit: Emit,
): Promise<Decider | undefined | null> {
  const { config } = options
  if (config === undefined) return undefined
  const [deciding, loaded] = await Promise.all([
    parts.load.deciding(),
    typeof config === 'string' ? loadFrom(config, options, emit) : config,
  ])
  const known = typeof config === 'string' ? await keepLast(loaded) : loaded
  if (known === undefined) return null
  const compiled = deciding.compileConfig(known, parts.detectors)
  void tellProblems(compiled.problems, parts, emit)
  const isPassing = options.handover ?? compiled.handovers[0]
  // Help without somebody to hand over to is better than none.
  const passing = isPassing && (await import('./passing.ts').catch(() => undefined))
  return { ...deciding, ...passing, compiled }

  /** With leave to remember, the last good config takes the place of one that cannot be had. */
  async function keepLast(given: unknown): Promise<unknown> {
    if (createConsent(options.consent).history !== 'granted') return given
    const memory = openMemory(deciding)
    const place = `${String(config)} ${options.integrity ?? ''}`
    try {
      if (given === undefined) return await within(memory.readConfig(place))
      void memory.keepConfig(place, given).then(memory.close, () => {})
    } catch {
      // Without storage there is no last one.
    }
    return given
  }
}

/** Asked for anew, so that a newer one is seen; a failure is told each time that it is another. */
export async function loadFrom(
  url: string,
  { integrity, allow }: Pick<UnstuckOptions, 'integrity' | 'allow'>,
  emit: Emit,
  isFresh = false,
): Promise<{ readonly [key: string]: unknown } | undefined> {
  return loadJson({ what: 'config', url, integrity, origins: allow?.configs, isFresh }, window, (message) =>
    emit('problem', { code: 'config-not-loaded', message }),
  )
}

/** Storage that does not answer must not keep a page waiting. */
function within<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([answer, new Promise<undefined>((resolve) => setTimeout(resolve, 1000))])
}
