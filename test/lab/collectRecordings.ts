import type { Page } from 'playwright'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'

/** What the pages have recorded until they went, and the last one until now; by page load. */
export async function collectRecordings(page: Page): Promise<RrwebEvent[][]> {
  const loads = await page.evaluate<string[]>('giveRecordings()')
  return loads.map((load) => JSON.parse(load) as RrwebEvent[]).filter((events) => events.length > 0)
}
