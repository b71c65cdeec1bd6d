import { own } from '../core/own.ts'
import type { Signal } from '../core/signal.ts'
import type { UnstuckOptions } from '../surface.ts'

/** A remedy of the host's in one form, told what it is about; `undefined` where there is none of that name. */
export function bindRemedy(
  remedies: UnstuckOptions['remedies'] = {},
  name: string,
  signal: Signal | undefined,
): { run(): Promise<unknown>; undo?(): Promise<unknown> } | undefined {
  const remedy = own(remedies, name)
  if (!remedy) return undefined
  const context = signal ? { signal } : {}
  if (typeof remedy === 'function') return { run: async () => remedy(context) }
  const { undo } = remedy
  return { run: async () => remedy.run(context), ...(undo && { undo: async () => undo(context) }) }
}
