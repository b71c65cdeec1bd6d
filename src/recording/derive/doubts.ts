import type { Unknown } from '../recording.ts'

/** What cannot be known, counted by what it is. */
export function createDoubts() {
  const doubts = new Map<string, { what: string; why: string; count: number }>()
  return {
    note(what: string, why: string, count = 1): void {
      const known = doubts.get(what)
      if (known) known.count += count
      else doubts.set(what, { what, why, count })
    },
    list: (): Unknown[] => [...doubts.values()],
  }
}
