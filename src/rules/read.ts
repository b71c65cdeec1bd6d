import { readDuration, type Millis } from '../core/time.ts'
import type { Report } from './problem.ts'

/** Narrowing readers of JSON: each returns the value, or reports and returns `undefined`. */

export type JsonObject = { readonly [key: string]: unknown }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function readObject(value: unknown, pointer: string, report: Report): JsonObject | undefined {
  return isObject(value) ? value : report('wrong-type', pointer, value, 'an object')
}

export function readList(value: unknown, pointer: string, report: Report): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : report('wrong-type', pointer, value, 'a list')
}

export function readText(value: unknown, pointer: string, report: Report): string | undefined {
  return typeof value === 'string' && value !== '' ? value : report('wrong-type', pointer, value, 'a text')
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

export function readTime(value: unknown, pointer: string, report: Report): Millis | undefined {
  return readDuration(value) ?? report('bad-duration', pointer, value)
}

export function readOneOf<const T extends string>(
  value: unknown,
  choices: readonly T[],
  pointer: string,
  report: Report,
): T | undefined {
  const choice = choices.find((one) => one === value)
  return choice ?? report('wrong-type', pointer, value, choices.map((one) => `"${one}"`).join(' or '))
}
