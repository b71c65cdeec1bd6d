/** Another number for each, and the same for the same. */
export type NameOf = (secret: string) => string

/** More than are on any page at once; a session without end must not keep all that it has shown. */
export const NAMES_KEPT = 10_000

export function createNames(): NameOf {
  const known = new Map<string, string>()
  let made = 0
  return (secret) => {
    const name = known.get(secret) ?? `:id${++made}`
    // The one that was used last is the last to go.
    known.delete(secret)
    known.set(secret, name)
    for (const oldest of known.keys()) {
      if (known.size <= NAMES_KEPT) break
      known.delete(oldest)
    }
    return name
  }
}

/** What elements are called, by which they also refer to each other: all of it, but for somebody's number or mail address. */
export function maskWord(word: string, nameOf: NameOf): string {
  return SOMEBODYS.test(word) ? nameOf(word) : word
}

export function maskWords(words: string, nameOf: NameOf): string {
  return SOMEBODYS.test(words) ? words.replace(/\S+/g, (word) => maskWord(word, nameOf)) : words
}

const SOMEBODYS = /@|%40|\d{5}/
