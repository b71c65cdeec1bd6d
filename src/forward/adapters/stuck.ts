/** What an adapter needs of unstuck: what `createUnstuck()` returns, or `window.unstuck`. */
export interface Stuck {
  friction(found: {
    readonly kind: 'rage-click' | 'dead-click' | 'error-click'
    readonly by: string
    readonly element?: Element
  }): void
}
