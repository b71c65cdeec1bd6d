import type { Signal } from '../core/signal.ts'

/** Where friction was, for people: a key tells them nothing. */
export function sayWhere({ target, form }: Pick<Signal, 'target' | 'form'>): string | undefined {
  if (target?.name !== undefined) return target.name
  const kind = target?.role ?? target?.tag
  return form ?? (kind === undefined ? undefined : `the ${kind}`)
}
