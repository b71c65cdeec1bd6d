/**
 * Everything that takes events out of the page, in one chunk that is loaded once forwarding is configured and there is
 * consent: a page that forwards nothing never pays for it.
 */
export { startForwards } from './forward/startForwards.ts'
export { openJournal } from './storage/journal.ts'
