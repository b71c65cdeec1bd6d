import type { Millis } from '../core/time.ts'
import { waitForWord } from './waitUntil.ts'

/** A window that is there opens at once; whoever says nothing for longer has ignored the call. */
export const OPENS_WITHIN: Millis = 3000
/** Longer than any of them takes to say that it has opened. What is open already never says it. */
const SPEAKS_WITHIN: Millis = 1000
/** To close takes no fetching; one whose closing nobody tells of is opened again all the same. */
const CLOSES_WITHIN: Millis = 300

/** A provider that tells when its window opens and when it closes, but not how it stands. */
interface Opening {
  /** Called once each; what it hears later is of no concern any more. */
  onOpen(hear: () => void): void
  onClose(hear: () => void): void
  open(): void
  close(): void
}

/**
 * Opens a window, and says whether it is open. Silence means one of two things: the provider ignores us, or the window was
 * open already, of which no provider says that it opens. So it is closed and opened once more: whoever is there says it now.
 *
 * ```
 *  open ──▶ "opened": there
 *    └─ silence for SPEAKS_WITHIN ──▶ close ──┬─ "closed" ──────────────────┬─▶ open ──▶ "opened": there
 *                                             └─ silence for CLOSES_WITHIN ─┘        └─ silence: ignored
 * ```
 */
export function openSurely({ onOpen, onClose, open, close }: Opening): Promise<boolean> {
  let isClosing = false
  const timers: ReturnType<typeof setTimeout>[] = []
  const reopen = () => {
    if (!isClosing) return
    isClosing = false
    open()
  }
  const opened = waitForWord((done, failed) => {
    const later = (act: () => void, ms: Millis) => timers.push(setTimeout(guard(act, failed), ms))
    onOpen(done)
    onClose(guard(reopen, failed))
    open()
    later(() => {
      isClosing = true
      close()
      later(reopen, CLOSES_WITHIN)
    }, SPEAKS_WITHIN)
  }, OPENS_WITHIN)
  return opened.finally(() => {
    isClosing = false
    timers.forEach(clearTimeout)
  })
}

/** A provider that breaks must not be an error of the page. */
function guard(act: () => void, failed: (error: unknown) => void): () => void {
  return () => {
    try {
      act()
    } catch (error) {
      failed(error)
    }
  }
}
