import type { CloudEvent } from '../cloudEvent.ts'
import type { Forward } from '../forward.ts'

/**
 * A function of your own, called with each event as it may leave the page, while there is consent. What it throws, or a
 * promise that it returns rejects with, is told as a problem.
 *
 * @example
 * createUnstuck({ forward: callback((event) => myQueue.add(event)), consent: 'granted' })
 */
export function callback(
  send: (event: CloudEvent) => unknown,
  options?: { readonly privacy?: 'strict' | 'open' },
): Forward {
  return () => ({ name: 'the callback', privacy: options?.privacy ?? 'strict', send })
}
