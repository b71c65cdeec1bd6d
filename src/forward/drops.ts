/**
 * Why an event was not sent. `overflow`: too many waited, the oldest went. `too-large`: it fits into no body, or the
 * server took none of its size. `refused`: the server answered with a status that does not change by trying again.
 * `denied`: consent was, or was taken back. `before-send`: by the host's own function, or it failed. `sampled`: this
 * user is not among those that are told of. `stale`: it lay in a browser that did not come back for a week.
 */
export type DropReason = 'overflow' | 'too-large' | 'refused' | 'denied' | 'before-send' | 'sampled' | 'stale'

export type Drops = readonly (readonly [reason: DropReason, count: number])[]

/** What has been dropped and not yet told. */
export interface DropCounts {
  /** Whether something is worth a request of its own. A report that was dropped itself is not, nor is a sample. */
  readonly hasNews: boolean
  /** How often anything has changed. */
  readonly changes: number
  add(reason: DropReason, count?: number): void
  addAll(reason: DropReason, events: readonly { readonly drops?: Drops }[]): void
  /** Adds what another page has counted. */
  merge(drops: Drops): void
  list(): Drops
  take(): Drops
}

export function createDropCounts(): DropCounts {
  const counts = new Map<DropReason, number>()
  let hasNews = false
  let changes = 0

  const add = (reason: DropReason, count: number) => {
    counts.set(reason, (counts.get(reason) ?? 0) + count)
    changes++
  }

  return {
    get hasNews() {
      return hasNews
    },
    get changes() {
      return changes
    },
    add(reason, count = 1) {
      add(reason, count)
      hasNews ||= reason !== 'sampled'
    },
    addAll(reason, events) {
      for (const { drops } of events) {
        hasNews ||= !drops
        for (const [why, count] of drops ?? [[reason, 1] as const]) add(why, count)
      }
    },
    merge(drops) {
      for (const [reason, count] of drops) add(reason, count)
      hasNews ||= drops.some(([reason]) => reason !== 'sampled')
    },
    list: () => [...counts],
    take() {
      const list = [...counts]
      if (list.length > 0) changes++
      counts.clear()
      hasNews = false
      return list
    },
  }
}
