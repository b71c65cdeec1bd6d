/** Where a value is otherwise than it must be, and how. */
export interface Flaw {
  /** From the value on: `caps.rules`; empty for the value itself. */
  readonly at: string
  readonly says: string
}

/** What a value from a file must be; nothing where it is so. */
export type Shape = ((value: unknown) => Flaw | undefined) & { readonly isOptional?: true }

export const text: Shape = (value) => (typeof value === 'string' ? undefined : isNo(value, 'a text'))

export const flag: Shape = (value) => (typeof value === 'boolean' ? undefined : isNo(value, 'true or false'))

export const number: Shape = (value) => (Number.isFinite(value) ? undefined : isNo(value, 'a finite number'))

/** As long as dates last (https://tc39.es/ecma262/#sec-time-values-and-time-range). */
const LAST_TIME = 8.64e15

/** Epoch milliseconds, or a length of time. */
export const time: Shape = (value) =>
  Number.isFinite(value) && Math.abs(value as number) <= LAST_TIME
    ? undefined
    : isNo(value, 'a number of milliseconds')

export const scalar: Shape = (value) =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
    ? undefined
    : isNo(value, 'a text, a number, true, false or null')

export function oneOf(...words: readonly string[]): Shape {
  return (value) =>
    words.includes(value as string) ? undefined : isNo(value, words.map((word) => `"${word}"`).join(' or '))
}

export function optional(shape: Shape): Shape {
  return Object.assign((value: unknown) => (value === undefined ? undefined : shape(value)), {
    isOptional: true as const,
  })
}

export function either(one: Shape, other: Shape): Shape {
  return (value) => (one(value) && other(value) ? other(value) : undefined)
}

export function listOf(shape: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) return isNo(value, 'a list')
    for (let i = 0; i < value.length; i++) {
      const flaw = shape(value[i])
      if (flaw) return inside(`[${i}]`, flaw)
    }
    return undefined
  }
}

/** A list of so many, each of its own shape. */
export function tupleOf(...shapes: readonly Shape[]): Shape {
  return (value) => {
    if (!Array.isArray(value) || value.length !== shapes.length)
      return isNo(value, `a list of ${shapes.length}`)
    for (const [i, shape] of shapes.entries()) {
      const flaw = shape(value[i])
      if (flaw) return inside(`[${i}]`, flaw)
    }
    return undefined
  }
}

/** By names that are not known beforehand. */
export function recordOf(shape: Shape): Shape {
  return (value) => {
    if (!isRecord(value)) return isNo(value, 'an object')
    for (const key of Object.keys(value)) {
      const flaw = shape(value[key])
      if (flaw) return inside(key, flaw)
    }
    return undefined
  }
}

/** Further properties are left alone: another version may have written them. */
export function fieldsOf(shapes: { readonly [name: string]: Shape }): Shape {
  const all = Object.entries(shapes)
  return (value) => {
    if (!isRecord(value)) return isNo(value, 'an object')
    for (const [name, shape] of all) {
      if (!Object.hasOwn(value, name)) {
        if (shape.isOptional) continue
        return { at: name, says: 'is missing' }
      }
      const flaw = shape(value[name])
      if (flaw) return inside(name, flaw)
    }
    return undefined
  }
}

/** Of several shapes, the one that a property names. */
export function byWord(name: string, shapes: { readonly [word: string]: Shape }): Shape {
  const word = fieldsOf({ [name]: oneOf(...Object.keys(shapes)) })
  return (value) => word(value) ?? shapes[(value as Record)[name] as string]!(value)
}

export function isRecord(value: unknown): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Record {
  readonly [key: string]: unknown
}

function isNo(value: unknown, wanted: string): Flaw {
  return { at: '', says: `is ${nameValue(value)}, and must be ${wanted}` }
}

export function nameValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}…` : value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  return isRecord(value) ? 'an object' : String(value)
}

function inside(name: string, { at, says }: Flaw): Flaw {
  return { at: at === '' ? name : at.startsWith('[') ? `${name}${at}` : `${name}.${at}`, says }
}
