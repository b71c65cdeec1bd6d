import { writeJson } from '../core/json.ts'

/**
 * State that goes from one page load to the next in the same tab. It is taken out when it is read, so that a tab
 * opened from this one, which gets a copy of its session storage, does not go on with a visit that is not its own.
 */
export interface Carry {
  take(): unknown
  /** Whether it was kept. */
  put(state: unknown): boolean
  clear(): void
}

/** Three times what a state may be: something is wrong with a larger one, and a page load is no time to find out. */
export const CARRIED_AT_MOST = 100_000

/** A page with a full or a denied storage goes on without. */
export function createCarry(storage: () => Storage, name: string): Carry {
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(storage())
    } catch {
      return undefined
    }
  }
  return {
    take: () =>
      attempt((store) => {
        const text = store.getItem(name)
        store.removeItem(name)
        return text === null ? undefined : (JSON.parse(text) as unknown)
      }),
    put: (state) =>
      attempt((store) => {
        const text = writeJson(state)
        if (text.length <= CARRIED_AT_MOST) store.setItem(name, text)
        return text.length <= CARRIED_AT_MOST
      }) ?? false,
    clear: () => void attempt((store) => store.removeItem(name)),
  }
}
