import type { JudgedSession } from '../backtest/sessionLine.ts'

/** Sessions that can be played in one file: a browser opens as much at once, and nobody looks at more. */
export const SESSIONS_EMBEDDED = 100
/** Of those without any help, to see what calm looks like. */
const CALM_EMBEDDED = 10
/** Bytes of all of them together, as they stand in the file. */
export const BYTES_EMBEDDED = 60_000_000
/** Of each end of each rule, and of each change: a rule that fires seldom comes when the first hundred are long full. */
export const OF_EACH_EMBEDDED = 10

/** Says of sessions as they come which of them can be played in the report. */
export function createChoice() {
  let [embedded, calm, bytes] = [0, 0, 0]
  const seen = new Map<string, number>()

  return {
    take(line: JudgedSession, size: number): boolean {
      const kinds = listKinds(line)
      const isCalm = kinds.length === 0
      const isSeldom = kinds.some((kind) => (seen.get(kind) ?? 0) < OF_EACH_EMBEDDED)
      const room = isSeldom ? 2 * SESSIONS_EMBEDDED : SESSIONS_EMBEDDED
      if (embedded >= room || bytes >= BYTES_EMBEDDED || (isCalm && calm >= CALM_EMBEDDED)) return false
      embedded++
      bytes += size
      if (isCalm) calm++
      for (const kind of kinds) seen.set(kind, (seen.get(kind) ?? 0) + 1)
      return true
    },
  }
}

/** What there is to look at in it: what became of each rule, and what would be other under the other config. */
function listKinds({ offers, otherOffers }: JudgedSession): string[] {
  const kinds = new Set(offers.map(({ rule, end }) => JSON.stringify([rule, end])))
  if (!otherOffers) return [...kinds]
  const [before, after] = [offers, otherOffers].map(
    (some) => new Set(some.filter(({ end }) => end === 'shown').map(({ rule }) => rule)),
  ) as [Set<string>, Set<string>]
  for (const rule of before) if (!after.has(rule)) kinds.add(JSON.stringify([rule, 'no longer']))
  for (const rule of after) if (!before.has(rule)) kinds.add(JSON.stringify([rule, 'newly']))
  for (const { rule, end } of otherOffers)
    if (end !== 'shown') kinds.add(JSON.stringify([rule, end, 'other']))
  return [...kinds]
}
