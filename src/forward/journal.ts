import type { Drops } from './drops.ts'
import type { Left } from './queue.ts'
import type { Queued } from './waitingEvents.ts'

/** Events that wait, stored, so that they survive a crash. */
export interface Journal {
  keep(events: readonly Queued[]): void
  forget(events: readonly Queued[]): void
  /** What has been dropped and not yet told; `undefined` when there is nothing. */
  tally(drops: Drops | undefined): void
  /** Writes at once: the page may be gone any moment. */
  flush(): void
  close(): void
}

/** What the composition root brings. */
export interface Storing {
  openJournal(options: {
    readonly window: Window & typeof globalThis
    /** What is meant for one backend is not sent to another. */
    readonly target: string
    /** Names this page. */
    readonly load: string
    /** What pages that are gone have left: events, what each of them had counted, and how many were too old. */
    onLeft(events: readonly Left[], drops: readonly Drops[], stale: number): void
    /** Nothing is stored any more. */
    onFailed(error: unknown): void
  }): Journal
  /** Removes all that was ever stored, of all pages. */
  purgeJournal(window: Window & typeof globalThis): void
}
