import type { Mode } from '../core/observation.ts'
import type { Limited } from './policy.ts'

/** Of the config's mode, the host's and the rule's, the one that shows least. */
export function strictest(modes: readonly Mode[]): Mode {
  return modes.includes('off') ? 'off' : modes.includes('watch') ? 'watch' : 'on'
}

/** Rehearsing has caps of its own: whoever goes on to show has used up nothing. */
export function inMode({ id, version, limits }: Limited, mode: Mode): Limited {
  return { id: mode === 'watch' ? `watch ${id}` : id, version, limits }
}
