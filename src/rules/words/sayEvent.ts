/**
 * An event as people speak of it. Most are named after a thing and what was done to it, so `order-placed` becomes
 * *an order was placed*; any other name is quoted.
 */
export function sayEvent(name: string, count?: 'no' | 'never'): string {
  const [, thing, deed] = /^([a-z][a-z-]*)-([a-z]+)$/.exec(name) ?? []
  if (thing === undefined || deed === undefined || !isDone(deed)) {
    return `"${name}" ${count === 'never' ? 'never happened' : count === 'no' ? 'did not happen' : 'happened'}`
  }
  const words = thing.replaceAll('-', ' ')
  if (count) return `no ${words} was ${count === 'never' ? 'ever ' : ''}${deed}`
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words} was ${deed}`
}

/** Participles that do not end in -ed, of what products let people do. */
const IRREGULAR = new Set(
  'sent paid done made met shown given taken written chosen sold bought built found begun'.split(' '),
)

function isDone(word: string): boolean {
  return IRREGULAR.has(word) || (word.endsWith('ed') && word.length > 3)
}
