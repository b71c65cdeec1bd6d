import type { Observation } from '../../../src/core/observation.ts'

/** A log with one thing in it that no page has written. */
export interface BrokenLog {
  /** `memory.caps.rules = null`. */
  readonly says: string
  readonly log: readonly Observation[]
}

const GONE = Symbol('gone')

/** What stands in the place of a value; no getter comes out of a file. */
const IN_ITS_PLACE: readonly (readonly [name: string, value: () => unknown])[] = [
  ['gone', () => GONE],
  ['null', () => null],
  ['""', () => ''],
  ['"constructor"', () => 'constructor'],
  ['"__proto__"', () => '__proto__'],
  ['-1', () => -1],
  ['1e308', () => 1e308],
  ['8e15', () => 8e15],
  ['true', () => true],
  ['[]', () => []],
  ['[null]', () => [null]],
  ['{}', () => ({})],
  [
    '{ __proto__ }',
    () => JSON.parse('{ "__proto__": { "polluted": true }, "constructor": null }') as unknown,
  ],
]

/** Each node of each kind of observation once, in all the ways in which it may be broken. */
export function breakLog(log: readonly Observation[]): BrokenLog[] {
  const seen = new Set<string>()
  return log.flatMap((one, index) =>
    breakValue(one, one.type, seen).map(({ says, value }) => ({
      says,
      log: log.with(index, value as Observation),
    })),
  )
}

/** Of a list, only the first is broken. */
export function breakValue(
  whole: object,
  name: string,
  seen = new Set<string>(),
): { readonly says: string; readonly value: unknown }[] {
  return listPaths(whole, [])
    .filter((path) => {
      const kind = [name, ...path.map((step) => (/^\d+$/.test(step) ? '0' : step))].join('.')
      return !seen.has(kind) && seen.add(kind)
    })
    .flatMap((path) =>
      IN_ITS_PLACE.map(([wanted, value]) => ({
        says: `${[name, ...path].join('.')} = ${wanted}`,
        value: put(whole, path, value()),
      })),
    )
}

function listPaths(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => listPaths(inner, [...path, key]))]
}

function put(value: unknown, [step, ...rest]: readonly string[], wanted: unknown): unknown {
  if (step === undefined) return wanted === GONE ? undefined : wanted
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as {
    [key: string]: unknown
  }
  if (rest.length === 0 && wanted === GONE) delete copy[step]
  else copy[step] = put(copy[step], rest, wanted)
  return copy
}
