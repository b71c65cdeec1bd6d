import type { Millis } from '../core/time.ts'
import { MINUTE } from '../core/time.ts'
import type { Page } from '../dom/sensor.ts'

/** What goes wrong at 10:05 should be switched off, and known to be, while people are still trying. */
export const REFRESH_EVERY: Millis = 10 * MINUTE
/** Tabs are switched to and fro; and a host cannot ask for more. */
export const REFRESH_AT_MOST_EVERY: Millis = MINUTE

/** Looks again while the page is in sight, and when it comes back into sight. Returns how to stop. */
export function startRefresh(
  page: Page,
  every: Millis | false | undefined,
  look: () => Promise<void>,
): () => void {
  if (every === false) return () => {}
  const { document } = page.window
  let looked = page.now()

  const lookAgain = page.guard('refresh', (after: Millis) => {
    if (document.hidden || page.now() - looked < after) return
    looked = page.now()
    void look().catch(() => {})
  })
  const wait = Math.max(REFRESH_AT_MOST_EVERY, every ?? REFRESH_EVERY)
  const onVisible = () => lookAgain(REFRESH_AT_MOST_EVERY)
  const timer = setInterval(() => lookAgain(wait), REFRESH_AT_MOST_EVERY)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
