import type { Page } from '../dom/sensor.ts'
import type { Driver } from './driver.ts'
import { createFeed } from './feed.ts'
import { createNewerConfig } from './newerConfig.ts'
import type { Given } from './parts.ts'
import { startRefresh } from './refresh.ts'

/** What follows from news: a newer config forbids forwarding, or switches everything off. */
export interface NewsEffects {
  endForwarding(): void
  stop(): void
}

/** Keeps up with what the team changes while the page is open: known incidents, at once and again, and the config. */
export function startNews(
  given: Given,
  page: Page,
  push: Driver['push'],
  { endForwarding, stop }: NewsEffects,
): () => void {
  const { decider, options } = given
  const findNewer = createNewerConfig(given)
  const readFeed = createFeed(given)

  /** A newer config can take back at once; what it adds waits for the next page load. */
  async function refreshConfig(): Promise<void> {
    const newer = await findNewer()
    if (!decider || !newer) return
    if (newer.mode === 'off') return stop()
    if (!newer.forward) endForwarding()
    const switched = decider.findSwitched(decider.compiled, newer)
    if (switched) push('switch', switched)
  }

  async function refreshFeed(): Promise<void> {
    const incidents = await readFeed()
    if (incidents) push('incidents', { incidents })
  }

  void refreshFeed().catch(() => {})
  return startRefresh(page, decider ? options.refresh : false, async () => {
    await Promise.all([refreshConfig(), refreshFeed()])
  })
}
