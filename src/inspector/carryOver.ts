import type { InspectorState, Side } from './inspectorState.ts'
import type { Heard } from './take.ts'

/** What the inspector keeps over a page load of its tab, for as long as it is open. */
export interface Carried {
  readonly tab: string
  readonly side: Side
  readonly isOpen: boolean
  readonly heard: readonly Heard[]
}

const KEY = 'unstuck.inspector'
/** Some minutes of hard use, well below what a tab may store. */
const HEARD_CARRIED = 1500

export function takeCarried(storage: () => Storage): Carried | undefined {
  const carried = read(storage)
  dropCarried(storage)
  return carried
}

export function putCarried(
  storage: () => Storage,
  { tab, side, isOpen }: InspectorState,
  heard: readonly Heard[],
): void {
  const carried: Carried = { tab, side, isOpen, heard: heard.slice(-HEARD_CARRIED) }
  try {
    storage().setItem(KEY, JSON.stringify(carried))
  } catch {
    // Full or forbidden: then the next page is not inspected.
  }
}

export function dropCarried(storage: () => Storage): void {
  try {
    storage().removeItem(KEY)
  } catch {
    // Forbidden: then nothing was kept either.
  }
}

function read(storage: () => Storage): Carried | undefined {
  try {
    const carried = JSON.parse(storage().getItem(KEY) ?? 'null') as Carried | null
    return Array.isArray(carried?.heard) ? carried : undefined
  } catch {
    return undefined
  }
}
