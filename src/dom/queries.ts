/** Queries are compared here and nowhere else: their words never leave it. */
export interface Queries {
  /** A field is met for the first time: what is in it was not asked for here. */
  open(search: string, text: string): void
  /**
   * Which query of this search it is; `undefined` for none, for the one that was noted last, and for the one that the
   * page was opened with.
   */
  note(search: string, text: string, isSent: boolean): number | undefined
}

interface Query {
  text: string
  isSent: boolean
}

/** Searches of one page, and queries of each: more than anybody makes within minutes. */
export const SEARCHES_KEPT = 6
export const QUERIES_KEPT = 20

/**
 * Tells queries of one search apart. While it is typed, a query that grows or shrinks stays the same one; two that
 * were sent are two. `opened` are the words that the page was opened with.
 */
export function createQueries(opened: Iterable<string>): Queries {
  const known = new Set([...opened].map(tidy))
  const searches = new Map<string, { queries: Query[]; made: number; last?: number }>()

  const searchOf = (key: string) => {
    let search = searches.get(key)
    if (!search) {
      if (searches.size >= SEARCHES_KEPT) searches.delete(searches.keys().next().value!)
      searches.set(key, (search = { queries: [], made: 0 }))
    }
    return search
  }

  return {
    open(key, text) {
      if (searches.has(key)) return
      searchOf(key)
      known.add(tidy(text))
    },
    note(key, text, isSent) {
      const search = searchOf(key)
      const { queries } = search
      const words = tidy(text)
      let index = queries.findIndex((query) => query.text === words)
      if (index < 0 && (!words || known.has(words))) return undefined
      const last = queries.at(-1)
      if (index < 0 && last && !last.isSent && isPart(words, last.text)) {
        index = queries.length - 1
        // What it grew to is what was asked for: after going back some letters, other words are another query.
        if (isSent || words.length > last.text.length) last.text = words
      }
      if (index < 0) {
        index = queries.push({ text: words, isSent }) - 1
        search.made++
        if (queries.length > QUERIES_KEPT) {
          queries.shift()
          index--
        }
      }
      queries[index]!.isSent ||= isSent
      const nth = search.made - queries.length + index + 1
      if (nth === search.last) return undefined
      search.last = nth
      return nth
    },
  }

  function isPart(a: string, b: string): boolean {
    return a.startsWith(b) || b.startsWith(a)
  }
}

function tidy(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}
