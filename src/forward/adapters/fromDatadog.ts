import { own } from '../../core/own.ts'
import { type FoundFriction, type Stuck, tellFriction } from './stuck.ts'

const KINDS = { rage_click: 'rage-click', dead_click: 'dead-click', error_click: 'error-click' } as const

/**
 * Datadog's frustration signals are friction to us too. They are told to `beforeSend` alone, so this makes one, around
 * yours if you have one (https://docs.datadoghq.com/real_user_monitoring/guide/enrich-and-control-rum-data).
 *
 * @example
 * DD_RUM.init({ …, trackUserInteractions: true, beforeSend: fromDatadog(unstuck) })
 */
export function fromDatadog<Args extends [event: unknown, context?: unknown]>(
  unstuck: Stuck,
  before?: (...args: Args) => boolean | void,
): (...args: Args) => boolean {
  return (...args) => {
    const [event, context] = args
    const { action } = (event ?? {}) as { action?: { frustration?: { type?: readonly string[] } } }
    const { events } = (context ?? {}) as { events?: readonly Event[] }
    const element = events?.[0]?.target
    for (const type of action?.frustration?.type ?? []) {
      const kind = own<FoundFriction['kind']>(KINDS, type)
      if (kind) tellFriction(unstuck, { kind, by: 'Datadog', ...(element instanceof Element && { element }) })
    }
    return before?.(...args) ?? true
  }
}
