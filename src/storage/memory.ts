import { createStore, delMany, get, set, update } from 'idb-keyval'
import type { BaselinesRecord } from '../core/baselines.ts'
import type { CapsRecord, HistoryRecord } from '../core/remembered.ts'
import type { Millis } from '../core/time.ts'
import { isOver, LEASE, type Lease } from './claim.ts'

/** What this browser remembers over visits, in IndexedDB; shared by all tabs. */
export interface Memory extends Lease {
  /** `undefined` where there is nothing to remember with. */
  read(): Promise<Remembered | undefined>
  write(remembered: Remembered): Promise<void>
  /** Of a person; or everything. */
  clear(what?: 'all'): Promise<void>
  /** The last config that could be had, for a time when none can. */
  readConfig(place: string): Promise<unknown>
  keepConfig(place: string, config: unknown): Promise<void>
  /** Whether what was remembered was somebody else's; then it is gone. */
  turnPerson(person: string): Promise<boolean>
  /** An open database would keep others from upgrading or deleting it. */
  close(): Promise<void>
}

export interface Remembered {
  /** When help was shown and dismissed. */
  readonly caps: CapsRecord
  /** What takes long for this user. */
  readonly baselines: BaselinesRecord
  /** What rules ask about over visits. */
  readonly events: HistoryRecord
}

/** Unites what another tab wrote meanwhile with what this one knows. */
export type Joins = {
  readonly [K in keyof Remembered]: (stored: Remembered[K], mine: Remembered[K]) => Remembered[K]
}

/** What is stored may be ahead of the clock, which has been set back since; it is mended there, once for all tabs. */
export type Settles = {
  readonly [K in keyof Remembered]?: (stored: Remembered[K], now: Millis) => Remembered[K]
}

const PERSON = 'person'
const CLAIM = 'claim'
const CONFIG = 'config'

interface Kept {
  readonly place: string
  readonly config: unknown
}

interface Held {
  readonly by: string
  readonly until: Millis
}

const NOTHING: Remembered = {
  caps: { rules: {}, groups: {}, dismissed: [], quietUntil: 0 },
  baselines: {},
  events: { visits: [], events: {} },
}

export function createMemory(
  joins: Joins,
  settles: Settles = {},
  clock: () => Millis = () => performance.timeOrigin + performance.now(),
): Memory {
  // Opening a database is itself storage: not before it is asked for.
  let store: ReturnType<typeof createStore> | undefined
  const open = () => (store ??= createStore('unstuck', 'memory'))
  const settle = <K extends keyof Remembered>(part: K, stored: Remembered[K] = NOTHING[part]) =>
    settles[part]?.(stored, clock()) ?? stored
  const readPart = async <K extends keyof Remembered>(part: K) => {
    const stored = await get<Remembered[K]>(part, open())
    if (JSON.stringify(settle(part, stored)) === JSON.stringify(stored ?? NOTHING[part]))
      return settle(part, stored)
    await update<Remembered[K]>(part, (now) => settle(part, now), open())
    return (await get<Remembered[K]>(part, open())) ?? NOTHING[part]
  }
  const writePart = async <K extends keyof Remembered>(part: K, mine: Remembered[K]) =>
    update<Remembered[K]>(part, (stored) => joins[part](settle(part, stored), mine), open())
  return {
    read: async () => ({
      caps: await readPart('caps'),
      baselines: await readPart('baselines'),
      events: await readPart('events'),
    }),
    async write({ caps, baselines, events }) {
      await Promise.all([
        writePart('caps', caps),
        writePart('baselines', baselines),
        writePart('events', events),
      ])
    },
    clear: async (what) =>
      delMany([...Object.keys(NOTHING), PERSON, ...(what === 'all' ? [CONFIG] : [])], open()),
    // Under another address, or with another hash, it is not what the page asks for.
    async readConfig(place) {
      const kept = await get<Kept>(CONFIG, open())
      return kept?.place === place ? kept.config : undefined
    },
    keepConfig: (place, config) => set(CONFIG, { place, config } satisfies Kept, open()),
    async turnPerson(person) {
      let isStranger = false
      const turn = (known: string | undefined) => {
        isStranger = known !== undefined && known !== person
        return person
      }
      await update(PERSON, turn, open())
      if (isStranger) await delMany(Object.keys(NOTHING), open())
      return isStranger
    },
    async hold(by, now) {
      let isMine = false
      const take = (held: Held | undefined) => {
        isMine = !held || held.by === by || isOver(held.until, now)
        return isMine ? { by, until: now + LEASE } : held
      }
      await update<Held | undefined>(CLAIM, take, open())
      return isMine
    },
    letGo: (by) => update<Held | undefined>(CLAIM, (held) => (held?.by === by ? undefined : held), open()),
    close: async () => store?.('readonly', ({ transaction }) => transaction.db.close()),
  }
}
