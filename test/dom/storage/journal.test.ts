import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Journal, openJournal, ORPHANED_AFTER, STALE_AFTER } from '../../../src/storage/journal.ts'
import { purgeJournal } from '../../../src/storage/purgeJournal.ts'
import { soon, wait } from '../watch.ts'
import { windowWith } from '../windows.ts'

type Drops = readonly (readonly [string, number])[]

const open: Journal<Drops>[] = []
beforeEach(() => purgeJournal(window))
afterEach(() => open.splice(0).forEach(({ close }) => close()))

describe('events that wait', () => {
  test('are taken over from a page that is gone, oldest first, by one page alone', async () => {
    const gone = page('gone')
    gone.journal.keep([event(1), event(2, [['overflow', 3]])])
    gone.journal.tally([['refused', 1]])
    await stored(3)
    gone.journal.close()
    const heirs = [page('heir'), page('other')]
    await soon(() => expect(heirs.flatMap(({ left }) => left)).toHaveLength(2))
    const [heir] = heirs.filter(({ left }) => left.length > 0)
    expect(heirs.filter(({ left }) => left.length > 0)).toHaveLength(1)
    expect(heir!.left).toEqual([
      { order: -2, json: 'event 1' },
      { order: -1, json: 'event 2', drops: [['overflow', 3]] },
    ])
    expect(heir!.drops).toEqual([[['refused', 1]]])
  })

  test('stay with a page that is there', async () => {
    page('alive').journal.keep([event(1)])
    await stored(1)
    const other = page('other')
    await wait(100)
    expect(other.left).toEqual([])
  })

  test('are the heir’s own: they go when they are answered, and to the next one when it is gone too', async () => {
    const first = page('first')
    first.journal.keep([event(1), event(2)])
    await stored(2)
    first.journal.close()
    const second = page('second')
    await soon(() => expect(second.left).toHaveLength(2))
    second.journal.forget([{ order: -2 }])
    await stored(1)
    second.journal.close()
    const third = page('third')
    await soon(() => expect(third.left).toEqual([{ order: -1, json: 'event 2' }]))
  })

  test('for one backend are not sent to another', async () => {
    const gone = page('gone')
    gone.journal.keep([event(1)])
    await stored(1)
    gone.journal.close()
    const other = page('other', { target: 'elsewhere' })
    await wait(100)
    expect(other.left).toEqual([])
    await stored(1)
  })

  test('that are kept and answered in one breath are never written', async () => {
    const { journal } = page('here')
    journal.keep([event(1), event(2)])
    journal.forget([{ order: 1 }])
    await stored(1)
  })

  test('that are a week old are counted, and gone', async () => {
    await put('t gone 1', { at: Date.now() - STALE_AFTER - 1000, json: 'old' })
    await put('elsewhere gone 1', { at: Date.now() - STALE_AFTER - 1000, json: 'old' })
    const here = page('here')
    await soon(() => expect(here.stale()).toBe(1))
    expect(here.left).toEqual([])
    await stored(0)
  })

  test('without Web Locks belong to a page that may be there for two minutes', async () => {
    const bare = windowWith({ navigator: {} })
    await put('t gone 1', { at: Date.now() - ORPHANED_AFTER - 1000, json: 'lost' })
    await put('t gone 2', { at: Date.now(), json: 'young' })
    const here = page('here', { on: bare })
    await soon(() => expect(here.left).toEqual([{ order: -1, json: 'lost' }]))
  })
})

test('a store that cannot be written to is told of once', async () => {
  const { journal, failures } = page('here')
  // What cannot be cloned cannot be stored: as good a reason as a full disk.
  const drops = [() => {}] as unknown as Drops
  journal.keep([{ order: 1, json: 'x', drops }])
  await soon(() => expect(failures).toHaveLength(1))
  journal.keep([event(2)])
  await wait(50)
  expect(failures).toHaveLength(1)
})

test('the figures: a week, two minutes', () => {
  expect([STALE_AFTER, ORPHANED_AFTER]).toEqual([7 * 86_400_000, 120_000])
})

function page(load: string, { target = 't', on = window as Window & typeof globalThis } = {}) {
  const left: unknown[] = []
  const drops: unknown[] = []
  const failures: unknown[] = []
  let stale = 0
  const journal = openJournal<Drops>({
    window: on,
    target,
    load,
    onLeft(events, counts, old) {
      left.push(...events)
      drops.push(...counts)
      stale += old
    },
    onFailed: (error) => failures.push(error),
  })
  open.push(journal)
  return { journal, left, drops, failures, stale: () => stale }
}

const event = (order: number, drops?: Drops) => ({ order, json: `event ${order}`, ...(drops && { drops }) })

async function withStore<T>(use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('unstuck-queue')
    request.onupgradeneeded = () => request.result.createObjectStore('events')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  try {
    const request = use(database.transaction('events', 'readwrite').objectStore('events'))
    return await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
  } finally {
    database.close()
  }
}

const put = (key: string, value: object) => withStore((store) => store.put(value, key))

const stored = (count: number) =>
  soon(async () => expect(await withStore((store) => store.count())).toBe(count))
