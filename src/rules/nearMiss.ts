import { own } from '../core/own.ts'
import { compileMatch } from './operators.ts'
import type { JsonObject } from './read.ts'
import { suggest } from './words/suggest.ts'

/** Which of the properties that were asked for are not as they should be, and what they are instead. */
export function describeMiss(where: JsonObject, properties: JsonObject): string {
  return Object.keys(where)
    .filter((key) => compileMatch({ [key]: where[key] }, '', () => undefined)?.(properties) !== true)
    .map((key) => {
      const value = own(properties, key)
      if (key.startsWith('$')) return `${key} does not fit`
      if (value !== undefined) return `${key} is ${JSON.stringify(value)}`
      return `there is no "${key}"${inBrackets(suggest(key, Object.keys(properties)))}`
    })
    .join(', ')
}

/** A name that nothing seen has, where one that is nearly the same was seen; or any, where few have names at all. */
export function describeUnseen(
  what: 'event' | 'form',
  name: string,
  seen: readonly string[],
): string | undefined {
  if (seen.includes(name)) return undefined
  const near = suggest(name, seen)
  return near ? `No ${what} "${name}" was seen${inBrackets(near)}` : undefined
}

function inBrackets(suggestion: string): string {
  return suggestion && ` (did${suggestion.trim().slice(3)})`
}
