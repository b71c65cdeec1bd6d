import type { HelpBody } from '../core/observations/deciding.ts'
import type { CapsRecord } from '../core/remembered.ts'
import type { SharedPage } from '../dom/sharedPage.ts'
import { takeClaim, type Release } from '../storage/claim.ts'
import type { Memory } from '../storage/memory.ts'
import { createTabs, type Word } from '../storage/tabs.ts'
import { createWishes } from '../storage/wishes.ts'
import type { Driver } from './driver.ts'
import type { Privacy } from './privacy.ts'
import { MEMORY_WITHIN } from './recall.ts'
import type { Remember } from './remember.ts'

/** One budget of the user's attention, and one place on the screen, for all tabs of this browser. */
export interface Attention {
  /** A show follows a claim that was granted, and caps that were read under it. */
  claim(): Promise<boolean>
  free(): void
  /** After a step of help on the screen, and after one that was withheld: other tabs must know. */
  note(step?: HelpBody['step'], by?: string): void
  /** Who uses the page has changed, or is known now. */
  turnPerson(): void
  tell(word: Word): void
  /** Log-out; or everything, also what the user wished for. */
  forget(what: 'nameless' | 'all'): void
  stop(): void
}

export interface AttentionOptions {
  readonly shared: SharedPage
  readonly memory: Memory
  readonly remember: Remember
  readonly push: Driver['push']
  mayRemember(): boolean
  person(): string | undefined
  caps(): CapsRecord
  never(): readonly string[]
  /** Another tab has spoken of what may be kept. */
  hear: Privacy['hear']
  /** Back from the back/forward cache. */
  onReturn(): void
}

export function createAttention({ shared, memory, remember, push, ...needs }: AttentionOptions): Attention {
  const { page } = shared
  const { window } = page
  const wishes = createWishes(() => window.localStorage)
  const hear = (word: Word) => {
    if (word.says === 'caps') push('budget', { caps: word.caps })
    else if (word.says === 'wishes') push('budget', { never: unite(needs.never(), word.never) })
    else needs.hear(word)
  }
  const tabs = createTabs(
    window,
    __VERSION__,
    page.guard('tabs', hear),
    page.guard('tabs', () => needs.onReturn()),
  )
  let release: Release | undefined
  let wanted = 0

  async function claim(): Promise<boolean> {
    if (!shared.takeSlot()) return false
    const mine = ++wanted
    const lease = needs.mayRemember() ? memory : undefined
    const taken = await takeClaim(window.navigator.locks, lease, `${shared.load} ${shared.index}`).catch(
      () => () => {},
    )
    if (mine !== wanted || !taken) {
      taken?.()
      if (mine === wanted) shared.freeSlot()
      return false
    }
    release = taken
    tellWishes()
    await refresh()
    return mine === wanted
  }

  /** What other tabs have shown and seen until now. What cannot be written now, is forgotten by the next page load. */
  async function refresh(): Promise<void> {
    if (!needs.mayRemember()) return
    try {
      const remembered = await within(remember.now().then(() => memory.read()))
      if (remembered === 'late') push('memory', { scope: 'visit', why: 'late' })
      else if (remembered) push('budget', { caps: remembered.caps, events: remembered.events })
    } catch {
      push('memory', { scope: 'visit', why: 'failed' })
    }
  }

  function letGo(): void {
    const ended = release
    release = undefined
    // Whoever comes next must read what was shown.
    if (ended) void within(remember.settled()).then(ended, ended)
  }

  function free(): void {
    wanted++
    shared.freeSlot()
    letGo()
  }

  /** Where storage is denied, what this tab has heard is all there is. */
  function tellWishes(): void {
    const known = needs.never()
    const never = unite(known, wishes.of(needs.person()))
    if (never.length > known.length) push('budget', { never })
  }

  // Help in a tab that nobody sees keeps no other from helping; and a lock keeps a page out of the cache.
  const hide = page.guard('claim', () => {
    if (window.document.visibilityState === 'hidden') letGo()
  })
  window.document.addEventListener('visibilitychange', hide)
  window.addEventListener('pagehide', letGo)

  return {
    claim,
    free,
    note(step, by) {
      if (step === 'dismissed' && by === 'never') {
        const never = needs.never()
        wishes.keep(needs.person(), never)
        tabs.tell({ says: 'wishes', never })
      }
      tabs.tell({ says: 'caps', caps: needs.caps() })
    },
    turnPerson: tellWishes,
    tell: (word) => tabs.tell(word),
    forget(what) {
      if (what === 'all') wishes.clear()
      else wishes.forgetNameless()
    },
    stop() {
      free()
      tabs.stop()
      window.document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', letGo)
    },
  }
}

function unite(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])]
}

/** `late` where storage does not answer in time. */
function within<T>(answer: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), MEMORY_WITHIN)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
