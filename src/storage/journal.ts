import { createStore, type UseStore } from 'idb-keyval'
import { DAY, MINUTE, type Millis } from '../core/time.ts'
import { QUEUE_DATABASE } from './purgeJournal.ts'

/** Who comes back later than that tells of trouble that nobody remembers; and what is stored must not lie for ever. */
export const STALE_AFTER: Millis = 7 * DAY
/** Where no browser says which pages are alive: one that is would have sent its events by then, unless its server is down. */
export const ORPHANED_AFTER: Millis = 2 * MINUTE
/** How often a page looks for what others have left. */
const LOOK_EVERY: Millis = MINUTE

export interface JournalOptions<Drops> {
  readonly window: Window & typeof globalThis
  /** Which queue it is: what is meant for one backend is not sent to another. */
  readonly target: string
  /** Names this page. */
  readonly load: string
  /**
   * What pages that are gone have left: events, which are this page's from now on, under orders before all of its own;
   * what each had dropped and not told; and how many events were too old.
   */
  onLeft(events: readonly Entry<Drops>[], drops: readonly Drops[], stale: number): void
  /** Nothing is stored any more: it is full, or not there. */
  onFailed(error: unknown): void
}

/** An event as it is stored. */
export interface Entry<Drops> {
  readonly order: number
  readonly json: string
  readonly drops?: Drops
}

/** Events that wait, in IndexedDB, so that they survive a crash. */
export interface Journal<Drops> {
  keep(events: readonly Entry<Drops>[]): void
  forget(events: readonly Pick<Entry<Drops>, 'order'>[]): void
  /** What has been dropped and not told; `undefined` when there is nothing. */
  tally(drops: Drops | undefined): void
  /** Writes at once: the page may be gone any moment. */
  flush(): void
  close(): void
}

/**
 * Every page sends its own events, and stores them until they are answered. What a page has left behind that is gone is
 * taken over by one that is there, in one transaction, so that no two do. A page is there as long as it holds a lock of
 * its own name; without Web Locks, as long as its entries are young. The lock is let go when the page is hidden for good,
 * as one that holds any cannot go into the back/forward cache.
 */
