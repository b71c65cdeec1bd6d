export const QUEUE_DATABASE = 'unstuck-queue'

/** Removes all events that any page has stored. Nothing is opened, so nothing comes into being. */
export function purgeJournal({ indexedDB }: Window & typeof globalThis): void {
  try {
    indexedDB.deleteDatabase(QUEUE_DATABASE)
  } catch {
    // A page that is denied storage has stored nothing.
  }
}
