import type { Signal } from '../../core/signal.ts'
import { isOurs, kindOf, parseEvents } from './parseEvents.ts'

/** Signals of one visit, as they were forwarded. */
export interface SignalVisit {
  readonly visit: string
  readonly signals: readonly Signal[]
}

/**
 * Visits out of forwarded events, one a line or a batch a line: CloudEvents as unstuck sends them, or the events themselves. What is no
 * signal is passed over; what is none of ours is counted.
 */
export async function readSignals(
  lines: AsyncIterable<string>,
): Promise<{ readonly visits: readonly SignalVisit[]; readonly foreign: number }> {
  const byVisit = new Map<string, Signal[]>()
  let foreign = 0
  for await (const line of lines) {
    for (const event of parseEvents(line)) {
      const signal = readSignal(event)
      if (signal === 'foreign') foreign++
      if (typeof signal === 'string') continue
      const known = byVisit.get(signal.visit)
      if (known) known.push(signal.signal)
      else byVisit.set(signal.visit, [signal.signal])
    }
  }
  return { visits: [...byVisit].map(([visit, signals]) => ({ visit, signals })), foreign }
}

function readSignal(
  event: unknown,
): 'other' | 'foreign' | { readonly visit: string; readonly signal: Signal } {
  const kind = kindOf(event)
  if (kind !== 'signal') return isOurs(kind) ? 'other' : 'foreign'
  const { data, visit } = event as { readonly [key: string]: unknown }
  if (!isSignal(data)) return 'foreign'
  // Without an envelope the page load is all that is known; it begins the signal's id.
  return { visit: typeof visit === 'string' ? visit : data.id.replace(/-s\d+$/, ''), signal: data }
}

function isSignal(data: unknown): data is Signal {
  const { type, id, at, count, strength, page } = (data ?? {}) as { readonly [key: string]: unknown }
  return (
    [type, id, page].every((text) => typeof text === 'string') &&
    [at, count, strength].every((number) => Number.isFinite(number))
  )
}
