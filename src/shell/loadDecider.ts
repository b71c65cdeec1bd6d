import type * as Deciding from '../deciding.ts'
import type { Emit } from '../facade.ts'
import type { Compiled } from '../rules/compile.ts'
import { loadConfig } from '../storage/loadConfig.ts'
import type { UnstuckOptions } from '../surface.ts'
import type { Decider, Parts } from './parts.ts'

/**
 * The config and what is loaded beside it. `undefined` without a config: signals and no help. `null` where there
 * should be one, but it could not be had: then nothing is done.
 */
export async function loadDecider(
  options: UnstuckOptions,
  parts: Parts,
  emit: Emit,
): Promise<Decider | undefined | null> {
  const [deciding, config] = await readConfig(options, parts, emit)
  if (!deciding) return deciding
  const compiled = deciding.compileConfig(
    config,
    parts.features.map(({ detector }) => detector),
  )
  void tellProblems(compiled, parts, emit)
  return { ...deciding, compiled }
}

async function readConfig(
  { config, integrity }: UnstuckOptions,
  { load }: Parts,
  emit: Emit,
): Promise<readonly [deciding: typeof Deciding | null | undefined, config: unknown]> {
  if (config === undefined) return [undefined, undefined]
  if (typeof config !== 'string') return [await load.deciding(), config]
  const [deciding, loaded] = await Promise.all([
    load.deciding(),
    loadConfig({ url: config, integrity }, window, (message) =>
      emit('problem', { code: 'config-not-loaded', message }),
    ),
  ])
  return [loaded ? deciding : null, loaded]
}

/** The sentences are loaded only for a config that needs them. */
async function tellProblems({ problems }: Compiled, { load }: Parts, emit: Emit): Promise<void> {
  if (problems.length === 0) return
  const describe = await load.sentences().then(
    ({ describeProblem }) => describeProblem,
    () => undefined,
  )
  for (const problem of problems) {
    const { code, pointer } = problem
    emit('problem', { code, pointer, message: describe?.(problem) ?? `${pointer}: ${code}` })
  }
}
