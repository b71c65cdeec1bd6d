import type { Mode } from '../core/observations/start.ts'

/** Of the config's mode, the host's and the rule's, the one that shows least. */
export function strictest(modes: readonly Mode[]): Mode {
  return modes.includes('off') ? 'off' : modes.includes('watch') ? 'watch' : 'on'
}
