import type { Text } from '../core/intervention.ts'
import { readDuration, type Millis } from '../core/time.ts'
import { pointTo, type Report } from './problem.ts'

/** Narrowing readers of JSON: each returns the value, or reports and returns `undefined`. */

export type JsonObject = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What may be left out. */
export function optional<T>(value: unknown, read: (value: unknown) => T | undefined): T | undefined {
  return value === undefined ? undefined : read(value)
}

/** With `keys`, any other key is reported; the object is still read. */
export function readObject(
  value: unknown,
  pointer: string,
  report: Report,
  keys?: readonly string[],
): JsonObject | undefined {
  if (!isObject(value)) return report('wrong-type', pointer, value, 'an object')
  if (keys) refuseOthers(value, keys, pointer, report)
  return value
}

/** A part of an object that may be left out: then there is nothing in it. */
export function readSection(
  parent: JsonObject,
  key: string,
  report: Report,
  keys?: readonly string[],
  base = '',
): JsonObject {
  return optional(parent[key], (value) => readObject(value, pointTo(base, key), report, keys)) ?? {}
}

/** A key that nobody reads is nearly always a slip of the pen: silence would let it pass for a setting. */
export function refuseOthers(
  object: JsonObject,
  keys: readonly string[],
  pointer: string,
  report: Report,
): void {
  for (const key of Object.keys(object)) {
    if (!keys.includes(key)) report('unknown-key', pointTo(pointer, key), key, keys.join(', '))
  }
}

export function readList(value: unknown, pointer: string, report: Report): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : report('wrong-type', pointer, value, 'a list')
}

export function readText(value: unknown, pointer: string, report: Report): string | undefined {
  return typeof value === 'string' && value !== '' ? value : report('wrong-type', pointer, value, 'a text')
}

/** A text, or one for each language. */
export function readWords(value: unknown, pointer: string, report: Report): Text | undefined {
  const words = isObject(value) ? Object.values(value) : [value]
  const isWords = words.length > 0 && words.every((text) => typeof text === 'string' && text.trim() !== '')
  return isWords ? (value as Text) : report('wrong-type', pointer, value, 'a text, or one for each language')
}

export function readTexts(value: unknown, pointer: string, report: Report): readonly string[] | undefined {
  const list = typeof value === 'string' ? [value] : value
  const isTexts = Array.isArray(list) && list.every((one) => typeof one === 'string' && one !== '')
  return isTexts ? (list as string[]) : report('wrong-type', pointer, value, 'a text or a list of texts')
}

export function readNumber(
  value: unknown,
  pointer: string,
  report: Report,
  { min = 0, max = Number.MAX_SAFE_INTEGER }: { readonly min?: number; readonly max?: number } = {},
): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return report('wrong-type', pointer, value, 'a number')
  return value >= min && value <= max ? value : report('out-of-range', pointer, value, `${min} to ${max}`)
}

/** A whole number, of at least one where nothing is said: half of a thing never comes. */
export function readCount(
  value: unknown,
  pointer: string,
  report: Report,
  { min = 1, max }: { readonly min?: number; readonly max?: number } = {},
): number | undefined {
  if (!Number.isInteger(value)) return report('wrong-type', pointer, value, 'a whole number')
  return readNumber(value, pointer, report, { min, ...(max !== undefined && { max }) })
}

export function readTime(value: unknown, pointer: string, report: Report): Millis | undefined {
  return readDuration(value) ?? report('bad-duration', pointer, value)
}

export function readOneOf<const T extends string | boolean>(
  value: unknown,
  choices: readonly T[],
  pointer: string,
  report: Report,
): T | undefined {
  const choice = choices.find((one) => one === value)
  return (
    choice ?? report('wrong-type', pointer, value, choices.map((one) => JSON.stringify(one)).join(' or '))
  )
}
