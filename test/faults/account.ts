import type { Event } from './backend.ts'

/** What became of all events that a page has made: each was received, or counted as dropped. */
export interface Account {
  readonly made: number
  /** Once each: those that came again are left out by their id. */
  readonly received: number
  readonly again: number
  /** Counted by the page, and told. */
  readonly dropped: number
  /** Whether the events of each page load came in the order in which they were made. */
  readonly isInOrder: boolean
  readonly isBalanced: boolean
}

export function drawAccount(made: number, taken: readonly Event[]): Account {
  const first = new Map(taken.toReversed().map((event) => [event.id, event] as const))
  const unique = [...first.values()].toReversed()
  const reports = unique.filter(({ type }) => type === 'io.unstuck.dropped')
  const events = unique.filter(({ type }) => type === 'io.unstuck.ticket')
  const dropped = reports
    .flatMap(({ data }) => Object.values(data) as number[])
    .reduce((sum, count) => sum + count, 0)
  const received = events.length
  return {
    made,
    received,
    again: taken.length - unique.length,
    dropped,
    isInOrder: isInOrder(events),
    isBalanced: received + dropped === made,
  }
}

function isInOrder(events: readonly Event[]): boolean {
  const last = new Map<string, string>()
  return events.every(({ id, sequence = '' }) => {
    const [load = ''] = id.split('-')
    const isNext = sequence > (last.get(load) ?? '')
    last.set(load, sequence)
    return isNext
  })
}
