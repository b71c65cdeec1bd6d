import { own } from '../core/own.ts'

/**
 * What users do not want to be offered again, for good. Kept without consent: it is the user's own word, and
 * keeping it is what they asked for. Each person's apart, by the hash of their id; of those without one, together.
 */
export interface Wishes {
  /** Of this person and of whoever was here without a name. */
  of(person: string | undefined): readonly string[]
  /** Whether it could be kept. */
  keep(person: string | undefined, never: readonly string[]): boolean
  /** Those without a name, at log-out: the next person has made none of them. */
  forgetNameless(): void
  clear(): void
}

const PLACE = 'unstuck:never'
/** On a workstation that many share; and of each, so many. */
const PEOPLE_KEPT = 20
const WISHES_KEPT = 100

export function createWishes(storage: () => Storage): Wishes {
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return use(storage())
    } catch {
      return undefined
    }
  }
  const read = (): { readonly [person: string]: readonly string[] } => {
    const kept = attempt((store) => JSON.parse(store.getItem(PLACE) ?? '{}') as unknown)
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string[]>) : {}
  }
  const listOf = (person: string): readonly string[] => {
    const list = own(read(), person)
    return Array.isArray(list) ? list.filter((wish) => typeof wish === 'string') : []
  }
  const write = (people: { readonly [person: string]: readonly string[] }) =>
    attempt((store) => {
      const kept = Object.entries(people).slice(-PEOPLE_KEPT)
      if (kept.length === 0) store.removeItem(PLACE)
      else store.setItem(PLACE, JSON.stringify(Object.fromEntries(kept)))
      return true
    }) ?? false

  return {
    of: (person) => [...new Set([...listOf(NAMELESS), ...(person === undefined ? [] : listOf(person))])],
    keep(person = NAMELESS, never) {
      const { [person]: _, ...others } = read()
      return write({ ...others, [person]: [...new Set([...listOf(person), ...never])].slice(-WISHES_KEPT) })
    },
    forgetNameless() {
      const { [NAMELESS]: wishes, ...others } = read()
      if (wishes) write(others)
    },
    clear: () => void write({}),
  }
}

const NAMELESS = ''
