import { own } from '../../core/own.ts'
import { type Stuck, tellFriction } from './stuck.ts'

/** What is used of it. */
export interface PostHogSource {
  on(type: 'eventCaptured', listen: (event: unknown) => void): unknown
}

const KINDS: { readonly [event: string]: 'rage-click' | 'dead-click' } = {
  $rageclick: 'rage-click',
  $dead_click: 'dead-click',
}

/**
 * What PostHog's autocapture finds is friction to us too: `posthog.on('eventCaptured', …)`. Call it where PostHog is there:
 * `posthog.init(key, { loaded: (posthog) => fromPostHog(unstuck, posthog) })`. Where something has blocked it, it does nothing.
 * Returns what ends it.
 */
export function fromPostHog(unstuck: Stuck, posthog: PostHogSource | undefined): () => void {
  let isOver = false
  const end = posthog?.on?.('eventCaptured', (event) => {
    const kind = own(KINDS, String((event as { event?: unknown } | undefined)?.event))
    if (kind && !isOver) tellFriction(unstuck, { kind, by: 'PostHog' })
  })
  return () => {
    isOver = true
    if (typeof end === 'function') end()
  }
}
