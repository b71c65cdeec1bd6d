/**
 * An event as people speak of it. Most are named after a thing and what was done to it, so `order-placed` becomes
 * *an order was placed*, and `export-failed` *an export failed*; any other name is quoted.
 */
export function sayEvent(name: string, count?: 'no' | 'never'): string {
  const [, thing = '', deed = ''] = /^([a-z][a-z-]*)-([a-z]+)$/.exec(name) ?? []
  if (!isDone(deed) || SMALL.has(thing.split('-')[0]!)) {
    return `"${name}" ${count === 'never' ? 'never happened' : count === 'no' ? 'did not happen' : 'happened'}`
  }
  const words = thing.replaceAll('-', ' ')
  const isMany = /[^sui]s$/.test(words) && !UNCOUNTED.test(words)
  const verb = HAPPENS.has(deed) ? '' : isMany ? 'were ' : 'was '
  if (count) return `no ${words} ${verb}${count === 'never' ? 'ever ' : ''}${deed}`
  return `${isMany || UNCOUNTED.test(words) ? '' : articleOf(words)}${words} ${verb}${deed}`
}

/** Participles that do not end in -ed, of what products let people do. */
const IRREGULAR = words(
  'sent paid done made met shown given taken written chosen sold bought built found begun',
)
/** What ends like a participle, and is a thing. */
const THINGS = words('feed seed speed need deed weed breed reed bleed embed shed sled moped hundred biped')
/** What things do by themselves: an export is not failed by anybody. */
const HAPPENS = words('failed expired succeeded crashed arrived appeared vanished occurred ended stalled')
/** Before a participle these make no thing of it: `not-signed`, `auto-saved`. */
const SMALL = words('is has was not no just already never auto self first last un re pre')
const UNCOUNTED = /(^| )(data|news|info|information|content|feedback|access)$/

function isDone(word: string): boolean {
  return IRREGULAR.has(word) || (word.endsWith('ed') && word.length > 3 && !THINGS.has(word))
}

/** By the sound: a user, a unit, an hour. */
function articleOf(words: string): string {
  return /^([aeio]|u(?!ni|s[ae]|rl)|hour)/.test(words) && !/^(one|eu)/.test(words) ? 'an ' : 'a '
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
