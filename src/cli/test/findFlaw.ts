import type { Observation } from '../../core/observation.ts'
import { findLogFlaw, OBSERVATION_TYPES } from '../../recording/shapes/findLogFlaw.ts'
import { suggest } from '../../rules/words/suggest.ts'

/**
 * Why a log tells of nothing that could have happened, in a clause that follows *has a "log" …*; nothing where it is sound.
 * A slip of the pen in it is no observation to anybody: a test that must show nothing would pass for ever.
 */
export function findFlaw(log: readonly unknown[]): string | undefined {
  const flaw = findLogFlaw(log)
  if (flaw) return `whose observation ${flaw.index + 1} ${flaw.says}${suggestType(log[flaw.index])}`
  const observations = log as readonly Observation[]
  if (observations[0]?.type !== 'start')
    return 'that does not begin with a "start", which says what ran; "Copy as test" of the inspector writes one'
  const late = observations.findIndex(({ at }, i) => at < (observations[i - 1]?.at ?? at))
  if (late < 0) return undefined
  const by = observations[late - 1]!.at - observations[late]!.at
  return `whose observation ${late + 1} ("${observations[late]!.type}") lies ${by} ms before the one above it; time only goes forward`
}

function suggestType(one: unknown): string {
  const { type } = (one ?? {}) as { readonly type?: unknown }
  if (typeof type !== 'string' || OBSERVATION_TYPES.includes(type)) return ''
  const near = suggest(type, OBSERVATION_TYPES).trim()
  return near && ` (${near})`
}
