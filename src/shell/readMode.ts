import type { Mode } from '../core/observation.ts'
import type { Emit } from '../facade.ts'

/** A mode that nobody knows shows nothing: never more help than was meant. */
export function readMode(mode: unknown, emit: Emit): Mode {
  if (mode === undefined) return 'on'
  if (mode === 'off' || mode === 'watch' || mode === 'on') return mode
  const message = `Failed to read the mode "${String(mode)}": it must be "off", "watch" or "on"; it is "watch" now.`
  emit('problem', { code: 'bad-mode', message })
  return 'watch'
}
