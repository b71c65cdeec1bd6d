/** What an adapter needs of unstuck: what `createUnstuck()` returns, or `window.unstuck`. */
export interface Stuck {
  friction(found: FoundFriction): void
}

/** What another tool has found. */
export interface FoundFriction {
  readonly kind: 'rage-click' | 'dead-click' | 'error-click'
  readonly by: string
  readonly element?: Element
}

/**
 * Tells of it, and throws into nobody's callback. `window.unstuck` may have been the stub of the script tag, which only keeps
 * calls, and in whose place there is another by now.
 */
export function tellFriction(unstuck: Stuck, found: FoundFriction): void {
  const isWhole = typeof (unstuck as Partial<Stuck> | undefined)?.friction === 'function'
  const there = isWhole ? unstuck : (window as { unstuck?: Partial<Stuck> }).unstuck
  if (there?.friction) there.friction(found)
  else if (typeof there === 'function')
    (there as (call: 'friction', found: FoundFriction) => void)('friction', found)
}
