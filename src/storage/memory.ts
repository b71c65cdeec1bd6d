import { createStore, del, get, update } from 'idb-keyval'
import type { CapsRecord } from '../core/observation.ts'

/** What this browser remembers over visits, in IndexedDB; shared by all tabs. */
export interface Memory {
  /** `undefined` where there is nothing to remember with. */
  read(): Promise<CapsRecord | undefined>
  write(caps: CapsRecord): Promise<void>
  clear(): Promise<void>
  /** An open database would keep others from upgrading or deleting it. */
  close(): Promise<void>
}

const CAPS = 'caps'
const NOTHING: CapsRecord = { rules: {}, quietUntil: 0 }

/** `join` unites what another tab wrote meanwhile with what this one knows: caps only ever grow. */
export function createMemory(join: (stored: CapsRecord, caps: CapsRecord) => CapsRecord): Memory {
  // Opening a database is itself storage: not before it is asked for.
  let store: ReturnType<typeof createStore> | undefined
  const open = () => (store ??= createStore('unstuck', 'memory'))
  return {
    read: async () => (await get<CapsRecord>(CAPS, open())) ?? NOTHING,
    write: async (caps) => update<CapsRecord>(CAPS, (stored) => join(stored ?? NOTHING, caps), open()),
    clear: async () => del(CAPS, open()),
    close: async () => store?.('readonly', ({ transaction }) => transaction.db.close()),
  }
}
