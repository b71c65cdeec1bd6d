const DAY = 86_400_000

/** The days from one to the other, as the server writes them: also those on which nothing happened. */
export function listDays(from: string, until: string): string[] {
  const first = Date.parse(from.slice(0, 10))
  const last = Date.parse(until.slice(0, 10))
  return Array.from({ length: Math.round((last - first) / DAY) + 1 }, (_, nth) =>
    new Date(first + nth * DAY).toISOString().slice(0, 10),
  )
}
