/** ` Did you mean "x"?`, or nothing where no name is near: a letter in three may be wrong. */
export function suggest(name: string, known: readonly string[]): string {
  const [nearest] = known
    .map((other) => ({
      other,
      distance: isTurned(name, other) ? 0 : editDistance(name.toLowerCase(), other.toLowerCase()),
    }))
    .filter(
      ({ other, distance }) =>
        other !== name && distance <= Math.floor(Math.max(name.length, other.length) / 3),
    )
    .sort((a, b) => a.distance - b.distance)
  return nearest ? ` Did you mean "${nearest.other}"?` : ''
}

/** The same words in another order: `request-failed` and `failed-request`. */
function isTurned(name: string, other: string): boolean {
  const sorted = (text: string) => text.toLowerCase().split('-').sort().join('-')
  return name.includes('-') && sorted(name) === sorted(other)
}

/** Letters to put in, take out, change or swap with the next (Damerau-Levenshtein, optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, j) => j)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      row[j] = Math.min(
        last[j]! + 1,
        row[j - 1]! + 1,
        last[j - 1]! + change,
        isSwap ? beforeLast[j - 2]! + 1 : Infinity,
      )
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[to.length]!
}
