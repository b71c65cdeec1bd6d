import { ALL_LOST, type Lost } from '../../core/props.ts'
import { own } from '../../core/own.ts'
import { nameTime } from '../nameTime.ts'
import { compileMatch } from '../operators.ts'
import { isObject, type JsonObject } from '../read.ts'
import { suggest } from '../words/suggest.ts'

/** Which of the properties that were asked for are not as they should be, and what they are instead, or that nobody knows. */
export function describeMiss(
  where: JsonObject,
  properties: JsonObject,
  lost: Lost = [],
  isSignal = false,
): string {
  const judge = (key: string) => compileMatch({ [key]: where[key] }, '', () => undefined)?.(properties, lost)
  const missed = Object.keys(where).filter((key) => judge(key) !== true)
  const said = missed.flatMap((key) =>
    listProperties({ [key]: where[key] }).map((name) => {
      const isOdd = name === key && judge(key) === undefined && (own(properties, name) ?? null) !== null
      return (
        sayProperty(name, properties, lost, isSignal) +
        (isOdd ? ', which cannot be compared with what is asked for' : '')
      )
    }),
  )
  return join(said)
}

/** What the properties that were asked for are. */
export function sayProperties(where: JsonObject, properties: JsonObject): string {
  return join(listProperties(where).map((name) => sayProperty(name, properties, [])))
}

/** By name, also those inside of `$and`, `$or` and `$not`. */
function listProperties(where: unknown): string[] {
  return [where]
    .flat()
    .flatMap((one) =>
      isObject(one)
        ? Object.keys(one).flatMap((key) => (/^\$(and|or|not)$/.test(key) ? listProperties(one[key]) : key))
        : [],
    )
}

function sayProperty(name: string, properties: JsonObject, lost: Lost, isSignal = false): string {
  const value = own(properties, name)
  if (value === null) return `${name} is empty`
  if (value !== undefined) {
    const isTime = isSignal && typeof value === 'number' && TIMES.includes(name)
    return `${name} is ${isTime ? nameTime(value) : [value].flat().map(sayValue).join(', ')}`
  }
  if (lost.includes(name) || lost.includes(ALL_LOST))
    return `${name} was too much to be kept, and is not known`
  return `${name} is not known${inBrackets(suggest(name, Object.keys(properties)))}`
}

/** What signals measure in milliseconds: a test holds it to their evidence. */
export const TIMES = ['waited', 'span', 'after', 'pause', 'stay', 'limit', 'away', 'time']

function sayValue(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : JSON.stringify(value)
}

function join(parts: readonly string[]): string {
  return [...new Set(parts)].join(', ')
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
