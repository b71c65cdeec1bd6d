import type { Page } from 'playwright'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'
import { RECORDED } from './recorded.ts'

/** Collects what the pages have recorded until they went; the returned function asks the last one, too. */
export function collectRecordings(page: Page): () => Promise<RrwebEvent[][]> {
  const loads: RrwebEvent[][] = []
  page.on('console', (message) => {
    const text = message.text()
    if (text.startsWith(RECORDED)) loads.push(JSON.parse(text.slice(RECORDED.length)) as RrwebEvent[])
  })
  return async () => {
    const before = loads.length
    await page.evaluate('giveRecording()')
    for (let waited = 0; loads.length === before && waited < 2000; waited += 20) await page.waitForTimeout(20)
    return loads.filter((events) => events.length > 0)
  }
}
