import type { CapsRecord } from '../core/remembered.ts'

/** What tabs tell each other. */
export type Word =
  | { readonly says: 'caps'; readonly caps: CapsRecord }
  /** What the user does not want any more has changed. */
  | { readonly says: 'wishes'; readonly never: readonly string[] }
  /** Log-out: the next person inherits nothing, in no tab. */
  | { readonly says: 'reset' }
  | { readonly says: 'denied'; readonly parts: readonly ('carry' | 'history' | 'forward')[] }

/** The other tabs of this browser on this origin, as far as they are open. Nothing is stored. */
export interface Tabs {
  tell(word: Word): void
  stop(): void
}

/**
 * An open channel may keep a page out of the back/forward cache, so it is closed when the page goes; `onReturn` says
 * that it is back, and may have missed something. Browsers of before 2022 without channels learn by claiming.
 */
export function createTabs(
  window: Window & typeof globalThis,
  version: string,
  hear: (word: Word) => void,
  onReturn: () => void,
): Tabs {
  let channel: BroadcastChannel | undefined

  function open(): void {
    if (channel || typeof window.BroadcastChannel !== 'function') return
    channel = new window.BroadcastChannel('unstuck')
    channel.addEventListener('message', listen)
  }
  function listen({ data }: MessageEvent<{ version?: string; word?: Word }>): void {
    // Another version may mean something else by the same words.
    if (data.version === version && data.word) hear(data.word)
  }
  function close(): void {
    channel?.removeEventListener('message', listen)
    channel?.close()
    channel = undefined
  }
  function comeBack({ persisted }: PageTransitionEvent): void {
    open()
    if (persisted) onReturn()
  }

  open()
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', comeBack)
  return {
    tell(word) {
      channel?.postMessage({ version, word })
    },
    stop() {
      close()
      window.removeEventListener('pagehide', close)
      window.removeEventListener('pageshow', comeBack)
    },
  }
}