export function openJournal<Drops>({
  window,
  target,
  load,
  onLeft,
  onFailed,
}: JournalOptions<Drops>): Journal<Drops> {
  let store: UseStore | undefined
  let database: IDBDatabase | undefined
  const { locks } = window.navigator
  const own = `${target} ${load} `
  /** Not yet written; what is kept and forgotten in between never is. */
  let changes = new Map<string, Stored<Drops> | undefined>()
  let writing: Promise<void> | undefined
  let adopted = 0
  let isClosed = false
  let hasFailed = false
  let release = () => {}
  let ready = holdLock()

  /** A page that has it open would keep another from removing it; what comes after that begins anew. */
  function inStore<T>(use: (events: IDBObjectStore) => Promise<T>): Promise<T> {
    store ??= createStore(QUEUE_DATABASE, 'events')
    const used = store('readwrite', (events) => {
      database = events.transaction.db
      database.onversionchange = shut
      return use(events)
    })
    // What is answered after the end is still forgotten, but nothing stays open for it.
    void used.catch(() => {}).then(() => isClosed && shut())
    return used
  }

  function shut(): void {
    database?.close()
    database = store = undefined
  }

  function holdLock(): Promise<boolean> {
    return new Promise((resolve) => {
      if (!locks) return resolve(false)
      const hold = () => new Promise<void>((end) => ((release = end), resolve(true)))
      locks.request(LOCK + load, hold).catch(() => resolve(false))
    })
  }

  function change(key: string, stored: Stored<Drops> | undefined): void {
    if (hasFailed) return
    changes.set(own + key, stored)
    // After this task: a burst is one transaction.
    writing ??= ready.then(write)
  }

  async function write(): Promise<void> {
    while (changes.size > 0 && !hasFailed) {
      const batch = changes
      changes = new Map()
      try {
        await inStore((events) => {
          for (const [key, stored] of batch) {
            if (stored) events.put(stored, key)
            else events.delete(key)
          }
          return done(events.transaction)
        })
      } catch (error) {
        fail(error)
      }
    }
    writing = undefined
  }

  function fail(error: unknown): void {
    if (!hasFailed && !isClosed) onFailed(error)
    hasFailed = true
  }

  async function adopt(): Promise<void> {
    const isHeld = await ready
    const { held = [] } = (isHeld && (await locks.query())) || {}
    const alive = new Set(held.map(({ name = '' }) => name.replace(LOCK, '')))
    const now = Date.now()
    const isAlive = (page: string, { at }: Stored<Drops>) =>
      page === load || (isHeld ? alive.has(page) : now - at < ORPHANED_AFTER)
    await writing
    if (isClosed || hasFailed) return
    const { left, drops, stale } = await inStore((events) => takeOver(events, isAlive, now))
    if (!isClosed && left.length + drops.length + stale > 0) onLeft(left, drops, stale)
  }

  /** In one transaction: no other page can come in between. */
  async function takeOver(
    events: IDBObjectStore,
    isAlive: (page: string, stored: Stored<Drops>) => boolean,
    now: Millis,
  ): Promise<{ left: Entry<Drops>[]; drops: Drops[]; stale: number }> {
    const [keys, all] = await Promise.all([
      answer(events.getAllKeys()),
      answer<Stored<Drops>[]>(events.getAll()),
    ])
    const found = keys.map((key, i) => ({ key: String(key), stored: all[i]! }))
    const orphans = found.filter(({ key, stored }) => {
      const [to, page = ''] = key.split(' ')
      return (to === target && !isAlive(page, stored)) || now - stored.at > STALE_AFTER
    })
    const isStale = ({ stored }: { readonly stored: Stored<Drops> }) => now - stored.at > STALE_AFTER
    const fresh = orphans.filter((one) => !isStale(one))
    const left = fresh
      .flatMap(({ stored, key }) => (stored.json === undefined ? [] : [{ key, stored, json: stored.json }]))
      .sort((a, b) => a.stored.at - b.stored.at || orderOf(a.key) - orderOf(b.key))
      .map(({ stored, json }, i, { length }): Entry<Drops> => {
        const order = i - length - adopted
        events.put(stored, own + order)
        return { order, json, ...(stored.drops && { drops: stored.drops }) }
      })
    for (const { key } of orphans) events.delete(key)
    adopted += left.length
    return {
      left,
      drops: fresh.flatMap(({ stored }) => (stored.json === undefined && stored.drops ? [stored.drops] : [])),
      stale: orphans.filter(
        (one) => one.key.startsWith(target) && isStale(one) && one.stored.json !== undefined,
      ).length,
    }
  }

  const look = () => void adopt().catch(() => {})
  const leave = () => {
    // What is sent or written now is still this page's.
    void writing?.then(release)
    if (!writing) release()
  }
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    ready = holdLock()
    look()
  }
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', comeBack)
  const timer = window.setInterval(look, LOOK_EVERY)
  look()

  return {
    keep(events) {
      const at = Date.now()
      for (const { order, json, drops } of events)
        change(String(order), { at, json, ...(drops && { drops }) })
    },
    forget(events) {
      for (const { order } of events) change(String(order), undefined)
    },
    tally: (drops) => change('drops', drops && { at: Date.now(), drops }),
    flush: () => void (writing ??= write()),
    close() {
      isClosed = true
      window.clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      leave()
      void Promise.resolve(writing).then(shut)
    },
  }
}

interface Stored<Drops> {
  readonly at: Millis
  /** Absent in the one entry that holds counts. */
  readonly json?: string
  readonly drops?: Drops
}

const LOCK = 'unstuck page '

function orderOf(key: string): number {
  return Number(key.slice(key.lastIndexOf(' ') + 1))
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
}
